package org.mondeq.attack;

import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;

/** One sample under attack: where a search may go, and the judge of what it brings back. */
final class Target {
  private final WitnessCheck check;
  private final double[] start;

  /**
   * A sample of a model.
   *
   * @throws IllegalArgumentException if the label is no class, or the pixels are not in the box
   */
  Target(MonDeq model, CheckedClassifier classifier, double[] pixels, int label, InputBox box) {
    this.check = new WitnessCheck(model, classifier, label, box);
    check.requireInside(pixels);
    this.start = check.normalize(pixels);
  }

  InputBox box() {
    return check.box();
  }

  int label() {
    return check.label();
  }

  /** The sample itself, normalised; only to be read. */
  double[] start() {
    return start;
  }

  /** See {@link WitnessCheck#judge}. */
  AttackResult judge(double[] point) {
    return check.judge(point);
  }
}
