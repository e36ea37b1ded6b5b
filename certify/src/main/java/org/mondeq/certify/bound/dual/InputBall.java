package org.mondeq.certify.bound.dual;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.Normalization;
import org.mondeq.spec.Ball;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;

/**
 * The minimum of {@code y·x} over the normalised inputs x of a box whose raw pixels lie in a ball:
 * with any split {@code y = y' + y''}, it is at least that of {@code y'·x} over the ball, {@code
 * y'·n − ε ‖y'/std‖_*} for the ball's centre n and the dual norm, and that of {@code y''·x} over
 * the box.
 *
 * <p>With {@code a = y/std} of raw pixels, the best split cuts a where the minimiser touches the
 * box: in ℓ2 the minimiser is {@code clip(c − t a)} with the t that puts it on the sphere, in ℓ1 it
 * goes to the ends of the box where {@code |a| > τ}. How t and τ are found does not matter for
 * soundness. Holds scratch memory: not for use by many threads.
 */
public final class InputBall {
  /** Passes in search of t, of which a few are enough. */
  private static final int PASSES = 100;

  private final Norm norm;
  private final double epsilon;
  private final double[] center;
  private final double[] std;
  private final double[] below;
  private final double[] above;
  private final double[] slopes;
  private final double[] room;
  private final double[] part;
  private final SimplexFill fill;

  /** t in ℓ2, τ in ℓ1; infinite or 0 where the corner of the box lies in the ball. */
  private double level;

  InputBall(Ball ball, InputBox box, Normalization normalization) {
    int q = box.size();
    double[] pixels = ball.center();
    double[] low = box.outerLowPixels();
    double[] high = box.outerHighPixels();
    this.norm = ball.norm();
    this.epsilon = ball.epsilon();
    this.center = new double[q];
    this.std = new double[q];
    this.below = new double[q];
    this.above = new double[q];
    this.slopes = new double[q];
    this.room = new double[q];
    this.part = new double[q];
    this.fill = new SimplexFill(q);
    for (int i = 0; i < q; i++) {
      std[i] = normalization.stdOf(i, q);
      center[i] = (pixels[i] - normalization.meanOf(i, q)) / std[i];
      below[i] = Math.max(0, pixels[i] - low[i]);
      above[i] = Math.max(0, high[i] - pixels[i]);
    }
  }

  /** The norm. */
  Norm norm() {
    return norm;
  }

  /** ε in raw pixels. */
  double epsilon() {
    return epsilon;
  }

  /** The normalised centre {@code [q]}, off by two roundings of each entry; only to be read. */
  public double[] center() {
    return center;
  }

  /** The standard deviations {@code [q]}; only to be read. */
  double[] std() {
    return std;
  }

  /** What {@link #split} finds of a row: the computed minimum over the ball and its size. */
  record Term(double value, double magnitude) {}

  /**
   * Splits a row y, and bounds the part over the ball: what is left of y for the box is in {@link
   * #rest}.
   *
   * @param ys has y from an index on
   * @return the minimum of {@code y'·x} as computed, and the sum of the magnitudes of its terms;
   *     what underflows is in it
   */
  Term split(DoubleBuffer ys, int start) {
    choose(ys, start);
    double value = 0;
    double magnitude = 0;
    // More than what squares and quotients lose that underflow.
    double dual = norm == Norm.TWO ? part.length * Double.MIN_NORMAL : Rounding.TINY;
    for (int i = 0; i < part.length; i++) {
      part[i] = kept(ys.get(start + i), i);
      double term = part[i] * center[i];
      value += term;
      magnitude += Math.abs(term);
      double raw = Math.abs(part[i]) / std[i];
      dual = norm == Norm.TWO ? dual + raw * raw : Math.max(dual, raw);
    }
    double reach = epsilon * (norm == Norm.TWO ? Math.sqrt(dual) : dual);
    return new Term(value - reach, magnitude + reach);
  }

  /** {@code y''} of an entry after {@link #split}: a difference of two doubles, rounded once. */
  double rest(double y, int i) {
    return y - part[i];
  }

  /** {@code y'}: y itself where the minimiser is inside the box, at most as large elsewhere. */
  private double kept(double y, int i) {
    if (norm == Norm.TWO) {
      double most = level > 0 ? room[i] / level : Double.POSITIVE_INFINITY;
      return Math.abs(slopes[i]) <= most ? y : Math.copySign(most * std[i], y);
    }
    return Math.abs(slopes[i]) <= level ? y : Math.copySign(level * std[i], y);
  }

  /** Writes the normalised minimiser of a row over ball and box. */
  public void minimise(DoubleBuffer ys, int start, DoubleBuffer result, int to) {
    choose(ys, start);
    double left = norm == Norm.ONE ? fill.left() : 0;
    for (int i = 0; i < part.length; i++) {
      double size = Math.abs(slopes[i]);
      double change = 0;
      if (norm == Norm.TWO) {
        change = size == 0 ? 0 : Math.min(level * size, room[i]);
      } else if (size > level) {
        change = room[i];
      } else if (size == level && size > 0) {
        change = Math.min(left, room[i]);
        left -= change;
      }
      result.put(to + i, center[i] - Math.copySign(change, slopes[i]) / std[i]);
    }
  }

  /** How far {@code a·x} reaches over ball and box, to some roundings. */
  public double range(double[] a) {
    double[] point = new double[a.length];
    double[] turned = a.clone();
    double range = 0;
    for (int side = 0; side < 2; side++) {
      minimise(DoubleBuffer.wrap(turned), 0, DoubleBuffer.wrap(point), 0);
      for (int i = 0; i < a.length; i++) {
        range -= turned[i] * (point[i] - center[i]);
        turned[i] = -turned[i];
      }
    }
    return range;
  }

  private void choose(DoubleBuffer ys, int start) {
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = ys.get(start + i) / std[i];
      room[i] = slopes[i] > 0 ? below[i] : above[i];
    }
    level = norm == Norm.TWO ? stretch() : fill.threshold(slopes, room, epsilon);
  }

  /** The t of {@code ‖min(t |a|, room)‖₂ = ε}, from below; infinite where all rooms are filled. */
  private double stretch() {
    double t = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      double left = epsilon * epsilon;
      double free = 0;
      for (int i = 0; i < slopes.length; i++) {
        double size = Math.abs(slopes[i]);
        if (t * size >= room[i]) {
          left -= size > 0 ? room[i] * room[i] : 0;
        } else {
          free += size * size;
        }
      }
      double next = free > 0 ? Math.sqrt(Math.max(0, left) / free) : Double.POSITIVE_INFINITY;
      if (!(next > t)) {
        break;
      }
      t = next;
      if (free == 0) {
        break;
      }
    }
    return t;
  }
}
