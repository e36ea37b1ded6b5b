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
    return solve(weights, splitting, batch, tolerances, Head.crossEntropy(weights));
  }

  /** A loss as a function of the equilibrium. */
  @FunctionalInterface
  interface Head {
    /**
     * Its gradient {@code [n × p]}.
     *
     * @param z the equilibrium {@code [n × p]}
     * @param loss the cross entropy there
     */
    Matrix gradient(Matrix z, CrossEntropy loss);

    /** The cross entropy alone. */
    static Head crossEntropy(Weights weights) {
      return (z, loss) -> Blas.product(loss.gradient(), weights.outputWeights());
    }
  }

  /**
   * Solves both problems for a loss that need not be the cross entropy.
   *
   * @throws org.mondeq.io.FailedRunException if one does not converge
   */
  static BatchGradient solve(
      Weights weights, OperatorSplitting splitting, Batch batch, Tolerances tolerances, Head head) {
    Equilibrium equilibrium =
        splitting.forward(weights.injection(batch.inputs()), tolerances.forward());
    Matrix z = equilibrium.require();
    CrossEntropy loss = new CrossEntropy(weights.logits(z), batch.labels());
    Equilibrium adjoint = splitting.adjoint(z, head.gradient(z, loss), tolerances.adjoint());
    adjoint.require();
    return new BatchGradient(equilibrium, loss, adjoint);
  }
}
