package org.mondeq.train;

import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.solver.Equilibrium;
import org.mondeq.solver.OperatorSplitting;

/**
 * The equilibrium of a batch, the loss at it, and the adjoint equilibrium of the loss: everything
 * that implicit differentiation solves for.
 *
 * @param equilibrium z {@code [n × p]}
 * @param loss the cross entropy of {@code V z + v}
 * @param adjoint w {@code [n × p]}, the gradient of the loss for {@code W z + U x + b}
 */
record BatchGradient(Equilibrium equilibrium, CrossEntropy loss, Equilibrium adjoint) {
  /**
   * Solves both problems.
   *
   * @throws org.mondeq.io.FailedRunException if one does not converge
   */
  static BatchGradient solve(
      Weights weights, OperatorSplitting splitting, Batch batch, Tolerances tolerances) {
    Equilibrium equilibrium =
        splitting.forward(weights.injection(batch.inputs()), tolerances.forward());
    Matrix z = equilibrium.require();
    CrossEntropy loss = new CrossEntropy(weights.logits(z), batch.labels());
    Matrix gradient = Blas.product(loss.gradient(), weights.outputWeights());
    Equilibrium adjoint = splitting.adjoint(z, gradient, tolerances.adjoint());
    adjoint.require();
    return new BatchGradient(equilibrium, loss, adjoint);
  }
}
