package org.mondeq.attack.search;

import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Equilibrium;
import org.mondeq.solver.Iterates;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;

/**
 * The logits of a batch of inputs and the gradients of linear functions of them, for a series of
 * batches that change little: every solve starts from the last one's iterates, and again from zero
 * if it does not end there, since iterates shrink for ever on their way to an equilibrium at zero.
 *
 * <p>Searches need no more than estimates: where a solver does not end, they go on with its last
 * states. Rows are inputs. Nothing is allocated after construction; one series on one thread.
 */
public final class EquilibriumGradient {
  private final MonDeq model;
  private final PeacemanRachford solver;
  private final StoppingRule gradientRule;
  private final Matrix injection;
  private final Matrix logits;
  private final Iterates forward;
  private final Iterates adjoint;

  public EquilibriumGradient(
      MonDeq model, PeacemanRachford solver, StoppingRule gradientRule, int n) {
    this.model = model;
    this.solver = solver;
    this.gradientRule = gradientRule;
    this.injection = Matrix.zeros(n, model.latent());
    this.logits = Matrix.zeros(n, model.classes());
    this.forward = Iterates.zeros(n, model.latent());
    this.adjoint = Iterates.zeros(n, model.latent());
  }

  /** Forgets the last series. */
  public void reset() {
    forward.reset();
    resetGradient();
  }

  /**
   * Forgets the last gradient, because the next is that of an unrelated function. From the iterates
   * of another function, those of a zero function would shrink for ever.
   */
  void resetGradient() {
    adjoint.reset();
  }

  /**
   * The logits {@code [n × c]} of normalised inputs {@code [n × q]}, valid until the next call.
   *
   * @param rule how well to solve; a loose rule leaves estimates
   * @throws org.mondeq.io.FailedRunException if the solver diverges
   */
  public Matrix logits(Matrix inputs, StoppingRule rule) {
    model.injection(inputs, injection);
    Equilibrium equilibrium = solver.forward(injection, rule, forward);
    if (equilibrium.status() != Equilibrium.Status.CONVERGED) {
      forward.reset();
      equilibrium = solver.forward(injection, rule, forward);
    }
    model.logits(equilibrium.requireFinite(), logits);
    return logits;
  }

  /**
   * Overwrites {@code result [n × q]} with the gradient {@code w U} of a linear function of the
   * states at the inputs whose logits were computed last, where {@code w = J (Wᵀ w + g)}.
   *
   * @param g the gradient {@code [n × p]} with respect to the states: {@code d V} for {@code d·y}
   * @throws org.mondeq.io.FailedRunException if the solver diverges
   */
  public void gradient(Matrix g, Matrix result) {
    Equilibrium equilibrium = solver.adjoint(forward.z(), g, gradientRule, adjoint);
    if (equilibrium.status() != Equilibrium.Status.CONVERGED) {
      adjoint.reset();
      equilibrium = solver.adjoint(forward.z(), g, gradientRule, adjoint);
    }
    Blas.multiply(equilibrium.requireFinite(), model.inputWeights(), result);
  }
}
