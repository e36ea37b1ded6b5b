package org.mondeq.certify;

import org.mondeq.attack.AdversarialExample;

/** The answer of a verifier to one robustness property. */
public sealed interface Verdict {
  /**
   * The property holds: on every input of the box, the claimed class beats every other one.
   *
   * @param margin a lower bound of the smallest lead over the box, positive
   */
  record Certified(double margin) implements Verdict {
    /** Refuses anything but a positive finite margin. */
    public Certified {
      if (!(margin > 0) || !Double.isFinite(margin)) {
        throw new IllegalArgumentException("margin: expected a positive number, got " + margin);
      }
    }
  }

  /**
   * The property fails.
   *
   * @param witness an input of the box that is given another class, checked
   */
  record Falsified(AdversarialExample witness) implements Verdict {}

  /**
   * The method could not show it.
   *
   * @param reason why not, in words for a results file
   * @param margin the best lower bound of the lead that was reached; −∞ if none
   */
  record Unknown(String reason, double margin) implements Verdict {}
}
