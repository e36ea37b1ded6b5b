package org.mondeq.attack.search;

import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.AttackResult;
import org.mondeq.attack.example.Margins;
import org.mondeq.linalg.Matrix;

/**
 * The best point that searches on one sample have met. Estimates of margins come cheap; they are
 * checked where they promise an adversarial example, and once when a search ends.
 */
public final class Incumbent {
  private final Target target;
  private final double[] point;
  private double estimate = Double.POSITIVE_INFINITY;
  private AttackResult result = AttackResult.NotFound.NOTHING;

  public Incumbent(Target target) {
    this.target = target;
    this.point = target.start().clone();
  }

  /**
   * Offers {@code points [n × q]} with estimates {@code [n × c]} of their logits; whether the one
   * with the smallest margin is an adversarial example.
   */
  public boolean offer(Matrix points, Matrix logits) {
    int row = Margins.smallest(logits, target.label());
    double margin = Margins.of(logits, row, target.label());
    if (margin < estimate) {
      estimate = margin;
      points.buffer().get(row * points.cols(), point);
    }
    return margin < 0 && check(points.row(row));
  }

  /**
   * Ends a search: checks the one of its last {@code points [n × q]} with the smallest margin, and
   * the one with the smallest estimate of all that it has offered.
   *
   * @param logits of the points, precisely enough to choose by
   */
  public void conclude(Matrix points, Matrix logits) {
    if (!check(points.row(Margins.smallest(logits, target.label())))) {
      check(point);
    }
    estimate = Double.POSITIVE_INFINITY;
  }

  /** Whether an adversarial example was found. */
  public boolean isRefuted() {
    return result instanceof AdversarialExample;
  }

  /** The adversarial example, or else the check with the smallest margin. */
  public AttackResult result() {
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
