package org.mondeq.linalg;

/**
 * A-priori bounds of rounding errors in IEEE double arithmetic [Higham02, §3.1].
 *
 * <p>An inner product of n terms, summed in any order and with or without fused multiply-add, is
 * off by at most {@code γ_n Σ|x_i y_i|} with {@code γ_n = n u / (1 − n u)}, u = 2⁻⁵³, plus an
 * underflow of at most n·2⁻¹⁰⁷⁴.
 */
public final class Rounding {
  /** The unit roundoff 2⁻⁵³. */
  public static final double UNIT = 0x1p-53;

  /**
   * The smallest positive double, 2⁻¹⁰⁷⁴: more than the underflow of one product or quotient. Sums
   * have none. What is lost so has no proportion to the result, and becomes as large as what it is
   * multiplied with later; {@link #up} pays for it only in a quantity that ends there.
   */
  public static final double TINY = Double.MIN_VALUE;

  /** More than the underflow that any inner product in memory can suffer. */
  public static final double UNDERFLOW = 0x1p-1000;

  private Rounding() {}

  /** An upper bound of {@code γ_n}. */
  public static double gamma(long n) {
    return (n + 2) * (UNIT * (1 + 0x1p-20));
  }

  /**
   * An upper bound of a non-negative quantity that was computed from non-negative terms with at
   * most {@code operations} roundings on any path from a term to the result.
   */
  public static double up(double value, long operations) {
    return Math.nextUp(value * (1 + gamma(operations + 2)) + UNDERFLOW);
  }
}
