package org.mondeq.linalg;

import java.nio.DoubleBuffer;

/** Norms of matrices and vectors, and bounds of them that hold in spite of rounding. */
public final class Norms {
  private static final int SQUARINGS = 7;

  /** What underflows in a sum of squares of at least this size does not matter. */
  private static final double SMALLEST_SUM = 0x1p-900;

  private Norms() {}

  /** The Euclidean norm of a vector, also where squares underflow. */
  public static double euclidean(double[] x) {
    return norm(DoubleBuffer.wrap(x), x.length);
  }

  /** The Frobenius norm {@code √(Σ a_ij²)}, also where squares underflow. */
  public static double frobenius(Matrix a) {
    return norm(a.buffer(), a.size());
  }

  private static double norm(DoubleBuffer values, int n) {
    double sum = 0;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double value = values.get(i);
      sum += value * value;
      largest = Math.max(largest, Math.abs(value));
    }
    if (sum >= SMALLEST_SUM || !(largest > 0)) {
      return Math.sqrt(sum);
    }
    double scaled = 0;
    for (int i = 0; i < n; i++) {
      double value = values.get(i) / largest;
      scaled += value * value;
    }
    return largest * Math.sqrt(scaled);
  }

  /**
   * An upper bound of the spectral norm {@code ‖A‖₂}, tight to about two percent.
   *
   * <p>Uses {@code ‖A‖₂² = ‖A Aᵀ‖₂} seven times and the Frobenius norm at the end; the rounding of
   * each product and norm is added to the bound. O(n³).
   */
  public static double spectralBound(Matrix a) {
    return spectralBound(a, SQUARINGS);
  }

  /**
   * The same with a chosen number s of squarings, tight to a factor of {@code √n^(2^-s)}; O(s n³).
   */
  public static double spectralBound(Matrix a, int squarings) {
    double norm = frobenius(a);
    if (norm == 0 || squarings == 0 || !Double.isFinite(norm)) {
      return Rounding.up(norm, a.size());
    }
    Matrix scaled = a.copy();
    DoubleBuffer buffer = scaled.buffer();
    for (int i = 0, n = scaled.size(); i < n; i++) {
      buffer.put(i, buffer.get(i) / norm);
    }
    double squared =
        spectralBound(Blas.productTransposed(scaled, scaled), squarings - 1)
            + 2 * Rounding.gamma(a.cols() + a.rows());
    return Rounding.up(norm * Math.sqrt(squared), a.size());
  }
}
