package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.mondeq.attack.AttackConfig;
import org.mondeq.attack.AttackMethod;
import org.mondeq.attack.Cascade;
import org.mondeq.attack.apgd.ApgdConfig;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.attack.square.SquareConfig;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.craft.Craft;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;
import org.mondeq.testing.Trials;

/** What other methods find is what the complete verifier says, where it decides by trees alone. */
class ContradictionTest {
  private static final AttackConfig STRONG =
      new AttackConfig(
          Optional.empty(),
          null,
          new PgdConfig(5, 30, null, null, null, null, null),
          new ApgdConfig(2, 20, null, null),
          new SquareConfig(2, 50, null, null, null));

  private static int trials;
  private static int proofs;
  private static int attacks;

  private static Verdict complete(SmallProblem problem) {
    return new CompleteVerifier(
            problem.model(), Decisions.WEAK_ATTACK, CompleteVerifier.Limits.none())
        .verify(problem.box(), problem.label())
        .verdict();
  }

  /** A problem that CRAFT has a chance of. */
  private static SmallProblem problem(Random random) {
    int latent = 1 + random.nextInt(10);
    int inputs = 1 + random.nextInt(4);
    MonDeq model = RandomModels.dense(random, inputs, latent, 2 + random.nextInt(3));
    return SmallProblem.around(model, RandomModels.pixels(random, 1, inputs), random, 0.2);
  }

  @SeededTest(trials = 150)
  void whatCraftProvesIsProved(long seed) {
    trials++;
    SmallProblem problem = problem(new Random(seed));
    Verdict craft =
        new Craft(problem.model(), CraftConfig.published())
            .verify(problem.box(), problem.label())
            .verdict();
    if (craft instanceof Verdict.Certified proof) {
      proofs++;
      assertInstanceOf(Verdict.Certified.class, complete(problem));
      assertTrue(proof.margin() <= ExactMargin.of(problem).value() + Decisions.TIE);
    }
  }

  @SeededTest(trials = 150)
  void whatAnAttackRefutesIsRefuted(long seed) {
    trials++;
    Random random = new Random(seed);
    SmallProblem problem = SmallProblem.of(random);
    double[] start = problem.samples(random).row(1);
    for (AttackMethod method : AttackMethod.values()) {
      Cascade attack = new Cascade(problem.model(), STRONG.only(method));
      if (attack.attack(start, problem.label(), problem.box(), seed)
          instanceof AdversarialExample) {
        attacks++;
        assertInstanceOf(Verdict.Falsified.class, complete(problem), method.word());
      }
    }
  }

  /** With a bias by which the smallest lead of some inputs is barely negative. */
  @SeededTest(trials = 150)
  void whatASampleRefutesIsRefuted(long seed) {
    Random random = new Random(seed);
    SmallProblem problem = SmallProblem.of(random);
    var samples = problem.samples(random);
    double lead = problem.smallestLead(samples);
    double little = Decisions.NEAR_TIE * problem.scale(samples);
    assertInstanceOf(Verdict.Falsified.class, complete(problem.shifted(-lead - little)));
  }

  @AfterAll
  static void theOthersFoundSomething() {
    Trials.report(
        "other methods against branch and bound",
        String.format(
            "%d boxes, %d proved by CRAFT, %d refuted by the attack", trials, proofs, attacks));
    if (trials >= 300) {
      assertTrue(proofs >= 20, "proofs by CRAFT: " + proofs);
      assertTrue(attacks >= 80, "attacks: " + attacks);
    }
  }
}
