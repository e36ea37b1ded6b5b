package org.mondeq.solver;

import java.util.stream.IntStream;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;

/**
 * What a model says about raw pixels, by solving for the equilibrium as precisely as possible: to a
 * relative change of 1e-12, or as far as {@value #MORE} steps lead where a model is badly
 * conditioned. Nothing is proved here, and states that have not converged are good for an estimate.
 */
public final class Classifier {
  /** Iterations after those that converge in all but badly conditioned models. */
  private static final int MORE = 100_000;

  private final MonDeq model;
  private final OperatorSplitting splitting;

  /** Factorises for a model; O(p³). */
  public Classifier(MonDeq model) {
    this.model = model;
    this.splitting = OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
  }

  /** The equilibria {@code [n × p]} of raw pixels {@code [n × q]}. */
  public Equilibrium equilibrium(Matrix pixels) {
    Matrix injection = model.injection(model.spec().normalization().normalize(pixels));
    Equilibrium equilibrium = splitting.forward(injection, StoppingRule.tight());
    return equilibrium.status() == Equilibrium.Status.ITERATION_LIMIT
        ? splitting.forward(injection, new StoppingRule(StoppingRule.tight().tolerance(), MORE))
        : equilibrium;
  }

  /**
   * The logits {@code [n × c]} of raw pixels {@code [n × q]}.
   *
   * @throws org.mondeq.io.FailedRunException if the solver diverges
   */
  public Matrix logits(Matrix pixels) {
    return model.logits(equilibrium(pixels).requireFinite());
  }

  /**
   * The classes {@code [n]} of raw pixels {@code [n × q]}.
   *
   * @throws org.mondeq.io.FailedRunException if the solver diverges
   */
  public int[] predictions(Matrix pixels) {
    Matrix logits = logits(pixels);
    return IntStream.range(0, pixels.rows()).map(row -> prediction(logits, row)).toArray();
  }

  /** The class of the largest logit in a row. */
  public static int prediction(Matrix logits, int row) {
    int best = 0;
    for (int c = 1; c < logits.cols(); c++) {
      best = logits.get(row, c) > logits.get(row, best) ? c : best;
    }
    return best;
  }

  /** The logit of a label in a row minus the largest other one. */
  public static double margin(Matrix logits, int row, int label) {
    double other = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logits.cols(); c++) {
      other = c == label ? other : Math.max(other, logits.get(row, c));
    }
    return logits.get(row, label) - other;
  }
}
