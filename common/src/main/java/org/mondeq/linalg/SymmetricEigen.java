package org.mondeq.linalg;

/**
 * The eigendecomposition {@code A = Xᵀ diag(λ) X} of a symmetric matrix of order n.
 *
 * <p>Eigenvalues ascend; row {@code i} of {@link #vectors()} {@code [n × n]} is the unit
 * eigenvector of {@code values()[i]}.
 */
public final class SymmetricEigen {
  private final double[] values;
  private final Matrix vectors;

  SymmetricEigen(double[] values, Matrix vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /** A copy of the eigenvalues, ascending. */
  public double[] values() {
    return values.clone();
  }

  /** The eigenvectors as rows. */
  public Matrix vectors() {
    return vectors;
  }
}
