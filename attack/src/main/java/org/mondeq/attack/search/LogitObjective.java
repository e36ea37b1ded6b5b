package org.mondeq.attack.search;

import java.nio.DoubleBuffer;
import java.util.Locale;
import java.util.SplittableRandom;
import org.mondeq.io.InvalidInputException;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;

/**
 * A linear function {@code d·y} of the logits, whose gradient with respect to the states is {@code
 * d V}: the negative margin towards a target, or, to begin with, any other.
 *
 * <p>There are as many rows for each class but the label; a row's target is its class.
 */
public final class LogitObjective implements RowObjective {
  private static final long MOST_VALUES = 1L << 27;

  private final MonDeq model;
  private final int restarts;
  private final Matrix directions;
  private final Matrix gradient;

  /**
   * @throws InvalidInputException if so many rows are too many for one batch
   */
  public LogitObjective(MonDeq model, int restarts) {
    long rows = (long) restarts * (model.classes() - 1);
    long widest = Math.max(model.classes(), Math.max(model.inputs(), model.latent()));
    if (rows * widest > MOST_VALUES) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "attack: %d restarts for each of %d targets are too many for a batch of %d values"
                  + " each; expected fewer restarts",
              restarts,
              model.classes() - 1,
              widest));
    }
    this.model = model;
    this.restarts = restarts;
    int n = (int) rows;
    this.directions = Matrix.zeros(n, model.classes());
    this.gradient = Matrix.zeros(n, model.latent());
  }

  @Override
  public int rows() {
    return directions.rows();
  }

  @Override
  public int restarts() {
    return restarts;
  }

  @Override
  public Matrix gradient() {
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
  @Override
  public void begin(int label) {
    directions.fill(0);
    for (int row = 0; row < rows(); row++) {
      int other = row / restarts;
      directions.set(row, other < label ? other : other + 1, 1);
      directions.set(row, label, -1);
    }
    Blas.multiply(directions, model.outputWeights(), gradient);
  }

  @Override
  public void evaluate(Matrix logits, double[] values) {
    for (int row = 0; row < rows(); row++) {
      double sum = 0;
      for (int i = 0; i < logits.cols(); i++) {
        sum += directions.get(row, i) * logits.get(row, i);
      }
      values[row] = sum;
    }
  }
}
