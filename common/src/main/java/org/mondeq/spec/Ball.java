package org.mondeq.spec;

import java.math.BigDecimal;
import org.mondeq.linalg.Shapes;

/**
 * The raw pixels {@code {x : ‖x − center‖ ≤ ε}} in the ℓ2 or the ℓ1 norm. An ℓ∞ ball is an {@link
 * InputBox} without one. Whether pixels lie in it is decided in exact arithmetic.
 */
public final class Ball {
  /** By what part of their distance pixels move towards the centre first, to come inside. */
  private static final double FIRST_PULL = 0x1p-52;

  private final Norm norm;
  private final double epsilon;
  private final double[] center;

  /**
   * A ball.
   *
   * @param norm {@link Norm#TWO} or {@link Norm#ONE}
   * @param epsilon ε, at least 0
   * @param center raw pixels {@code [q]}
   * @throws IllegalArgumentException if the norm is another, or ε is negative or no number
   */
  public Ball(Norm norm, double epsilon, double[] center) {
    if (norm == Norm.INF) {
      throw new IllegalArgumentException("norm: expected 2 or 1 of a ball that is no box");
    }
    if (!(epsilon >= 0) || !Double.isFinite(epsilon)) {
      throw new IllegalArgumentException("epsilon: expected ε ≥ 0, got " + epsilon);
    }
    this.norm = norm;
    this.epsilon = epsilon;
    this.center = center.clone();
  }

  /** The norm. */
  public Norm norm() {
    return norm;
  }

  /** ε. */
  public double epsilon() {
    return epsilon;
  }

  /** A copy of the centre, raw pixels {@code [q]}. */
  public double[] center() {
    return center.clone();
  }

  /** Whether raw pixels {@code [q]} lie in the ball, in exact arithmetic. */
  public boolean contains(double[] pixels) {
    Shapes.require("pixels", pixels.length, center.length);
    BigDecimal radius = new BigDecimal(epsilon);
    BigDecimal limit = norm == Norm.TWO ? radius.multiply(radius) : radius;
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != center[i]) {
        BigDecimal change = new BigDecimal(pixels[i]).subtract(new BigDecimal(center[i]));
        sum = sum.add(norm == Norm.TWO ? change.multiply(change) : change.abs());
      }
    }
    return sum.compareTo(limit) <= 0;
  }

  /** The distance of raw pixels {@code [q]} from the centre, to a few roundings. */
  public double distance(double[] pixels) {
    Shapes.require("pixels", pixels.length, center.length);
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      double change = pixels[i] - center[i];
      sum += norm == Norm.TWO ? change * change : Math.abs(change);
    }
    return norm == Norm.TWO ? Math.sqrt(sum) : sum;
  }

  /**
   * Pixels of the ball near others: these, if they are in it, else those on the way to the centre
   * that are as far from it as ε or a little less. Every pixel stays between the given one and that
   * of the centre.
   */
  public double[] pull(double[] pixels) {
    if (contains(pixels)) {
      return pixels.clone();
    }
    double factor = Math.min(1, epsilon / distance(pixels));
    for (double less = FIRST_PULL; less <= 1; less *= 4) {
      double[] moved = towardsCenter(pixels, factor * (1 - less));
      if (contains(moved)) {
        return moved;
      }
    }
    return center.clone();
  }

  private double[] towardsCenter(double[] pixels, double factor) {
    double[] moved = new double[pixels.length];
    for (int i = 0; i < moved.length; i++) {
      double value = center[i] + factor * (pixels[i] - center[i]);
      double least = Math.min(center[i], pixels[i]);
      moved[i] = Math.min(Math.max(center[i], pixels[i]), Math.max(least, value));
    }
    return moved;
  }
}
