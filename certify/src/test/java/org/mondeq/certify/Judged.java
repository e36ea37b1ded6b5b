package org.mondeq.certify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.mondeq.attack.ProjectedGradientDescent;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.io.FailedRunException;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.Exact;

/** Compares verdicts with exact margins, and counts them. */
final class Judged {
  private int certified;
  private int falsified;
  private int unknown;
  private int refused;

  /** What a method says of a box, by way of the reduced model as the program asks it. */
  static Verdict verdict(Method method, MonDeq model, InputBox box, int label) {
    return method.verifier(model.reduced()).verify(box, label).verdict();
  }

  /** Fails on a verdict, a bound or a counterexample that is wrong. */
  void verifies(Method method, SeparableModel model, double[] low, double[] high, int label) {
    Verdict verdict;
    try {
      verdict = verdict(method, model.model(), model.box(low, high), label);
    } catch (FailedRunException e) {
      refused++;
      return;
    }
    BigDecimal exact = model.smallestMargin(low, high, label);
    if (verdict instanceof Verdict.Certified proof) {
      certified++;
      assertTrue(
          Exact.of(proof.margin()).compareTo(exact) <= 0,
          () -> method + " certifies " + proof.margin() + ", exact " + exact.doubleValue());
    } else if (verdict instanceof Verdict.Falsified refutation) {
      falsified++;
      assertRefutes(refutation.witness(), model, low, high, label);
    } else {
      unknown++;
      double bound = ((Verdict.Unknown) verdict).margin();
      assertTrue(
          !Double.isFinite(bound) || Exact.of(bound).compareTo(exact) <= 0,
          () -> method + " claims a bound of " + bound + ", exact " + exact.doubleValue());
    }
  }

  /** The same for an attack, and for the classifier at the ends of the box. */
  void attacks(SeparableModel model, double[] low, double[] high, int label) {
    PgdConfig config = new PgdConfig(2, 5, null, null, null, null, null);
    InputBox box = model.box(low, high);
    try {
      CheckedClassifier classifier = new CheckedClassifier(model.model());
      for (double[] pixels : new double[][] {low, high}) {
        boolean refuted = classifier.classifyPixels(pixels).refutes(label);
        assertTrue(!refuted || model.margin(pixels, label).signum() < 0, "refuted at an end");
      }
      if (new ProjectedGradientDescent(model.model(), config)
              .attack(box.middlePixels(), label, box, 1)
          instanceof AdversarialExample example) {
        assertRefutes(example, model, low, high, label);
      }
    } catch (FailedRunException e) {
      refused++;
    }
  }

  private static void assertRefutes(
      AdversarialExample example, SeparableModel model, double[] low, double[] high, int label) {
    double[] pixels = example.pixels();
    for (int i = 0; i < pixels.length; i++) {
      assertTrue(low[i] <= pixels[i] && pixels[i] <= high[i], "pixel " + i + " outside the box");
    }
    BigDecimal margin = model.margin(pixels, label);
    assertTrue(margin.signum() < 0, () -> "falsified, exact " + margin.doubleValue());
  }

  int certified() {
    return certified;
  }

  int falsified() {
    return falsified;
  }

  int total() {
    return certified + falsified + unknown;
  }

  @Override
  public String toString() {
    return String.format(
        "%d certified, %d falsified, %d unknown, %d not solved; 0 wrong",
        certified, falsified, unknown, refused);
  }
}
