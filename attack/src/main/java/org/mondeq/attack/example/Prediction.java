package org.mondeq.attack.example;

import org.mondeq.linalg.Matrix;

/** The logits of one input, and how far they can be from those of the exact equilibrium. */
public final class Prediction {
  private final double[] state;
  private final Matrix logits;
  private final double error;
  private final double residual;

  /** Takes over all of it. */
  Prediction(double[] state, Matrix logits, double error, double residual) {
    this.state = state;
    this.logits = logits;
    this.error = error;
    this.residual = residual;
  }

  /** A copy of the computed equilibrium {@code [p]}. */
  public double[] state() {
    return state.clone();
  }

  /** A copy of the logits {@code [c]}. */
  public double[] logits() {
    return logits.row(0);
  }

  /** A bound on the error of the difference of any two logits. */
  public double error() {
    return error;
  }

  /** {@code ‖z − ReLU(W z + U x + b)‖₂} of the equilibrium z that gives the logits. */
  public double residual() {
    return residual;
  }

  /** The class with the largest logit, the lowest of them on a tie. */
  public int label() {
    int best = 0;
    for (int i = 1; i < logits.cols(); i++) {
      if (logits.get(0, i) > logits.get(0, best)) {
        best = i;
      }
    }
    return best;
  }

  /** {@code y_label − max y_i} over the other classes i. */
  public double margin(int label) {
    return Margins.of(logits, 0, label);
  }

  /** Whether another class certainly has a larger logit: a tie, or an error's width, is none. */
  public boolean refutes(int label) {
    return margin(label) < -error;
  }
}
