package org.mondeq.cli.region;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputBox;

/**
 * Looks at the centre of a box and at its corners, all in one batch. Nothing is proved here: a
 * corner of another class is a candidate for a counterexample.
 */
final class CellCorners {
  /** With more inputs than these, only those corners that differ in one input from the lowest. */
  private static final int MOST_INPUTS = 6;

  private final Classifier classifier;
  private final MonDeq model;

  CellCorners(MonDeq model) {
    this.model = model;
    this.classifier = new Classifier(model);
  }

  /**
   * An input with another class than the centre, as the model computes it.
   *
   * @param pixels raw {@code [q]}
   * @param prediction its class
   * @param fixpoint its equilibrium {@code [p]}, computed
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Other(double[] pixels, int prediction, double[] fixpoint) {}

  /**
   * What the model computes.
   *
   * @param label the class of the centre
   * @param other the corner that is farthest from being given this class, if one is not
   */
  record Found(int label, Optional<Other> other) {}

  /** The class of the centre of a box, and a corner without it. */
  Found look(InputBox box) {
    Matrix points = points(box);
    Matrix states = classifier.equilibrium(points).requireFinite();
    Matrix logits = model.logits(states);
    int label = Classifier.prediction(logits, 0);
    int worst = 0;
    for (int row = 1; row < points.rows(); row++) {
      boolean less =
          Classifier.margin(logits, row, label) < Classifier.margin(logits, worst, label);
      worst = less ? row : worst;
    }
    int prediction = Classifier.prediction(logits, worst);
    return new Found(
        label,
        prediction == label
            ? Optional.empty()
            : Optional.of(new Other(points.row(worst), prediction, states.row(worst))));
  }

  /** Raw values: the centre, then corners. */
  private static Matrix points(InputBox box) {
    double[] low = box.lowPixels();
    double[] high = box.highPixels();
    int[] wide = IntStream.range(0, low.length).filter(j -> low[j] < high[j]).toArray();
    boolean all = wide.length <= MOST_INPUTS;
    int corners = all ? 1 << wide.length : wide.length + 1;
    Matrix points = Matrix.zeros(corners + 1, low.length);
    points.setRow(0, box.middlePixels());
    for (int corner = 0; corner < corners; corner++) {
      double[] point = low.clone();
      for (int i = 0; i < wide.length; i++) {
        boolean upper = all ? ((corner >> i) & 1) == 1 : corner == i;
        point[wide[i]] = upper ? high[wide[i]] : low[wide[i]];
      }
      points.setRow(corner + 1, point);
    }
    return points;
  }
}
