package org.mondeq.certify.lipschitz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class LipschitzTest {
  private static Matrix logits(MonDeq model, Matrix inputs) {
    return model.logits(
        OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity())
            .forward(model.injection(inputs), StoppingRule.tight())
            .require());
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

  private static double margin(Verification verification) {
    return verification.verdict() instanceof Verdict.Certified certified
        ? certified.margin()
        : ((Verdict.Unknown) verification.verdict()).margin();
  }

  @SeededTest(trials = 60)
  void noPointHasASmallerLeadThanTheMargin(long seed) {
    Random random = new Random(seed);
    int q = 1 + random.nextInt(6);
    MonDeq model = RandomModels.dense(random, q, 1 + random.nextInt(10), 2 + random.nextInt(3));
    double[] pixels = RandomModels.pixels(random, 1, q).row(0);
    InputBox box = InputBox.ball(pixels, random.nextDouble(), model.spec().normalization());
    Matrix inputs = Matrix.zeros(400, q);
    for (int i = 0; i < inputs.size(); i++) {
      double nu = i / q % 2 == 0 ? random.nextInt(2) * 2 - 1 : random.nextDouble() * 2 - 1;
      inputs.buffer().put(i, box.center()[i % q] + nu * box.radius()[i % q]);
    }
    Matrix logits = logits(model, inputs);
    for (int label = 0; label < model.classes(); label++) {
      double margin = margin(new Lipschitz(model).verify(box, label));
      for (int i = 0; i < inputs.rows(); i++) {
        assertTrue(lead(logits, i, label) >= margin - 1e-9, "input " + i);
      }
    }
  }

  /**
   * Never a worse margin than {@code ‖V_t − V_i‖₂ ‖U‖₂ ‖r‖₂ / m} gives, and mostly a better one.
   */
  @SeededTest
  void theMarginIsNoLessThanThatOfNorms(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, 5, 8, 3);
    double[] pixels = RandomModels.pixels(random, 1, 5).row(0);
    InputBox box = InputBox.ball(pixels, 0.1, model.spec().normalization());
    Matrix logits = logits(model, Matrix.ofRow(box.center()));
    double reach =
        norm(model.inputWeights()) * Norms.euclidean(box.radius()) / model.spec().monotonicity();
    for (int label = 0; label < 3; label++) {
      double expected = Double.POSITIVE_INFINITY;
      for (int other = 0; other < 3; other++) {
        if (other != label) {
          double[] direction = new double[model.latent()];
          for (int j = 0; j < direction.length; j++) {
            direction[j] = model.outputDifference(label, other, j);
          }
          double lead = logits.get(0, label) - logits.get(0, other);
          expected = Math.min(expected, lead - Norms.euclidean(direction) * reach);
        }
      }
      double margin = margin(new Lipschitz(model).verify(box, label));
      assertTrue(margin >= expected - 1e-9, margin + " " + expected);
      assertTrue(margin > expected + 1e-3, "no better than " + expected);
    }
  }

  private static double norm(Matrix a) {
    double[] values = Blas.symmetricEigen(Blas.productTransposed(a, a)).values();
    return Math.sqrt(values[values.length - 1]);
  }

  /** No two inputs have logits that are further apart, and the norms' product is no less. */
  @SeededTest(trials = 40)
  void theConstantBoundsAllDifferences(long seed) {
    Random random = new Random(seed);
    int q = 1 + random.nextInt(6);
    MonDeq model = RandomModels.dense(random, q, 1 + random.nextInt(10), 2 + random.nextInt(3));
    double constant = LipschitzConstant.of(model);
    double norms =
        norm(model.inputWeights()) * norm(model.outputWeights()) / model.spec().monotonicity();
    assertTrue(constant <= norms * (1 + 1e-9), constant + " " + norms);
    Matrix inputs = RandomModels.gaussian(random, 100, q);
    Matrix logits = logits(model, inputs);
    for (int i = 1; i < inputs.rows(); i++) {
      double moved = distance(logits.row(i), logits.row(i - 1));
      double away = distance(inputs.row(i), inputs.row(i - 1));
      assertTrue(moved <= constant * away + 1e-9, moved + " " + constant * away);
    }
  }

  private static double distance(double[] a, double[] b) {
    double[] difference = new double[a.length];
    java.util.Arrays.setAll(difference, j -> a[j] - b[j]);
    return Norms.euclidean(difference);
  }

  /** One unit that is always active has its slope as its constant. */
  @Test
  void theConstantOfOneUnitIsItsSlope() {
    MonDeq model = RandomModels.dense(new Random(5), 1, 1, 2);
    double slope =
        Math.abs(model.inputWeights().get(0, 0))
            * norm(model.outputWeights())
            / (1 - model.coupling().get(0, 0));
    assertEquals(slope, LipschitzConstant.of(model), 1e-8 * slope);
  }

  /** On a box of one point nothing is lost but the solver's error. */
  @SeededTest
  void theMarginOfAPointIsItsLead(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, 5, 8, 3);
    Matrix pixels = RandomModels.pixels(random, 1, 5);
    InputBox point = InputBox.ball(pixels.row(0), 0, model.spec().normalization());
    Matrix logits = logits(model, Matrix.ofRow(point.center()));
    Lipschitz verifier = new Lipschitz(model);
    for (int label = 0; label < 3; label++) {
      double lead = lead(logits, 0, label);
      double margin = margin(verifier.verify(point, label));
      assertTrue(margin <= lead, "rounded outwards");
      assertEquals(lead, margin, 1e-9 * (1 + Math.abs(lead)));
    }
  }

  @Test
  void certifiesSmallBoxesAndRefusesLargeOnes() {
    Random random = new Random(9);
    int refused = 0;
    for (int i = 0; i < 20; i++) {
      MonDeq model = RandomModels.dense(random, 4, 6, 2);
      double[] pixels = RandomModels.pixels(random, 1, 4).row(0);
      InputBox point = InputBox.ball(pixels, 0, model.spec().normalization());
      Matrix logits = logits(model, Matrix.ofRow(point.center()));
      int label = logits.get(0, 0) > logits.get(0, 1) ? 0 : 1;
      InputBox small = InputBox.ball(pixels, 1e-4, model.spec().normalization());
      InputBox large = InputBox.ball(pixels, 1, model.spec().normalization());
      Lipschitz verifier = new Lipschitz(model);
      assertInstanceOf(Verdict.Certified.class, verifier.verify(small, label).verdict());
      assertInstanceOf(Verdict.Unknown.class, verifier.verify(small, 1 - label).verdict());
      refused += verifier.verify(large, label).verdict() instanceof Verdict.Unknown ? 1 : 0;
    }
    assertTrue(refused > 0, "every box is certified");
  }
}
