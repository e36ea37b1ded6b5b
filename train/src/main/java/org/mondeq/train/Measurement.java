package org.mondeq.train;

import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.model.MonDeq;

/**
 * A model measured after an epoch.
 *
 * @param validationAccuracy fraction of the held-out images classified rightly; null if there are
 *     none
 * @param testAccuracy the same of the test images
 * @param monotonicity m
 * @param operatorNorm an upper bound of {@code ‖I − W‖₂}
 */
record Measurement(
    Double validationAccuracy, double testAccuracy, double monotonicity, double operatorNorm) {
  /**
   * Measures a model; O(p³) beside the images.
   *
   * @throws org.mondeq.io.FailedRunException if an equilibrium is not found
   */
  static Measurement of(MonDeq model, Evaluation evaluation) {
    double test = Accuracy.of(model, evaluation.test());
    Double validation =
        evaluation.heldOut().map(heldOut -> Accuracy.of(model, heldOut)).orElse(null);
    return new Measurement(
        validation, test, model.spec().monotonicity(), operatorNorm(model.coupling()));
  }

  private static double operatorNorm(Matrix coupling) {
    Matrix operator = Matrix.zeros(coupling.rows(), coupling.cols());
    for (int i = 0; i < coupling.size(); i++) {
      operator.buffer().put(i, -coupling.buffer().get(i));
    }
    for (int i = 0; i < coupling.rows(); i++) {
      operator.set(i, i, 1 - coupling.get(i, i));
    }
    return Norms.spectralBound(operator);
  }
}
