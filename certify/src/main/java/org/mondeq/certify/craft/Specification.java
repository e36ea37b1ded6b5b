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

  /** The rows {@code V_t − V_i [classes − 1 × p]}; only to be read. */
  Matrix directions() {
    return directions;
  }

  /** A lower bound of the smallest lead over a set of states; NaN never results. */
  double margin(Rectified state) {
    return smallest(state.lowerBounds(directions, offsets));
  }

  /** The same from lower bounds of {@code (V_t − V_i) z}. */
  double margin(double[] bounds) {
    double[] leads = new double[bounds.length];
    for (int i = 0; i < leads.length; i++) {
      leads[i] = Math.nextDown(bounds[i] + offsets[i]);
    }
    return smallest(leads);
  }

  private static double smallest(double[] leads) {
    double margin = Double.POSITIVE_INFINITY;
    for (double lead : leads) {
      margin = Math.min(margin, lead);
    }
    return Double.isNaN(margin) ? Double.NEGATIVE_INFINITY : margin;
  }
}
