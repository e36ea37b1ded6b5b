package org.mondeq.certify.lipschitz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.linalg.Matrix;
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
    assertInstanceOf(Verdict.Unknown.class, verifier.verify(large, label).verdict());
  }
}
