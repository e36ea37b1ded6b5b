package org.mondeq.spec;

import java.util.List;
import java.util.Optional;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;
import org.mondeq.model.Normalization;

/**
 * An axis-aligned box of model inputs: {@code low ≤ x ≤ high}, given in raw pixels and held in the
 * normalised space of a model; or that part of it which lies in a {@link Ball}.
 *
 * <p>The normalised box encloses the image of the raw box in spite of rounding, so that a proof for
 * the first is a proof for the second. Its raw bounds are rounded the other way, so that a
 * counterexample between them is one in the ball.
 */
public final class InputBox {
  private final double[] center;
  private final double[] radius;
  private final double[] lowPixels;
  private final double[] highPixels;
  private final double[] outerLowPixels;
  private final double[] outerHighPixels;
  private final Normalization normalization;
  private final Optional<Ball> ball;

  /** Encloses the normalised raw pixels from {@code low} to {@code high}. */
  private InputBox(
      double[] low,
      double[] high,
      Normalization normalization,
      double[] lowPixels,
      double[] highPixels) {
    this.normalization = normalization;
    this.ball = Optional.empty();
    int q = low.length;
    this.center = new double[q];
    this.radius = new double[q];
    this.lowPixels = lowPixels;
    this.highPixels = highPixels;
    this.outerLowPixels = low.clone();
    this.outerHighPixels = high.clone();
    for (int j = 0; j < q; j++) {
      double mean = normalization.meanOf(j, q);
      double std = normalization.stdOf(j, q);
      double normalizedLow = Math.nextDown(Math.nextDown(low[j] - mean) / std);
      double normalizedHigh = Math.nextUp(Math.nextUp(high[j] - mean) / std);
      center[j] = normalizedLow / 2 + normalizedHigh / 2;
      radius[j] = Math.nextUp(Math.max(normalizedHigh - center[j], center[j] - normalizedLow));
    }
  }

  /** The part of another box that lies in a ball. */
  private InputBox(InputBox box, Ball ball) {
    this.center = box.center;
    this.radius = box.radius;
    this.lowPixels = box.lowPixels;
    this.highPixels = box.highPixels;
    this.outerLowPixels = box.outerLowPixels;
    this.outerHighPixels = box.outerHighPixels;
    this.normalization = box.normalization;
    this.ball = Optional.of(ball);
  }

  /**
   * The ball of radius ε around raw pixels in a norm, clipped to the valid range [0, 1]: the
   * tightest box around it, with the {@link #ball} itself unless that is a box.
   *
   * @throws IllegalArgumentException if ε is negative or NaN, or a pixel lies outside [0, 1]
   */
  public static InputBox ball(
      double[] pixels, double epsilon, Norm norm, Normalization normalization) {
    InputBox box = ball(pixels, epsilon, normalization);
    return norm == Norm.INF ? box : box.within(new Ball(norm, epsilon, pixels));
  }

  /** The part of this box that lies in a ball. */
  public InputBox within(Ball other) {
    Shapes.require("ball", other.center().length, size());
    return new InputBox(this, other);
  }

  /**
   * The ball that the inputs lie in besides the box; nothing where the box is all. What is proved
   * for the box holds for the ball; a counterexample has to lie in both.
   */
  public Optional<Ball> ball() {
    return ball;
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
    double[] low = new double[q];
    double[] high = new double[q];
    double[] lowPixels = new double[q];
    double[] highPixels = new double[q];
    for (int j = 0; j < q; j++) {
      if (!(pixels[j] >= 0 && pixels[j] <= 1)) {
        throw new IllegalArgumentException("pixel " + j + ": expected 0 to 1, got " + pixels[j]);
      }
      low[j] = Math.max(0, Math.nextDown(pixels[j] - epsilon));
      high[j] = Math.min(1, Math.nextUp(pixels[j] + epsilon));
      lowPixels[j] = Math.max(0, -sumDown(-pixels[j], epsilon));
      highPixels[j] = Math.min(1, sumDown(pixels[j], epsilon));
    }
    return new InputBox(low, high, normalization, lowPixels, highPixels);
  }

  /**
   * The raw pixels from {@code low} to {@code high}, both included.
   *
   * @param low the smallest raw image {@code [q]}, in [0, 1]
   * @param high the largest one {@code [q]}, nowhere below {@code low}
   * @throws IllegalArgumentException if the sizes differ, or the bounds of a pixel are not in this
   *     order within [0, 1]
   */
  public static InputBox between(double[] low, double[] high, Normalization normalization) {
    Shapes.require("high", high.length, low.length);
    for (int j = 0; j < low.length; j++) {
      if (!(0 <= low[j] && low[j] <= high[j] && high[j] <= 1)) {
        throw new IllegalArgumentException(
            "pixel " + j + ": expected 0 ≤ low ≤ high ≤ 1, got " + low[j] + " and " + high[j]);
      }
    }
    return new InputBox(low, high, normalization, low.clone(), high.clone());
  }

  /**
   * What encloses a set of raw inputs of any size, with what the set encloses.
   *
   * @param low no more than the smallest inputs {@code [q]}
   * @param high no less than the largest ones {@code [q]}, nowhere below {@code low}
   * @param inside the smallest and the largest inputs of the set that are doubles; the first is
   *     above the second where there are none
   * @throws IllegalArgumentException if bounds are not finite, or not in this order
   */
  public static InputBox enclosing(
      double[] low, double[] high, double[][] inside, Normalization normalization) {
    Shapes.require("high", high.length, low.length);
    for (int j = 0; j < low.length; j++) {
      if (!(Double.isFinite(low[j]) && Double.isFinite(high[j]) && low[j] <= high[j])) {
        throw new IllegalArgumentException(
            "input " + j + ": expected finite low ≤ high, got " + low[j] + " and " + high[j]);
      }
    }
    return new InputBox(low, high, normalization, inside[0].clone(), inside[1].clone());
  }

  /**
   * The two parts of the box below and above the middle of one input, which both contain; nothing
   * if the input has no doubles between its bounds.
   *
   * @param normalization that the box was made with
   */
  public Optional<List<InputBox>> halves(int input, Normalization normalization) {
    double cut = middlePixels()[input];
    if (!(lowPixels[input] < cut && cut < highPixels[input])) {
      return Optional.empty();
    }
    double[][] inBelow = {lowPixels, with(highPixels, input, cut)};
    double[][] inAbove = {with(lowPixels, input, cut), highPixels};
    return Optional.of(
        List.of(
            enclosing(outerLowPixels, with(outerHighPixels, input, cut), inBelow, normalization),
            enclosing(with(outerLowPixels, input, cut), outerHighPixels, inAbove, normalization)));
  }

  private static double[] with(double[] values, int at, double value) {
    double[] changed = values.clone();
    changed[at] = value;
    return changed;
  }

  /**
   * The ℓ∞ distance of raw pixels from others, exact or rounded up: the ball of this radius around
   * the ones contains the others.
   *
   * @throws IllegalArgumentException if they are not as many
   */
  public static double distance(double[] pixels, double[] others) {
    Shapes.require("others", others.length, pixels.length);
    double distance = 0;
    for (int j = 0; j < pixels.length; j++) {
      double larger = Math.max(pixels[j], others[j]);
      double smaller = Math.min(pixels[j], others[j]);
      distance = Math.max(distance, -sumDown(-larger, smaller));
    }
    return distance;
  }

  /** The largest double that does not exceed the exact sum, by the error of [Knuth97, §4.2.2]. */
  private static double sumDown(double a, double b) {
    double sum = a + b;
    double rest = sum - a;
    double error = (a - (sum - rest)) + (b - rest);
    return error < 0 ? Math.nextDown(sum) : sum;
  }

  /** What turns raw pixels into the inputs of the box. */
  public Normalization normalization() {
    return normalization;
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

  /**
   * A copy of the smallest raw pixel of each coordinate, rounded inward: a counterexample between
   * these and {@link #highPixels} lies in the ball and in [0, 1] in exact arithmetic.
   */
  public double[] lowPixels() {
    return lowPixels.clone();
  }

  /**
   * A copy of the middle of each coordinate in raw pixels, between {@link #lowPixels} and {@link
   * #highPixels}; the centre of the ball, where there is one.
   */
  public double[] middlePixels() {
    if (ball.isPresent()) {
      return ball.get().center();
    }
    double[] middle = new double[lowPixels.length];
    for (int j = 0; j < middle.length; j++) {
      double mean = lowPixels[j] / 2 + highPixels[j] / 2;
      middle[j] = Math.min(highPixels[j], Math.max(lowPixels[j], mean));
    }
    return middle;
  }

  /** A copy of the largest raw pixel of each coordinate, rounded inward. */
  public double[] highPixels() {
    return highPixels.clone();
  }

  /**
   * A copy of the smallest raw pixel of each coordinate, rounded outward: what is proved of the
   * normalised box holds for all reals between these and {@link #outerHighPixels}.
   */
  public double[] outerLowPixels() {
    return outerLowPixels.clone();
  }

  /** A copy of the largest raw pixel of each coordinate, rounded outward. */
  public double[] outerHighPixels() {
    return outerHighPixels.clone();
  }

  /**
   * Whether row {@code row} of normalised {@code points [n × q]} lies in the box, whatever the ball
   * is.
   */
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
