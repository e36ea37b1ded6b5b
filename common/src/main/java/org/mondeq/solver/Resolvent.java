package org.mondeq.solver;

import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;

/** The resolvent {@code (I + α (I − W))⁻¹} of a coupling matrix, which PR steps multiply with. */
public final class Resolvent {
  private Resolvent() {}

  /** Computes the inverse {@code [p × p]} for a step size α > 0; O(p³), once for a model. */
  public static Matrix of(Matrix coupling, double alpha) {
    if (!(alpha > 0) || !Double.isFinite(alpha)) {
      throw new IllegalArgumentException("step size: expected α > 0, got " + alpha);
    }
    return Blas.inverse(operator(coupling, alpha));
  }

  /** {@code I + α (I − W)}, the matrix that {@link #of} inverts. */
  public static Matrix operator(Matrix coupling, double alpha) {
    int p = coupling.rows();
    Shapes.require("W", coupling, p, p);
    Matrix result = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double identity = i == j ? 1 : 0;
        result.set(i, j, identity + alpha * (identity - coupling.get(i, j)));
      }
    }
    return result;
  }

  /** {@code I − W}. */
  public static Matrix identityMinus(Matrix coupling) {
    int p = coupling.rows();
    Matrix result = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        result.set(i, j, (i == j ? 1 : 0) - coupling.get(i, j));
      }
    }
    return result;
  }
}
