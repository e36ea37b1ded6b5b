package org.mondeq.certify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.mondeq.attack.example.AdversarialExample;

/** The answer of a verifier to one robustness property. */
public sealed interface Verdict {
  /**
   * The property holds: on every input of the box, the claimed class beats every other one.
   *
   * @param margin a lower bound of the smallest margin over the box, positive
   */
  record Certified(double margin) implements Verdict {
    /** Refuses anything but a positive finite margin. */
    public Certified {
      if (!(margin > 0) || !Double.isFinite(margin)) {
        throw new IllegalArgumentException("margin: expected a positive number, got " + margin);
      }
    }

    @Override
    public String toString() {
      return "certified: the class leads every other one by at least "
          + text(margin, RoundingMode.DOWN);
    }
  }

  /**
   * The property fails.
   *
   * @param witness an input of the box that is given another class, checked
   * @param margin an upper bound of the label's logit minus the largest other one there, negative
   */
  record Falsified(AdversarialExample witness, double margin) implements Verdict {
    /** With the margin that the attack has computed. */
    public Falsified(AdversarialExample witness) {
      this(witness, witness.margin());
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "falsified: a counterexample gets class %d, by at least %s",
          witness.prediction(),
          text(-margin, RoundingMode.DOWN));
    }
  }

  /**
   * The method could not show it.
   *
   * @param reason why not, in words for a results file
   * @param margin the best lower bound of the margin that the method reached; −∞ if none
   * @param refused whether the method had an answer, which the independent checker did not accept
   */
  record Unknown(String reason, double margin, boolean refused) implements Verdict {
    /** A method without an answer. */
    public Unknown(String reason, double margin) {
      this(reason, margin, false);
    }

    /** An answer that the independent checker did not accept. */
    public static Unknown refused(String reason) {
      return new Unknown(reason, Double.NEGATIVE_INFINITY, true);
    }

    @Override
    public String toString() {
      return Double.isFinite(margin)
          ? "unknown: " + reason + "; the margin is at least " + text(margin, RoundingMode.FLOOR)
          : "unknown: " + reason;
    }
  }

  /** Three digits of a number that is finite. */
  private static String text(double number, RoundingMode rounding) {
    return new BigDecimal(number, new MathContext(3, rounding)).stripTrailingZeros().toString();
  }
}
