package org.mondeq.solver;

import java.util.stream.IntStream;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;

/** What a model says about raw pixels, by solving for the equilibrium as precisely as possible. */
public final class Classifier {
  private final MonDeq model;
  private final OperatorSplitting splitting;

  /** Factorises for a model; O(p³). */
  public Classifier(MonDeq model) {
    this.model = model;
    this.splitting = OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
  }

  /** The equilibria {@code [n × p]} of raw pixels {@code [n × q]}. */
  public Equilibrium equilibrium(Matrix pixels) {
    Matrix x = model.spec().normalization().normalize(pixels);
    return splitting.forward(model.injection(x), StoppingRule.tight());
  }

  /**
   * The logits {@code [n × c]} of raw pixels {@code [n × q]}.
   *
   * @throws org.mondeq.io.FailedRunException if the solver does not converge
   */
  public Matrix logits(Matrix pixels) {
    return model.logits(equilibrium(pixels).require());
  }

  /**
   * The classes {@code [n]} of raw pixels {@code [n × q]}.
   *
   * @throws org.mondeq.io.FailedRunException if the solver does not converge
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
