package org.mondeq.attack;

import java.nio.DoubleBuffer;
import java.util.SplittableRandom;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;

/**
 * What each row of a search climbs: a linear function {@code d·y} of its logits, and the gradient
 * {@code d V} of that with respect to the states.
 *
 * <p>There are as many rows for each class but the label; a row's target is its class.
 */
final class LogitObjective {
  private final MonDeq model;
  private final int restarts;
  private final Matrix directions;
  private final Matrix gradient;

  LogitObjective(MonDeq model, int restarts) {
    this.model = model;
    this.restarts = restarts;
    int n = restarts * (model.classes() - 1);
    this.directions = Matrix.zeros(n, model.classes());
    this.gradient = Matrix.zeros(n, model.latent());
  }

  /** The number of rows: restarts for each class but one. */
  int rows() {
    return directions.rows();
  }

  /** The gradient {@code [n × p]} of the objectives with respect to the states. */
  Matrix gradient() {
    return gradient;
  }

  /** A random direction for each row, uniform in {@code [−1, 1]ᶜ} [Tashiro20, eq. 2]. */
  void diversify(SplittableRandom random) {
    DoubleBuffer ds = directions.buffer();
    for (int k = 0, size = directions.size(); k < size; k++) {
      ds.put(k, 2 * random.nextDouble() - 1);
    }
    Blas.multiply(directions, model.outputWeights(), gradient);
  }

  /** {@code y_target − y_label}, the negative margin towards the row's target. */
  void target(int label) {
    directions.fill(0);
    for (int row = 0; row < rows(); row++) {
      int other = row / restarts;
      directions.set(row, other < label ? other : other + 1, 1);
      directions.set(row, label, -1);
    }
    Blas.multiply(directions, model.outputWeights(), gradient);
  }
}
