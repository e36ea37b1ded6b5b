package org.mondeq.solver;

import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;

/**
 * Finds the equilibrium of a coupling matrix W and the adjoint equilibrium of its transpose.
 *
 * <p>Arguments are never modified. An implementation is immutable and holds what belongs to W
 * alone.
 */
public sealed interface OperatorSplitting permits ForwardBackward, PeacemanRachford, RowParallel {
  /**
   * Solves {@code z = ReLU(W z + c)} for each row, from zero.
   *
   * @param injection c {@code [n × p]}
   */
  Equilibrium forward(Matrix injection, StoppingRule rule);

  /**
   * Solves {@code w = J (Wᵀ w + g)} for each row, where {@code J = diag(1[z > 0])}, from zero. With
   * g the gradient of a loss for the equilibrium z, w is the gradient for {@code W z + U x + b}.
   *
   * @param z the equilibrium {@code [n × p]}
   * @param gradient g {@code [n × p]}
   */
  Equilibrium adjoint(Matrix z, Matrix gradient, StoppingRule rule);

  /** Up to this ratio of L and m, the balanced splitting ends within some thousand steps. */
  double WELL_CONDITIONED = 1e4;

  /**
   * Peaceman-Rachford splitting with step size {@code 1/√(m L)}, {@code L} a bound of {@code ‖I −
   * W‖₂}: the best rate that is guaranteed for an m-strongly monotone, L-Lipschitz operator. Where
   * m is so small that this would be slow, the smallest eigenvalue of the symmetric part of {@code
   * I − W}, which may be much larger, takes its place; any step size converges.
   *
   * @param monotonicity m
   */
  static PeacemanRachford balanced(Matrix coupling, double monotonicity) {
    Matrix operator = Resolvent.identityMinus(coupling);
    double lipschitz = Norms.spectralBound(operator);
    double m = monotonicity;
    if (lipschitz / m > WELL_CONDITIONED && lipschitz < Double.POSITIVE_INFINITY) {
      double smallest = smallestEigenvalue(operator);
      m = smallest > m ? smallest : m;
    }
    return new PeacemanRachford(coupling, 1 / Math.sqrt(m * lipschitz));
  }

  private static double smallestEigenvalue(Matrix operator) {
    int p = operator.rows();
    Matrix symmetric = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        symmetric.set(i, j, operator.get(i, j) / 2 + operator.get(j, i) / 2);
      }
    }
    return Blas.symmetricEigen(symmetric).values()[0];
  }
}
