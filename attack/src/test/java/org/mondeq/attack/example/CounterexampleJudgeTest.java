package org.mondeq.attack.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.attack.ProjectedGradientDescent;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** An adversarial example is what it claims to be, by means that the attack does not use. */
final class CounterexampleJudgeTest {
  private static final int INPUTS = 12;
  private static final double EPSILON = 0.3;
  private static final double SOLVED = 1e-8;

  @SeededTest
  void witnessIsInTheBallAndMisclassified(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, INPUTS, 12, 4);
    double[] pixels = cornersAndInterior(random);
    InputBox box = InputBox.ball(pixels, EPSILON, model.spec().normalization());
    ProjectedGradientDescent attack = new ProjectedGradientDescent(model, PgdConfig.defaults());
    int label = attack.classifier().classifyPixels(pixels).label();

    if (attack.attack(pixels, label, box, seed) instanceof AdversarialExample example) {
      assertInBall(example.pixels(), pixels);
      Matrix input = model.spec().normalization().normalize(Matrix.ofRow(example.pixels()));
      assertArrayEquals(input.row(0), example.input());
      assertTrue(box.contains(input, 0));
      assertMisclassified(model, input, label, example);
    }
  }

  @Test
  void lawsAboveSeeWitnesses() {
    int found = 0;
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      MonDeq model = RandomModels.dense(random, INPUTS, 12, 4);
      double[] pixels = cornersAndInterior(random);
      InputBox box = InputBox.ball(pixels, EPSILON, model.spec().normalization());
      ProjectedGradientDescent attack = new ProjectedGradientDescent(model, PgdConfig.defaults());
      int label = attack.classifier().classifyPixels(pixels).label();
      found += attack.attack(pixels, label, box, seed) instanceof AdversarialExample ? 1 : 0;
    }
    assertTrue(found >= 10, "only " + found + " of 20 attacks found an example");
  }

  private static void assertInBall(double[] witness, double[] pixels) {
    for (int j = 0; j < INPUTS; j++) {
      BigDecimal distance = new BigDecimal(witness[j]).subtract(new BigDecimal(pixels[j])).abs();
      assertTrue(distance.compareTo(new BigDecimal(EPSILON)) <= 0, "pixel " + j);
      assertTrue(witness[j] >= 0 && witness[j] <= 1, "pixel " + j + " is " + witness[j]);
    }
  }

  private static void assertMisclassified(
      MonDeq model, Matrix input, int label, AdversarialExample example) {
    PeacemanRachford solver = new PeacemanRachford(model.coupling(), 0.3);
    StoppingRule rule = new StoppingRule(1e-14, 100_000);
    Matrix logits = model.logits(solver.forward(model.injection(input), rule).require());
    int prediction = new Prediction(new double[0], logits, 0, 0).label();
    assertEquals(prediction, example.prediction());
    assertNotEquals(label, prediction);
    assertTrue(example.margin() < 0);
    assertEquals(Margins.of(logits, 0, label), example.margin(), SOLVED);
  }

  /** Pixels of which some are black or white, where the ball leaves the valid range. */
  private static double[] cornersAndInterior(Random random) {
    double[] pixels = random.doubles(INPUTS).toArray();
    for (int j = 0; j < INPUTS; j += 3) {
      pixels[j] = random.nextInt(2);
    }
    return pixels;
  }
}
