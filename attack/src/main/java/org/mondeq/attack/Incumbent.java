package org.mondeq.attack;

import org.mondeq.linalg.Matrix;

/**
 * The best point that a search on one sample has met. Estimates of margins come cheap; they are
 * checked where they promise an adversarial example, and once when the search ends.
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

  /**
   * Offers row {@code row} of {@code points [n × q]} with an estimate of its margin; whether it is
   * an adversarial example.
   */
  boolean offer(Matrix points, int row, double margin) {
    if (margin < estimate) {
      estimate = margin;
      points.buffer().get(row * points.cols(), point);
    }
    return margin < 0 && check(points.row(row));
  }

  /** Checks a point, whatever its estimate; whether it is an adversarial example. */
  boolean check(double[] candidate) {
    AttackResult judged = target.judge(candidate);
    boolean found = judged instanceof AdversarialExample;
    if (found || judged.margin() < result.margin()) {
      result = judged;
    }
    return found;
  }

  /** The best result of all checks, after that of the best estimate. */
  AttackResult conclude() {
    if (!(result instanceof AdversarialExample)) {
      check(point);
    }
    return result;
  }
}
