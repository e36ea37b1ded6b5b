package org.mondeq.linalg;

import java.nio.DoubleBuffer;

/** Norms of matrices and vectors, and bounds of them that hold in spite of rounding. */
public final class Norms {
  private static final int SQUARINGS = 7;

  private Norms() {}

  /** The Euclidean norm of a vector. */
  public static double euclidean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /** The Frobenius norm {@code √(Σ a_ij²)}. */
  public static double frobenius(Matrix a) {
    DoubleBuffer buffer = a.buffer();
    double sum = 0;
    for (int i = 0, n = a.size(); i < n; i++) {
      double value = buffer.get(i);
      sum += value * value;
    }
    return Math.sqrt(sum);
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
