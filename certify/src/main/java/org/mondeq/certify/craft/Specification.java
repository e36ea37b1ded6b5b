package org.mondeq.certify.craft;

import org.mondeq.linalg.Matrix;
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
}
