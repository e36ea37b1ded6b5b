package org.mondeq.attack.example;

import java.util.Arrays;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.spec.Ball;
import org.mondeq.spec.InputBox;

/**
 * Judges whether a point proves that a model does not keep a label on a box of inputs. Immutable,
 * and safe for use by many threads.
 */
public final class CounterexampleJudge {
  private final CheckedClassifier classifier;
  private final Normalization normalization;
  private final InputBox box;
  private final int label;
  private final double[] lowPixels;
  private final double[] highPixels;
  private final PixelDepth depth;

  /** A check for one sample of a model, on pixels of any value. */
  public CounterexampleJudge(MonDeq model, CheckedClassifier classifier, int label, InputBox box) {
    this(model, classifier, label, box, PixelDepth.REAL);
  }

  /**
   * A check for one sample of a model.
   *
   * @param depth the values that pixels may have
   * @throws IllegalArgumentException if the label is no class, or the box has another dimension
   */
  public CounterexampleJudge(
      MonDeq model, CheckedClassifier classifier, int label, InputBox box, PixelDepth depth) {
    Shapes.require("box", box.size(), model.inputs());
    if (label < 0 || label >= model.classes()) {
      throw new IllegalArgumentException(
          "label: expected 0 to " + (model.classes() - 1) + ", got " + label);
    }
    this.classifier = classifier;
    this.normalization = model.spec().normalization();
    this.box = box;
    this.label = label;
    this.lowPixels = box.lowPixels();
    this.highPixels = box.highPixels();
    this.depth = depth;
  }

  /** The values that pixels may have. */
  public PixelDepth depth() {
    return depth;
  }

  /** Where to search: outside of it, no pixels of the depth are in the box. */
  public InputBox searchBox() {
    return depth.hull(box, normalization);
  }

  public int label() {
    return label;
  }

  /** Requires raw pixels to lie in the box, and in the ball if there is one. */
  public void requireInside(double[] pixels) {
    Shapes.require("pixels", pixels.length, lowPixels.length);
    for (int j = 0; j < pixels.length; j++) {
      if (!(pixels[j] >= lowPixels[j] && pixels[j] <= highPixels[j])) {
        throw new IllegalArgumentException("pixel " + j + ": not in the box: " + pixels[j]);
      }
    }
    if (box.ball().isPresent() && !box.ball().get().contains(pixels)) {
      throw new IllegalArgumentException("pixels: not in the ball");
    }
  }

  /**
   * Judges a normalised point as it will be written: as the nearest raw pixels of the box and the
   * depth, normalised again and solved to a known error; nothing is found where there are none.
   */
  public AttackResult judge(double[] point) {
    double[] pixels = nearestPixels(point);
    if (Arrays.stream(pixels).anyMatch(Double::isNaN)) {
      return AttackResult.NotFound.NOTHING;
    }
    double[] input = normalize(pixels);
    Prediction prediction = classifier.classify(input);
    return prediction.refutes(label)
        ? new AdversarialExample(pixels, input, label, prediction)
        : new AttackResult.NotFound(
            prediction.margin(label), prediction.error(), prediction.residual());
  }

  private double[] nearestPixels(double[] point) {
    int q = point.length;
    double[] pixels = new double[q];
    for (int j = 0; j < q; j++) {
      double pixel = point[j] * normalization.stdOf(j, q) + normalization.meanOf(j, q);
      pixels[j] = depth.nearest(pixel, lowPixels[j], highPixels[j]);
    }
    return box.ball().isPresent() ? pulled(pixels, box.ball().get()) : pixels;
  }

  /** Pixels of the depth in the ball: those that are not in it move towards its centre. */
  private double[] pulled(double[] pixels, Ball ball) {
    if (Arrays.stream(pixels).anyMatch(Double::isNaN) || ball.contains(pixels)) {
      return pixels;
    }
    double[] center = ball.center();
    double[] moved = ball.pull(pixels);
    for (int j = 0; j < moved.length; j++) {
      double least = Math.min(center[j], moved[j]);
      moved[j] = depth.nearest(moved[j], least, Math.max(center[j], moved[j]));
    }
    return moved;
  }

  public double[] normalize(double[] pixels) {
    return normalization.normalize(Matrix.ofRow(pixels)).row(0);
  }
}
