package org.mondeq.certify.craft;

import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Resolvent;

/**
 * What the backward pass needs of a model: the equilibrium in the form {@code D r = (W + D − I) z +
 * U x + b}, {@code z = ReLU(r)}.
 *
 * <p>Here {@code D_j = 1 − W_jj ≥ m}, as a double, so that r_j hardly depends on z_j. For any
 * positive D the r so defined, {@code r = z + (y − z)/D} with {@code y = W z + U x + b}, has the
 * sign of y, and is y where that is positive: the ReLU of r is z.
 */
final class BackwardModel {
  private final Matrix coupling;
  private final Matrix inputWeights;
  private final double[] bias;
  private final double[] diagonal;
  private final Matrix resolvent;
  private final double alpha;
  private final double couplingNorm;
  private final double couplingError;

  private BackwardModel(MonDeq model, double[] diagonal, double alpha) {
    this.coupling = model.coupling();
    this.inputWeights = model.inputWeights();
    this.bias = model.inputBias();
    this.diagonal = diagonal;
    this.alpha = alpha;
    this.resolvent = Resolvent.of(coupling, alpha);
    double largest = 0;
    for (double entry : diagonal) {
      largest = Math.max(largest, entry);
    }
    long size = coupling.size();
    this.couplingNorm = Rounding.up(Norms.frobenius(coupling) + largest + 1, size);
    this.couplingError = model.couplingError();
  }

  /**
   * Prepares a model; O(p³).
   *
   * @param alpha step size of the Peaceman-Rachford steps that solve for multipliers
   */
  static BackwardModel of(MonDeq model, double alpha) {
    double[] diagonal = new double[model.latent()];
    for (int j = 0; j < diagonal.length; j++) {
      diagonal[j] = 1 - model.coupling().get(j, j);
    }
    return new BackwardModel(model, diagonal, alpha);
  }

  /** The latent size p. */
  int latent() {
    return bias.length;
  }

  /** {@code W [p × p]}; only to be read. */
  Matrix coupling() {
    return coupling;
  }

  /** {@code U [p × q]}; only to be read. */
  Matrix inputWeights() {
    return inputWeights;
  }

  /** {@code b_j}. */
  double bias(int j) {
    return bias[j];
  }

  /** {@code D_j}. */
  double diagonal(int j) {
    return diagonal[j];
  }

  /** {@code (I + α(I − W))⁻¹ [p × p]}; only to be read. */
  Matrix resolvent() {
    return resolvent;
  }

  /** The step size α. */
  double alpha() {
    return alpha;
  }

  /** {@code ‖ |W| + |D − I| ‖₂}, or more. */
  double couplingNorm() {
    return couplingNorm;
  }

  /** {@code ‖W̃ − W‖₂} for the exact W, or more. */
  double couplingError() {
    return couplingError;
  }
}
