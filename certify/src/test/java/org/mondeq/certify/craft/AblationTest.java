package org.mondeq.certify.craft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.config.Ablation.Domain;
import org.mondeq.certify.craft.config.Ablation.Iteration;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.step.ContractiveStepSize;
import org.mondeq.certify.domain.BoxStates;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.StepOperand;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

class AblationTest {
  private static CraftConfig with(Ablation ablation) {
    return CraftConfig.published().withAblation(ablation);
  }

  private static Ablation of(Domain domain, Iteration iteration, boolean containedOnly) {
    return new Ablation(domain, iteration, Optional.empty(), containedOnly, null);
  }

  private static double margin(Verification verification) {
    return verification.verdict() instanceof Verdict.Certified certified
        ? certified.margin()
        : ((Verdict.Unknown) verification.verdict()).margin();
  }

  /**
   * A small box that the whole method certifies in ten problems, and what is lost without parts.
   */
  @Test
  void noPartLessGivesABetterMarginAfterContainment() {
    int certified = 0;
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      MonDeq model = RandomModels.dense(random, 6, 10, 3);
      double[] pixels = RandomModels.pixels(random, 1, 6).row(0);
      InputBox box = InputBox.ball(pixels, 0.02, model.spec().normalization());
      for (int label = 0; label < 3; label++) {
        Verification whole = new Craft(model, CraftConfig.published()).verify(box, label);
        Verification contained =
            new Craft(model, with(of(Domain.MIXED, Iteration.BOTH, true))).verify(box, label);
        Verification boxes =
            new Craft(model, with(of(Domain.BOX, Iteration.BOTH, false))).verify(box, label);
        if (whole.verdict() instanceof Verdict.Certified) {
          certified++;
        } else {
          assertTrue(margin(contained) <= 0 && margin(boxes) <= 0, "seed " + seed);
        }
      }
    }
    assertTrue(certified >= 3, certified + " certified");
  }

  @Test
  void eachIterationReportsItsOwnSteps() {
    Random random = new Random(2);
    MonDeq model = RandomModels.dense(random, 6, 10, 3);
    double[] pixels = RandomModels.pixels(random, 1, 6).row(0);
    InputBox box = InputBox.ball(pixels, 0.05, model.spec().normalization());
    for (int label = 0; label < 3; label++) {
      Verification pr =
          new Craft(model, with(of(Domain.MIXED, Iteration.PEACEMAN_RACHFORD, false)))
              .verify(box, label);
      Verification fb =
          new Craft(model, with(of(Domain.MIXED, Iteration.FORWARD_BACKWARD, false)))
              .verify(box, label);
      assertTrue(!pr.stage().equals("forward-backward"), pr.stage());
      assertTrue(!fb.stage().equals("peaceman-rachford"), fb.stage());
    }
  }

  @Test
  void rejectsStepsThatDoNotContract() {
    MonDeq model = RandomModels.dense(new Random(4), 4, 6, 2);
    Ablation large = new Ablation(null, Iteration.FORWARD_BACKWARD, Optional.of(1.0), null, null);
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> new Craft(model, with(large)));
    assertTrue(e.getMessage().startsWith("craft.ablation.forwardBackwardStepSize: expected steps"));
    assertTrue(ContractiveStepSize.of(model, Optional.empty()) > 0);
  }

  @Test
  void rejectsCombinationsThatMeanNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ablation(Domain.BOX, null, Optional.empty(), null, true));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ablation(null, Iteration.FORWARD_BACKWARD, Optional.empty(), null, true));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ablation(null, Iteration.BOTH, Optional.of(0.01), null, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ablation(null, Iteration.FORWARD_BACKWARD, Optional.of(-1.0), null, null));
  }

  /** Without a zonotope part, z and 2z − u = |u| have exact ranges. */
  @Test
  void aHullKnowsTheRangesOfItsStates() {
    BoxStates hull =
        new BoxStates(Interval.of(new double[] {-3, 1, -4, -2}, new double[] {1, 2, -3, 5}));
    assertRange(hull.operand(true), new double[] {0, 1, 3, 0}, new double[] {3, 2, 4, 5});
    assertRange(hull.operand(false), new double[] {0, 1, 0, 0}, new double[] {1, 2, 0, 5});
  }

  private static void assertRange(StepOperand operand, double[] low, double[] high) {
    for (int j = 0; j < low.length; j++) {
      assertEquals(low[j], operand.center()[j] - operand.box(j), 1e-14);
      assertEquals(high[j], operand.center()[j] + operand.box(j), 1e-14);
    }
  }
}
