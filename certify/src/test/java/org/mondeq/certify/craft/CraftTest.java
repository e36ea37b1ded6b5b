package org.mondeq.certify.craft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.config.SlopeConfig;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class CraftTest {
  private static final CraftConfig CONFIG = config(SlopeConfig.When.LAST);

  private static CraftConfig config(SlopeConfig.When when) {
    SlopeConfig slopes =
        new SlopeConfig(Optional.of(when), null, null, null, null, null, null, null);
    return new CraftConfig(
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
        slopes,
        null);
  }

  private static Matrix logits(MonDeq model, Matrix inputs) {
    return model.logits(
        OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity())
            .forward(model.injection(inputs), StoppingRule.tight())
            .require());
  }

  private static int prediction(Matrix logits, int row) {
    int best = 0;
    for (int k = 1; k < logits.cols(); k++) {
      best = logits.get(row, k) > logits.get(row, best) ? k : best;
    }
    return best;
  }

  private static double lead(Matrix logits, int row, int label) {
    double lead = Double.POSITIVE_INFINITY;
    for (int k = 0; k < logits.cols(); k++) {
      if (k != label) {
        lead = Math.min(lead, logits.get(row, label) - logits.get(row, k));
      }
    }
    return lead;
  }

  /** No sampled input of a box has a smaller lead than the margin that is reported for it. */
  @SeededTest(trials = 40)
  void noPointHasASmallerLeadThanTheMargin(long seed) {
    Random random = new Random(seed);
    int q = 2 + random.nextInt(6);
    MonDeq model = RandomModels.dense(random, q, 2 + random.nextInt(10), 2 + random.nextInt(3));
    Matrix pixels = RandomModels.pixels(random, 1, q);
    int label = prediction(logits(model, model.spec().normalization().normalize(pixels)), 0);
    InputBox box =
        InputBox.ball(pixels.row(0), 0.1 * random.nextDouble(), model.spec().normalization());
    SlopeConfig.When[] orders = SlopeConfig.When.values();
    CraftConfig config = config(orders[random.nextInt(orders.length)]);
    Verification verification = new Craft(model, config).verify(box, label);
    double margin =
        verification.verdict() instanceof Verdict.Certified certified
            ? certified.margin()
            : ((Verdict.Unknown) verification.verdict()).margin();
    Matrix inputs = Matrix.zeros(500, q);
    for (int i = 0; i < inputs.size(); i++) {
      double nu = i / q % 2 == 0 ? random.nextInt(2) * 2 - 1 : random.nextDouble() * 2 - 1;
      inputs.buffer().put(i, box.center()[i % q] + nu * box.radius()[i % q]);
    }
    Matrix logits = logits(model, inputs);
    for (int i = 0; i < inputs.rows(); i++) {
      assertTrue(lead(logits, i, label) >= margin - 1e-9, "input " + i);
    }
  }

  /** Buffers that are never used again: whatever is overwritten too early gives another answer. */
  private static final class FreshMemory extends GeneratorBuffers {
    @Override
    public Matrix next(int rows, int cols) {
      return Matrix.zeros(rows, cols);
    }
  }

  @SeededTest(trials = 15)
  void reusedMemoryGivesTheSameAnswerAsFreshMemory(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, 4, 4 + random.nextInt(8), 3);
    InputBox box =
        InputBox.ball(RandomModels.pixels(random, 1, 4).row(0), 0.08, model.spec().normalization());
    for (int label = 0; label < 3; label++) {
      Verification reused = new Craft(model, CONFIG).verify(box, label);
      Verification fresh = new Craft(model, CONFIG, FreshMemory::new).verify(box, label);
      assertEquals(fresh.withoutProof(), reused.withoutProof());
    }
  }

  @Test
  void certifiesABoxOfOnePointAndRefusesTheWrongClass() {
    Random random = new Random(3);
    MonDeq model = RandomModels.dense(random, 5, 8, 3);
    Matrix pixels = RandomModels.pixels(random, 1, 5);
    Matrix logits = logits(model, model.spec().normalization().normalize(pixels));
    int label = prediction(logits, 0);
    InputBox point = InputBox.ball(pixels.row(0), 0, model.spec().normalization());
    Craft craft = new Craft(model, CONFIG);
    Verdict.Certified certified =
        assertInstanceOf(Verdict.Certified.class, craft.verify(point, label).verdict());
    assertEquals(lead(logits, 0, label), certified.margin(), 0.05 * certified.margin());
    assertInstanceOf(Verdict.Unknown.class, craft.verify(point, (label + 1) % 3).verdict());
  }

  @Test
  void leavesOpenWhatHasACounterexample() {
    Random random = new Random(5);
    MonDeq model = RandomModels.dense(random, 4, 6, 2);
    Matrix pixels = RandomModels.pixels(random, 1, 4);
    InputBox everything = InputBox.ball(pixels.row(0), 1, model.spec().normalization());
    Craft craft = new Craft(model, CONFIG);
    int open = 0;
    for (int label = 0; label < 2; label++) {
      open += craft.verify(everything, label).verdict() instanceof Verdict.Unknown ? 1 : 0;
    }
    assertTrue(open >= 1, "both classes cannot win everywhere");
  }

  @Test
  void givesTheSameAnswerTwiceAndOnAnotherThread() throws InterruptedException {
    Random random = new Random(11);
    MonDeq model = RandomModels.dense(random, 6, 10, 3);
    InputBox box =
        InputBox.ball(RandomModels.pixels(random, 1, 6).row(0), 0.02, model.spec().normalization());
    Craft craft = new Craft(model, CONFIG);
    Verification first = craft.verify(box, 0);
    assertEquals(first.withoutProof(), craft.verify(box, 0).withoutProof());
    Verification[] other = new Verification[1];
    Thread thread = new Thread(() -> other[0] = craft.verify(box, 0));
    thread.start();
    thread.join();
    assertEquals(first.withoutProof(), other[0].withoutProof());
  }

  @Test
  void rejectsParametersThatMeanNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> CraftConfig.of(Optional.empty(), Optional.of(-1.0), Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> CraftConfig.of(Optional.empty(), Optional.empty(), Optional.of(0)));
  }

  @Test
  void slopesAreOptimisedLastAndNotBesideAnAblation() {
    Ablation boxes = Ablation.none().withDomain(Ablation.Domain.BOX);
    SlopeConfig standard = CraftConfig.published().withAblation(boxes).slopes();
    assertEquals(SlopeConfig.When.LAST, standard.whenBeside(Ablation.none()));
    assertEquals(SlopeConfig.When.NEVER, standard.whenBeside(boxes));
    CraftConfig asked = config(SlopeConfig.When.FIRST);
    assertEquals(
        SlopeConfig.When.FIRST,
        asked.slopes().whenBeside(Ablation.none().withDomain(Ablation.Domain.ZONOTOPE)));
    assertThrows(IllegalArgumentException.class, () -> asked.withAblation(boxes));
  }

  @Test
  void rejectsSlopeParametersThatMeanNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SlopeConfig(Optional.empty(), Double.NaN, null, null, null, null, null, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SlopeConfig(Optional.empty(), null, -1, null, null, null, null, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SlopeConfig(Optional.empty(), null, null, null, null, 0.0, null, null));
  }

  @Test
  void aMarginThatIsNotPositiveIsNeverCertified() {
    for (double margin : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new Verdict.Certified(margin));
    }
  }
}
