package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.craft.Craft;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class CompleteVerifierTest {
  /** An attack so weak that trees have something to find. */
  private static final CompleteConfig CONFIG =
      new CompleteConfig(
          20_000, 4, 3, null, new PgdConfig(1, 1, null, null, null, null, null), null);

  private static CompleteVerifier verifier(MonDeq model) {
    return new CompleteVerifier(model, CONFIG, CompleteVerifier.Limits.none());
  }

  private record Problem(MonDeq model, InputBox box, int label) {}

  private static Problem problem(Random random, int inputs, double epsilon) {
    MonDeq model = RandomModels.dense(random, inputs, 2 + random.nextInt(9), 2 + random.nextInt(2));
    Matrix pixels = RandomModels.pixels(random, 1, inputs);
    int label = Classifier.prediction(new Classifier(model).logits(pixels), 0);
    InputBox box = InputBox.ball(pixels.row(0), epsilon, model.spec().normalization());
    return new Problem(model, box, label);
  }

  /** The smallest margin on a grid over a box of two inputs. */
  private static double smallestOnGrid(Problem problem) {
    int side = 41;
    Matrix grid = Matrix.zeros(side * side, 2);
    double[] low = problem.box.lowPixels();
    double[] high = problem.box.highPixels();
    for (int i = 0; i < grid.rows(); i++) {
      for (int j = 0; j < 2; j++) {
        double t = (j == 0 ? i / side : i % side) / (side - 1.0);
        grid.set(i, j, (1 - t) * low[j] + t * high[j]);
      }
    }
    Matrix logits = new Classifier(problem.model).logits(grid);
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < grid.rows(); i++) {
      smallest = Math.min(smallest, Classifier.margin(logits, i, problem.label));
    }
    return smallest;
  }

  /**
   * Every random problem is decided, as a grid decides it, and the proved margin is below the
   * grid's.
   */
  @SeededTest(trials = 150)
  void decidesAsAGridDoes(long seed) {
    Problem problem = problem(new Random(seed), 2, 0.4 * new Random(seed + 1).nextDouble());
    double smallest = smallestOnGrid(problem);
    Verification answer = verifier(problem.model).verify(problem.box, problem.label);
    assertFalse(answer.verdict() instanceof Verdict.Unknown, answer.toString());
    if (answer.verdict() instanceof Verdict.Certified certified) {
      assertTrue(smallest >= certified.margin() - 1e-9, smallest + " < " + certified.margin());
    } else {
      assertWitness(problem, ((Verdict.Falsified) answer.verdict()).witness());
    }
  }

  private static void assertWitness(Problem problem, AdversarialExample witness) {
    double[] low = problem.box.lowPixels();
    double[] high = problem.box.highPixels();
    for (int j = 0; j < low.length; j++) {
      assertTrue(low[j] <= witness.pixels()[j] && witness.pixels()[j] <= high[j]);
    }
    Matrix logits = new Classifier(problem.model).logits(Matrix.ofRow(witness.pixels()));
    assertTrue(Classifier.margin(logits, 0, problem.label) < 0);
  }

  /** What trees are for is met: both verdicts come from them among the problems above. */
  @Test
  void treesProveAndRefute() {
    int proved = 0;
    int refuted = 0;
    for (long seed = 0; seed < 150; seed++) {
      Problem problem = problem(new Random(seed), 2, 0.4 * new Random(seed + 1).nextDouble());
      Verification answer = verifier(problem.model).verify(problem.box, problem.label);
      if (answer.stage().equals("tree")) {
        proved += answer.verdict() instanceof Verdict.Certified ? 1 : 0;
        refuted += answer.verdict() instanceof Verdict.Falsified ? 1 : 0;
      }
    }
    assertTrue(proved > 0, "no proof by a tree");
    assertTrue(refuted > 0, "no counterexample by a tree");
  }

  @SeededTest(trials = 20)
  void neverContradictsCraft(long seed) {
    Problem problem = problem(new Random(seed), 5, 0.05);
    CraftConfig config =
        new CraftConfig(
            Optional.empty(),
            Optional.of(0.05),
            Optional.empty(),
            10,
            null,
            null,
            200,
            null,
            null,
            null,
            null,
            null,
            2,
            null,
            null);
    Verdict craft = new Craft(problem.model, config).verify(problem.box, problem.label).verdict();
    Verdict complete = verifier(problem.model).verify(problem.box, problem.label).verdict();
    if (craft instanceof Verdict.Certified) {
      assertInstanceOf(Verdict.Certified.class, complete);
    }
  }

  @SeededTest(trials = 10)
  void theSameQuestionHasTheSameAnswer(long seed) {
    Problem problem = problem(new Random(seed), 3, 0.2);
    CompleteVerifier verifier = verifier(problem.model);
    Verification first = verifier.verify(problem.box, problem.label);
    Verification second = verifier.verify(problem.box, problem.label);
    assertEquals(first.stage(), second.stage());
    assertEquals(first.steps(), second.steps());
    assertEquals(first.verdict().getClass(), second.verdict().getClass());
  }

  @Test
  void aTimeLimitOfNothingLeavesOpenWhatTheRootLeavesOpen() {
    for (long seed = 0; seed < 150; seed++) {
      Problem problem = problem(new Random(seed), 2, 0.4 * new Random(seed + 1).nextDouble());
      if (verifier(problem.model).verify(problem.box, problem.label).stage().equals("tree")) {
        CompleteVerifier hurried =
            new CompleteVerifier(
                problem.model, CONFIG, new CompleteVerifier.Limits(0, () -> false));
        Verdict.Unknown unknown =
            assertInstanceOf(
                Verdict.Unknown.class, hurried.verify(problem.box, problem.label).verdict());
        assertEquals("time limit", unknown.reason());
        assertTrue(unknown.margin() <= 0);
        return;
      }
    }
    throw new AssertionError("no problem needs a tree");
  }
}
