package org.mondeq.certify.radius;

import org.mondeq.io.FailedRunException;

/** Says that a proof and a counterexample contradict each other: no result of the run may stand. */
public final class SoundnessAlarm extends FailedRunException {
  private static final long serialVersionUID = 1L;

  SoundnessAlarm(String message) {
    super("soundness alarm: " + message);
  }
}
