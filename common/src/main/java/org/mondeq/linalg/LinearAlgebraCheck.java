package org.mondeq.linalg;

import java.util.Locale;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Decides whether a linear algebra library can be trusted: a solve and an eigendecomposition of
 * order 200, large enough for the blocked kernels of every known faulty build, and their residuals.
 */
final class LinearAlgebraCheck {
  private static final int ORDER = 200;
  private static final double TOLERANCE = 1e-9;

  private LinearAlgebraCheck() {}

  /** What is wrong with the library in one line, or null if it is right. */
  static String faultOf(BinaryOperator<Matrix> solve, Function<Matrix, SymmetricEigen> eigen) {
    Random random = new Random(20);
    Matrix a = Matrix.zeros(ORDER, ORDER);
    Matrix symmetric = Matrix.zeros(ORDER, ORDER);
    for (int i = 0; i < ORDER; i++) {
      for (int j = 0; j <= i; j++) {
        double value = random.nextGaussian();
        a.set(i, j, value + (i == j ? 20 : 0));
        a.set(j, i, i == j ? value + 20 : random.nextGaussian());
        symmetric.set(i, j, value);
        symmetric.set(j, i, value);
      }
    }
    double solveResidual = solveResidual(a, solve.apply(a, Matrix.identity(ORDER)));
    if (!(solveResidual < TOLERANCE)) {
      return fault("linear solve", solveResidual);
    }
    double eigenResidual = eigenResidual(symmetric, eigen.apply(symmetric));
    return eigenResidual < TOLERANCE ? null : fault("eigendecomposition", eigenResidual);
  }

  private static String fault(String what, double residual) {
    return String.format(
        Locale.ROOT,
        "OpenBLAS computes a wrong %s on this machine (residual %.1e); use the version that the"
            + " build pins, or set OPENBLAS_CORETYPE=Haswell",
        what,
        residual);
  }

  /** The largest element of {@code |A X − I|}, by plain loops. */
  private static double solveResidual(Matrix a, Matrix x) {
    double worst = 0;
    for (int i = 0; i < ORDER; i++) {
      for (int j = 0; j < ORDER; j++) {
        double sum = i == j ? -1 : 0;
        for (int k = 0; k < ORDER; k++) {
          sum += a.get(i, k) * x.get(k, j);
        }
        worst = maxOrNaN(worst, sum);
      }
    }
    return worst;
  }

  /** The largest element of {@code |A x_i − λ_i x_i|} and of {@code |x_i·x_j − δ_ij|}. */
  private static double eigenResidual(Matrix a, SymmetricEigen eigen) {
    Matrix x = eigen.vectors();
    double[] values = eigen.values();
    double worst = 0;
    for (int i = 0; i < ORDER; i++) {
      for (int j = 0; j < ORDER; j++) {
        double image = -values[i] * x.get(i, j);
        double inner = i == j ? -1 : 0;
        for (int k = 0; k < ORDER; k++) {
          image += a.get(j, k) * x.get(i, k);
          inner += x.get(i, k) * x.get(j, k);
        }
        worst = maxOrNaN(maxOrNaN(worst, image), inner);
      }
    }
    return worst;
  }

  private static double maxOrNaN(double worst, double value) {
    return Math.max(worst, Math.abs(value));
  }
}
