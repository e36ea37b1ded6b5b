package org.mondeq.certify.craft;

import org.mondeq.certify.domain.Interval;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;

/**
 * The leads of one class: {@code (V_t − V_i) z + v_t − v_i} for every other class i.
 *
 * <p>The differences are rounded once; that error is smaller by an order than the allowance that
 * each bound makes for its products, which counts a few more terms than there are.
 */
final class Specification {
  private final Matrix directions;
  private final double[] offsets;

  private Specification(Matrix directions, double[] offsets) {
    this.directions = directions;
    this.offsets = offsets;
  }

  static Specification of(MonDeq model, int label) {
    int classes = model.classes();
    Matrix directions = Matrix.zeros(classes - 1, model.latent());
    double[] offsets = new double[classes - 1];
    double[] bias = model.outputBias();
    for (int i = 0, row = 0; i < classes; i++) {
      if (i != label) {
        for (int j = 0; j < model.latent(); j++) {
          directions.set(
              row, j, model.outputWeights().get(label, j) - model.outputWeights().get(i, j));
        }
        offsets[row++] = bias[label] - bias[i];
      }
    }
    return new Specification(directions, offsets);
  }

  /** A lower bound of the smallest lead over a set of states; NaN never results. */
  double margin(Rectified state) {
    double margin = Double.POSITIVE_INFINITY;
    for (double bound : state.lowerBounds(directions, offsets)) {
      margin = Math.min(margin, bound);
    }
    return Double.isNaN(margin) ? Double.NEGATIVE_INFINITY : margin;
  }

  /** The same for a kind of sets; without a zonotope part, z is known by its box alone. */
  double margin(Rectified state, Ablation.Domain domain) {
    return domain == Ablation.Domain.BOX ? margin(new Hull(state.bounds()).z()) : margin(state);
  }

  private double margin(Interval z) {
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < offsets.length; i++) {
      double value = offsets[i];
      double magnitude = Math.abs(offsets[i]);
      for (int j = 0; j < z.size(); j++) {
        double direction = directions.get(i, j);
        value += direction * (direction > 0 ? z.low(j) : z.high(j));
        magnitude += Math.abs(direction) * z.high(j);
      }
      double lost = Rounding.up(Rounding.gamma(z.size() + 6L) * magnitude, z.size() + 6L);
      margin = Math.min(margin, Math.nextDown(value - lost));
    }
    return Double.isNaN(margin) ? Double.NEGATIVE_INFINITY : margin;
  }
}
