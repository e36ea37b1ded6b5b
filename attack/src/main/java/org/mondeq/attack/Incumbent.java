package org.mondeq.attack;

import org.mondeq.linalg.Matrix;

/**
 * The best point that a search on one sample has met, by estimates of the margin that are checked
 * when they promise an adversarial example, and once at the end.
 */
final class Incumbent {
  private final Target target;
  private final double[] point;
  private double estimate = Double.POSITIVE_INFINITY;
  private AttackResult result = new AttackResult.NotFound(Double.POSITIVE_INFINITY);

  Incumbent(Target target) {
    this.target = target;
    this.point = target.start().clone();
  }

  /** Offers row {@code row} of {@code points [n × q]}; whether it is an adversarial example. */
  boolean improve(Matrix points, int row, double margin) {
    if (margin < estimate) {
      estimate = margin;
      points.buffer().get(row * points.cols(), point);
    }
    return margin < 0 && check(points.row(row));
  }

  /** The result of the search, when no more points will be offered. */
  AttackResult conclude() {
    if (!(result instanceof AdversarialExample)) {
      check(point);
    }
    return result;
  }

  private boolean check(double[] candidate) {
    AttackResult judged = target.judge(candidate);
    boolean found = judged instanceof AdversarialExample;
    if (found || judged.margin() < result.margin()) {
      result = judged;
    }
    return found;
  }
}
