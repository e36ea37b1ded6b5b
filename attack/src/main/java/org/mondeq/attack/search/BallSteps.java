package org.mondeq.attack.search;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.mondeq.model.Normalization;
import org.mondeq.spec.Ball;
import org.mondeq.spec.Norm;

/**
 * Steps and projections of searches in the part of a box that lies in an ℓ2 or an ℓ1 ball.
 *
 * <p>In ℓ2 a point moves along the gradient for raw pixels, in ℓ1 along the largest of its entries
 * alone, all by as much [Croce21]; entries that would leave the box do not count. The projection in
 * ℓ2 is onto the ball and then onto the box, which keeps it in the ball since the centre is in the
 * box; that in ℓ1 shrinks all changes by one threshold. To rounding: what a search finds is checked
 * in exact arithmetic.
 */
public final class BallSteps {
  /** The part of all entries that an ℓ1 step changes, at most. */
  private static final double CHANGED = 0.02;

  private static final int BISECTIONS = 30;

  private final Norm norm;
  private final double epsilon;
  private final double[] center;
  private final double[] std;
  private final double[] low;
  private final double[] high;

  /**
   * A ball in a box.
   *
   * @param low the smallest normalised inputs {@code [q]}, which are kept
   * @param high the largest ones
   */
  BallSteps(Ball ball, Normalization normalization, double[] low, double[] high) {
    int q = low.length;
    double[] pixels = ball.center();
    this.norm = ball.norm();
    this.epsilon = ball.epsilon();
    this.low = low;
    this.high = high;
    this.std = new double[q];
    this.center = new double[q];
    for (int i = 0; i < q; i++) {
      std[i] = normalization.stdOf(i, q);
      center[i] = (pixels[i] - normalization.meanOf(i, q)) / std[i];
    }
  }

  /** The norm. */
  public Norm norm() {
    return norm;
  }

  /** The radius, of raw pixels. */
  public double epsilon() {
    return epsilon;
  }

  /** The point of ball and box at or near the centre plus a multiple of a change of raw pixels. */
  public double[] point(double[] change, double factor) {
    return project(moved(center, change, factor));
  }

  /** A random point: a random direction, and a random part of the radius. */
  double[] random(SplittableRandom random) {
    double[] change = new double[center.length];
    for (int i = 0; i < change.length; i++) {
      double size = norm == Norm.TWO ? random.nextGaussian() : random.nextExponential();
      change[i] = norm == Norm.ONE && random.nextBoolean() ? -size : size;
    }
    return point(change, epsilon * random.nextDouble() / length(change));
  }

  /** A normalised point {@code [q]}, moved by so many radii and projected. */
  double[] stepped(double[] point, double[] ascent, double size) {
    double[] direction = new double[point.length];
    for (int i = 0; i < direction.length; i++) {
      boolean leaves = ascent[i] > 0 ? point[i] >= high[i] : point[i] <= low[i];
      direction[i] = leaves ? 0 : ascent[i] / std[i];
    }
    if (norm == Norm.ONE) {
      keepLargest(direction);
    }
    double length = length(direction);
    return length > 0 ? project(moved(point, direction, size * epsilon / length)) : point.clone();
  }

  private static void keepLargest(double[] direction) {
    double[] sizes = Arrays.stream(direction).map(Math::abs).sorted().toArray();
    int kept = (int) Math.ceil(CHANGED * direction.length);
    double least = Math.max(sizes[direction.length - kept], Double.MIN_VALUE);
    for (int i = 0; i < direction.length; i++) {
      direction[i] = Math.abs(direction[i]) >= least ? Math.signum(direction[i]) : 0;
    }
  }

  /** The length of a change of raw pixels. */
  public double length(double[] change) {
    double sum = 0;
    for (double value : change) {
      sum += norm == Norm.TWO ? value * value : Math.abs(value);
    }
    return norm == Norm.TWO ? Math.sqrt(sum) : sum;
  }

  private double[] moved(double[] point, double[] change, double factor) {
    double[] result = new double[point.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = point[i] + factor * change[i] / std[i];
    }
    return result;
  }

  /** The raw pixels' change from the centre, of a normalised point. */
  public double[] change(double[] point) {
    double[] change = new double[point.length];
    for (int i = 0; i < change.length; i++) {
      change[i] = (point[i] - center[i]) * std[i];
    }
    return change;
  }

  /** The point of ball and box for a normalised one {@code [q]}. */
  double[] project(double[] point) {
    double[] change = change(point);
    double[] clipped = clip(point);
    if (norm == Norm.ONE) {
      return length(change(clipped)) <= epsilon ? clipped : shrunk(change);
    }
    double length = length(change);
    return length <= epsilon ? clipped : clip(moved(center, change, epsilon / length));
  }

  /** {@code clip(c + sign(d) max(|d| − τ, 0))} with the τ that leaves a length of ε. */
  private double[] shrunk(double[] change) {
    double[] room = new double[change.length];
    double most = 0;
    for (int i = 0; i < room.length; i++) {
      double end = change[i] > 0 ? high[i] : low[i];
      room[i] = Math.abs(end - center[i]) * std[i];
      most = Math.max(most, Math.abs(change[i]));
    }
    double least = 0;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (least + most) / 2;
      boolean inside = lengthOfShrunk(change, room, middle) <= epsilon;
      least = inside ? least : middle;
      most = inside ? middle : most;
    }
    double[] result = new double[change.length];
    for (int i = 0; i < result.length; i++) {
      double size = Math.max(0, Math.abs(change[i]) - most);
      result[i] = center[i] + Math.copySign(size, change[i]) / std[i];
    }
    return clip(result);
  }

  private static double lengthOfShrunk(double[] change, double[] room, double threshold) {
    double sum = 0;
    for (int i = 0; i < change.length; i++) {
      sum += Math.min(room[i], Math.max(0, Math.abs(change[i]) - threshold));
    }
    return sum;
  }

  private double[] clip(double[] point) {
    double[] result = point.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.min(high[i], Math.max(low[i], result[i]));
    }
    return result;
  }
}
