package org.mondeq.spec;

import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;
import org.mondeq.model.Normalization;

/**
 * An axis-aligned box of model inputs: {@code low ≤ x ≤ high}, given in raw pixels and held in the
 * normalised space of a model.
 *
 * <p>The normalised box encloses the image of the raw box in spite of rounding, so that a proof for
 * the first is a proof for the second.
 */
public final class InputBox {
  private final double[] center;
  private final double[] radius;

  private InputBox(double[] center, double[] radius) {
    this.center = center;
    this.radius = radius;
  }

  /**
   * The ℓ∞ ball of radius ε around raw pixels, clipped to the valid range [0, 1].
   *
   * @param pixels the raw image {@code [q]}, in [0, 1]
   * @param epsilon ε in raw pixel space, at least 0
   * @throws IllegalArgumentException if ε is negative or NaN, or a pixel lies outside [0, 1]
   */
  public static InputBox ball(double[] pixels, double epsilon, Normalization normalization) {
    if (!(epsilon >= 0) || !Double.isFinite(epsilon)) {
      throw new IllegalArgumentException("epsilon: expected ε ≥ 0, got " + epsilon);
    }
    int q = pixels.length;
    double[] center = new double[q];
    double[] radius = new double[q];
    for (int j = 0; j < q; j++) {
      if (!(pixels[j] >= 0 && pixels[j] <= 1)) {
        throw new IllegalArgumentException("pixel " + j + ": expected 0 to 1, got " + pixels[j]);
      }
      double low = Math.max(0, Math.nextDown(pixels[j] - epsilon));
      double high = Math.min(1, Math.nextUp(pixels[j] + epsilon));
      double mean = normalization.meanOf(j, q);
      double std = normalization.stdOf(j, q);
      double normalizedLow = Math.nextDown(Math.nextDown(low - mean) / std);
      double normalizedHigh = Math.nextUp(Math.nextUp(high - mean) / std);
      center[j] = normalizedLow / 2 + normalizedHigh / 2;
      radius[j] = Math.nextUp(Math.max(normalizedHigh - center[j], center[j] - normalizedLow));
    }
    return new InputBox(center, radius);
  }

  /** The number of inputs q. */
  public int size() {
    return center.length;
  }

  /** A copy of the centre, normalised. */
  public double[] center() {
    return center.clone();
  }

  /** A copy of the radius of each coordinate, normalised and non-negative. */
  public double[] radius() {
    return radius.clone();
  }

  /** Whether row {@code row} of normalised {@code points [n × q]} lies in the box. */
  public boolean contains(Matrix points, int row) {
    Shapes.require("point", points.cols(), center.length);
    for (int j = 0; j < center.length; j++) {
      double distance = Math.abs(points.get(row, j) - center[j]);
      if (!(distance <= radius[j])) {
        return false;
      }
    }
    return true;
  }
}
