package org.mondeq.check;

/**
 * Rounding outwards, on nothing but IEEE 754: each of {@code + − × ÷ √} is off by less than the
 * distance to the neighbouring double.
 *
 * <p>A sum of n products, in any order, is off by at most {@code γ_n Σ|x_i y_i|} with {@code γ_n =
 * n u / (1 − n u)}, u = 2⁻⁵³, and by n·2⁻¹⁰⁷⁴ for underflow.
 */
final class Outward {
  /** More than what underflow can take from any sum or product of sums here. */
  static final double UNDERFLOW = 0x1p-900;

  private static final double UNIT = 0x1.0001p-53;

  private Outward() {}

  /** Less than the exact result of the operation that gave x. */
  static double down(double x) {
    return Math.nextDown(x);
  }

  /** More than the exact result of the operation that gave x. */
  static double up(double x) {
    return Math.nextUp(x);
  }

  /**
   * A factor: a computed sum of at most {@code terms < 2³⁰} products is off by at most this times
   * the computed sum of the magnitudes of the computed products, apart from underflow.
   */
  static double ofSum(int terms) {
    return (terms + 8.0) * UNIT;
  }
}
