package org.mondeq.check;

import java.math.BigDecimal;
import java.util.Arrays;
import org.mondeq.check.format.Ball;
import org.mondeq.check.format.Ball.Norm;
import org.mondeq.check.format.Claim;

/**
 * The inputs of a box whose raw pixels lie in a ball, in exact arithmetic where a claim is about
 * single pixels and rounded outwards where it is about all of them.
 */
final class BallInputs {
  /** Passes in search of a split, of which a few are enough. */
  private static final int PASSES = 100;

  private final Ball ball;
  private final Enclosure box;
  private final Enclosure center;
  private final double[] std;
  private final double[] below;
  private final double[] above;

  /**
   * The inputs of a claim about a ball.
   *
   * @param box those of its box
   */
  BallInputs(CheckedModel model, Claim claim, Enclosure box) {
    int q = model.inputs();
    this.ball = claim.ball().orElseThrow();
    this.box = box;
    this.center = model.normalized(ball.center(), ball.center());
    this.std = new double[q];
    this.below = new double[q];
    this.above = new double[q];
    for (int i = 0; i < q; i++) {
      std[i] = model.std(i);
      below[i] = Math.max(0, ball.center()[i] - claim.lower()[i]);
      above[i] = Math.max(0, claim.upper()[i] - ball.center()[i]);
    }
  }

  /**
   * Requires a ball's claim to be one about all of its pixels from 0 to 1.
   *
   * @throws Unproved if the box leaves some of them out, or the ball is none
   */
  static void requireInBox(Claim claim) throws Unproved {
    Ball ball = claim.ball().orElseThrow();
    for (int i = 0; i < claim.lower().length; i++) {
      double low = Outward.down(ball.center()[i] - ball.epsilon());
      double high = Outward.up(ball.center()[i] + ball.epsilon());
      Unproved.unless(
          claim.lower()[i] <= Math.max(0, low) && claim.upper()[i] >= Math.min(1, high),
          "the box leaves out a part of the ball at pixel " + i);
    }
  }

  /** Requires what every ball must be. */
  static void requireBall(Ball ball, int pixels) throws Unproved {
    Unproved.unless(ball.center().length == pixels, "another number of pixels of the centre");
    Unproved.unless(ball.epsilon() >= 0 && Double.isFinite(ball.epsilon()), "no radius of a ball");
  }

  /** Whether raw pixels lie in a ball, in exact arithmetic. */
  static boolean contains(Ball ball, double[] pixels) {
    BigDecimal radius = new BigDecimal(ball.epsilon());
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < pixels.length; i++) {
      BigDecimal change = new BigDecimal(pixels[i]).subtract(new BigDecimal(ball.center()[i]));
      sum = sum.add(ball.norm() == Norm.TWO ? change.multiply(change) : change.abs());
    }
    return sum.compareTo(ball.norm() == Norm.TWO ? radius.multiply(radius) : radius) <= 0;
  }

  /** The norm. */
  Norm norm() {
    return ball.norm();
  }

  /** The radius, of raw pixels. */
  double epsilon() {
    return ball.epsilon();
  }

  /** The model's input in the centre. */
  Enclosure center() {
    return center;
  }

  /**
   * The least product of slopes with an input, or less: with any {@code s = s' + s''}, at least
   * that of s' over the ball and of s'' over the box.
   */
  double least(Enclosure slopes) {
    double[] part = part(slopes);
    int q = part.length;
    double[] raw = new double[q];
    double sum = 0;
    double size = 0;
    for (int i = 0; i < q; i++) {
      double least = Outward.down(slopes.low()[i] - part[i]);
      double most = Outward.up(slopes.high()[i] - part[i]);
      double low = box.low()[i];
      double high = box.high()[i];
      double ofLow = Math.min(least * low, most * low);
      double ofHigh = Math.min(least * high, most * high);
      sum += Math.min(ofLow, ofHigh);
      sum += Math.min(part[i] * center.low()[i], part[i] * center.high()[i]);
      size += Math.max(Math.abs(least), Math.abs(most)) * Math.max(Math.abs(low), Math.abs(high));
      size += Math.abs(part[i]) * Math.max(Math.abs(center.low()[i]), Math.abs(center.high()[i]));
      raw[i] = Outward.up(Math.abs(part[i]) / std[i]);
    }
    double lost = 2 * Outward.ofSum(2 * q + 4) * size + Outward.UNDERFLOW;
    double reach = Outward.up(ball.epsilon() * dual(raw));
    return Outward.down(Outward.down(sum - Outward.up(lost)) - reach);
  }

  /** The dual norm of a vector of numbers that are not negative, or more. */
  double dual(double[] raw) {
    if (ball.norm() == Norm.TWO) {
      return Sums.euclidean(raw);
    }
    double largest = 0;
    for (double value : raw) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /** The part s' of slopes for the ball; how good it is does not matter for soundness. */
  private double[] part(Enclosure slopes) {
    int q = std.length;
    double[] middle = new double[q];
    double[] raw = new double[q];
    double[] room = new double[q];
    for (int i = 0; i < q; i++) {
      middle[i] = slopes.low()[i] / 2 + slopes.high()[i] / 2;
      raw[i] = Math.abs(middle[i]) / std[i];
      room[i] = middle[i] > 0 ? below[i] : above[i];
    }
    double level = ball.norm() == Norm.TWO ? stretch(raw, room) : threshold(raw, room);
    double[] part = new double[q];
    for (int i = 0; i < q; i++) {
      double most = level;
      if (ball.norm() == Norm.TWO) {
        most = level > 0 ? room[i] / level : Double.POSITIVE_INFINITY;
      }
      part[i] = raw[i] <= most ? middle[i] : Math.copySign(most * std[i], middle[i]);
    }
    return part;
  }

  /** The t at which {@code clip(c − t a)} leaves the ball, from below. */
  private double stretch(double[] raw, double[] room) {
    double t = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      double left = ball.epsilon() * ball.epsilon();
      double free = 0;
      for (int i = 0; i < raw.length; i++) {
        if (t * raw[i] >= room[i]) {
          left -= raw[i] > 0 ? room[i] * room[i] : 0;
        } else {
          free += raw[i] * raw[i];
        }
      }
      double next = free > 0 ? Math.sqrt(Math.max(0, left) / free) : Double.POSITIVE_INFINITY;
      if (!(next > t)) {
        return t;
      }
      t = next;
    }
    return t;
  }

  /** The size down to which the largest slopes fill their rooms within the radius. */
  private double threshold(double[] raw, double[] room) {
    Integer[] order = new Integer[raw.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(raw[b], raw[a]));
    double left = ball.epsilon();
    for (int i : order) {
      left -= room[i];
      if (left < 0) {
        return raw[i];
      }
    }
    return 0;
  }
}
