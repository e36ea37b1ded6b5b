package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.mondeq.attack.Attack;
import org.mondeq.attack.AttackConfig;
import org.mondeq.attack.Cascade;
import org.mondeq.attack.ProjectedGradientDescent;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.craft.Craft;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;
import org.mondeq.testing.Trials;

/**
 * No attack finds anything in a box that is certified, however many starts it has: of random models
 * too large for enumeration, with boxes near the largest that can be certified.
 */
class CertifiedAttackTest {
  private static final PgdConfig STRONG = new PgdConfig(20, 60, null, null, null, null, null);
  private static final int SAMPLES = 200;

  private static int models;
  private static int byCraft;
  private static int byTrees;

  private static List<Attack> attacks(MonDeq model) {
    return List.of(
        new ProjectedGradientDescent(model, STRONG), new Cascade(model, AttackConfig.defaults()));
  }

  /** A problem of up to 30 units, on the largest ball in a series that is certified. */
  private static SmallProblem problem(Random random) {
    int inputs = 2 + random.nextInt(12);
    MonDeq model =
        RandomModels.dense(random, inputs, 5 + random.nextInt(26), 2 + random.nextInt(4));
    return SmallProblem.around(model, RandomModels.pixels(random, 1, inputs), random, 0.1);
  }

  private static boolean isCertified(Verifier verifier, SmallProblem problem) {
    return verifier.verify(problem.box(), problem.label()).verdict() instanceof Verdict.Certified;
  }

  @SeededTest(trials = 20)
  void noAttackFindsAnythingInACertifiedBox(long seed) {
    Random random = new Random(seed);
    SmallProblem problem = problem(random);
    boolean craft = isCertified(new Craft(problem.model(), CraftConfig.published()), problem);
    boolean trees =
        isCertified(
            new CompleteVerifier(
                problem.model(), Decisions.WEAK_ATTACK, CompleteVerifier.Limits.none()),
            problem);
    assertTrue(trees || !craft, "CRAFT proves what branch and bound does not");
    models++;
    byCraft += craft ? 1 : 0;
    byTrees += trees ? 1 : 0;
    if (trees) {
      double[] start = problem.box().middlePixels();
      for (Attack attack : attacks(problem.model())) {
        assertFalse(
            attack.attack(start, problem.label(), problem.box(), seed)
                instanceof AdversarialExample);
      }
      assertSamplesKeepTheLabel(problem, random);
    }
  }

  /** Corners and random points. */
  private static void assertSamplesKeepTheLabel(SmallProblem problem, Random random) {
    for (int n = 0; n < SAMPLES; n += 64) {
      Matrix samples = problem.samples(random);
      assertTrue(problem.smallestLead(samples) > 0);
    }
  }

  @AfterAll
  static void manyBoxesAreCertified() {
    Trials.report(
        "certified against attacks",
        String.format(
            "%d boxes, %d certified by CRAFT, %d by branch and bound, all of them attacked, 0"
                + " refuted",
            models, byCraft, byTrees));
    if (models >= 20) {
      assertTrue(byTrees >= models / 5, byTrees + " of " + models + " certified");
      assertTrue(byCraft >= models / 20, byCraft + " of " + models + " certified by CRAFT");
    }
  }
}
