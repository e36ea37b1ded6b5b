package org.mondeq.attack.search;

import org.mondeq.attack.example.AttackResult;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.spec.InputBox;

/** One sample under attack: where a search may go, and the judge of what it brings back. */
public final class Target {
  private final CounterexampleJudge check;
  private final double[] start;
  private final InputBox searchBox;

  /**
   * A sample of a model.
   *
   * @throws IllegalArgumentException if the pixels are not in the box of the check
   */
  public Target(CounterexampleJudge check, double[] pixels) {
    this.check = check;
    this.searchBox = check.searchBox();
    check.requireInside(pixels);
    this.start = check.normalize(pixels);
  }

  /** Where a search may go. */
  public InputBox box() {
    return searchBox;
  }

  public int label() {
    return check.label();
  }

  /** The sample itself, normalised; only to be read. */
  double[] start() {
    return start;
  }

  /** See {@link CounterexampleJudge#judge}. */
  AttackResult judge(double[] point) {
    return check.judge(point);
  }
}
