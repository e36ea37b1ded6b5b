package org.mondeq.solver;

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

  /**
   * Peaceman-Rachford splitting with step size {@code 1/√(m L)}, {@code L} a bound of {@code ‖I −
   * W‖₂}: the best rate that is guaranteed for an m-strongly monotone, L-Lipschitz operator.
   *
   * @param monotonicity m
   */
  static PeacemanRachford balanced(Matrix coupling, double monotonicity) {
    double lipschitz = Norms.spectralBound(Resolvent.identityMinus(coupling));
    return new PeacemanRachford(coupling, 1 / Math.sqrt(monotonicity * lipschitz));
  }
}
