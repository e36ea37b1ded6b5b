package org.mondeq.certify.domain;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;

/**
 * A basis of unit vectors, as rows, that is orthonormal up to a bounded defect.
 *
 * <p>Nothing assumes {@code B⁻¹ = Bᵀ}: the coordinates of a vector e are {@code κ = B e + δ} with
 * {@code ‖δ‖₂ ≤} {@link #coordinateError()} {@code ‖e‖₂}, since {@code ‖I − BᵀB‖₂} is bounded by
 * evaluation.
 */
public final class Basis {
  private static final double MAX_DEFECT = 1e-6;

  private final Matrix vectors;
  private final double defect;

  private Basis(Matrix vectors, double defect) {
    this.vectors = vectors;
    this.defect = defect;
  }

  /**
   * A basis of the given row vectors {@code [d × d]}.
   *
   * @throws IllegalArgumentException if they are too far from orthonormal
   */
  public static Basis of(Matrix vectors) {
    int d = vectors.rows();
    Matrix gram = Blas.transposedProduct(vectors, vectors);
    for (int i = 0; i < d; i++) {
      gram.set(i, i, gram.get(i, i) - 1);
    }
    double norm = Norms.frobenius(vectors);
    double defect =
        Rounding.up(Norms.frobenius(gram) + Rounding.gamma(d + 4L) * (norm * norm + d), 2L * d * d);
    if (!(defect <= MAX_DEFECT)) {
      throw new IllegalArgumentException("not orthonormal: ‖I − BᵀB‖ = " + defect);
    }
    return new Basis(vectors, defect);
  }

  /**
   * The principal axes of generators with second moments {@code gram = GᵀG [d × d]}, uncentred;
   * axes of no extent complete the basis [Müller21, §5.1].
   */
  public static Basis principal(Matrix gram) {
    return of(Blas.symmetricEigen(gram).vectors());
  }

  /** The basis vectors as rows {@code [d × d]}; only to be read. */
  public Matrix vectors() {
    return vectors;
  }

  /** The dimension d. */
  public int size() {
    return vectors.rows();
  }

  /** A bound of {@code ‖κ − B e‖₂ / ‖e‖₂} over all vectors e with exact coordinates κ. */
  double coordinateError() {
    return 1.001 * defect;
  }

  /** An upper bound of {@code Σ_j |b_ij| x_j} for each i, for {@code x ≥ 0}. */
  double[] absoluteProduct(double[] x) {
    int d = size();
    DoubleBuffer buffer = vectors.buffer();
    double[] result = new double[d];
    for (int i = 0; i < d; i++) {
      double sum = 0;
      for (int j = 0; j < d; j++) {
        sum += Math.abs(buffer.get(i * d + j)) * x[j];
      }
      result[i] = Rounding.up(sum, d);
    }
    return result;
  }
}
