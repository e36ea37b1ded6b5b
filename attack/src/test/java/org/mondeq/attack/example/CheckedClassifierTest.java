package org.mondeq.attack.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.ForwardBackward;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.Resolvent;
import org.mondeq.solver.StoppingRule;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

final class CheckedClassifierTest {
  private static final int INPUTS = 6;

  @SeededTest
  void logitsAreThoseOfAnotherSolverWithinTheError(long seed) {
    Random random = new Random(seed);
    assertAgreesWithAnotherSolver(RandomModels.dense(random, INPUTS, 15, 4), random);
  }

  @SeededTest(trials = 5)
  void illConditionedModelsAreCheckedToo(long seed) {
    Random random = new Random(seed);
    MonDeq model = withMonotonicity(RandomModels.dense(random, INPUTS, 15, 4), 0.5);
    double condition = Norms.spectralBound(Resolvent.operator(model.coupling(), 1)) / 0.5;
    assertTrue(condition > 15, "condition " + condition);
    assertAgreesWithAnotherSolver(model, random);
  }

  /** Peaceman-Rachford splitting finds the example; it holds by the other splitting, too. */
  @SeededTest
  void logitsAreThoseOfForwardBackwardSplitting(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, INPUTS, 15, 4);
    Matrix x = RandomModels.gaussian(random, 1, INPUTS);
    Prediction prediction = new CheckedClassifier(model).classify(x.row(0));
    ForwardBackward solver =
        ForwardBackward.contractive(model.coupling(), model.spec().monotonicity());
    Matrix z = solver.forward(model.injection(x), new StoppingRule(1e-14, 100_000)).require();
    double margin = Margins.of(model.logits(z), 0, 1);
    assertEquals(margin, prediction.margin(1), prediction.error());
    assertTrue(prediction.residual() < 1e-9, "residual " + prediction.residual());
  }

  @Test
  void pixelsAreNormalizedFirst() {
    Random random = new Random(3);
    MonDeq model = RandomModels.dense(random, INPUTS, 15, 4);
    Matrix pixels = RandomModels.pixels(random, 1, INPUTS);
    CheckedClassifier classifier = new CheckedClassifier(model);

    double[] input = model.spec().normalization().normalize(pixels).row(0);

    assertEquals(
        classifier.classify(input).margin(1), classifier.classifyPixels(pixels.row(0)).margin(1));
  }

  @Test
  void tieRefutesNoLabel() {
    Prediction tie = new Prediction(new double[0], Matrix.ofRow(new double[] {1, 2, 2}), 1e-9, 0);
    assertEquals(1, tie.label());
    assertFalse(tie.refutes(1));
    assertFalse(tie.refutes(2));
    assertTrue(tie.refutes(0));
  }

  @Test
  void leadWithinTheErrorRefutesNoLabel() {
    Prediction close =
        new Prediction(new double[0], Matrix.ofRow(new double[] {2, 2 + 1e-10}), 1e-9, 0);
    assertEquals(1, close.label());
    assertFalse(close.refutes(0));
  }

  @Test
  void rejectsInputsOfAnotherSize() {
    CheckedClassifier classifier =
        new CheckedClassifier(RandomModels.dense(new Random(0), INPUTS, 5, 3));
    assertThrows(IllegalArgumentException.class, () -> classifier.classify(new double[INPUTS + 1]));
  }

  private static void assertAgreesWithAnotherSolver(MonDeq model, Random random) {
    Matrix x = RandomModels.gaussian(random, 1, INPUTS);

    Prediction prediction = new CheckedClassifier(model).classify(x.row(0));

    PeacemanRachford solver = new PeacemanRachford(model.coupling(), 0.3);
    Matrix z = solver.forward(model.injection(x), new StoppingRule(1e-14, 100_000)).require();
    Matrix expected = model.logits(z);
    double scale = Norms.frobenius(expected);
    assertTrue(prediction.error() < 1e-8 * scale, "error " + prediction.error());
    for (int i = 0; i < model.classes(); i++) {
      double margin = Margins.of(expected, 0, i);
      assertEquals(margin, prediction.margin(i), prediction.error());
    }
  }

  private static MonDeq withMonotonicity(MonDeq model, double monotonicity) {
    ModelSpec spec = model.spec();
    Map<String, NpyArray> parameters = new LinkedHashMap<>(model.parameters());
    return MonDeq.of(
        new ModelSpec(
            spec.name(),
            spec.dataset(),
            new Architecture.Dense(model.latent()),
            new InputShape(1, 1, INPUTS),
            spec.classes(),
            monotonicity,
            spec.normalization(),
            ModelSpec.noProvenance()),
        parameters);
  }
}
