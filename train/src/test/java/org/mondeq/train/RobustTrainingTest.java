package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.InvalidInputException;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.testing.SeededTest;
import org.mondeq.train.graph.Parameterization;

class RobustTrainingTest {
  private static final LabeledDataset TRAIN = Toys.stripes(1, 100);
  private static final LabeledDataset TEST = Toys.stripes(2, 200);
  private static final double EPSILON = 0.15;

  @TempDir Path folder;

  private static TrainingConfig config(int epochs, Map<String, Object> robust) {
    return Toys.config(
        Map.of("epochs", epochs, "batchSize", 16, "learningRate", 0.03, "robust", robust));
  }

  private TrainingResult train(
      ModelSpec spec, TrainingConfig config, String run, BooleanSupplier cancelled) {
    return new Trainer(spec, config, 5)
        .train(TRAIN, TEST, folder.resolve(run), new EpochListener() {}, cancelled);
  }

  private MonDeq train(Map<String, Object> robust, String run) {
    return train(Toys.spec(), config(12, robust), run, () -> false).model();
  }

  private static final StoppingRule RULE = new StoppingRule(1e-6, 1_000);

  /** Moves a batch, and gives the radii of its boxes. */
  private static Matrix move(RobustConfig config, MonDeq model, Batch batch, long seed) {
    return new Adversary(config, model.spec(), new Tolerances(RULE, RULE))
        .move(batch, EPSILON, weights(model), splitting(model), new SplittableRandom(seed));
  }

  private static Weights weights(MonDeq model) {
    return new Weights(Layer.of(model.spec()), model.parameters());
  }

  private static PeacemanRachford splitting(MonDeq model) {
    return OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
  }

  /** The mean cross entropy of test images, moved by an adversary of so many steps. */
  private static double loss(MonDeq model, int steps) {
    RobustConfig config = new RobustConfig(EPSILON, 0.0, steps, 0.2, 0.0, 0.0, null);
    Batch batch = batch(model);
    if (steps > 0) {
      move(config, model, batch, 3);
    }
    return BatchGradient.solve(weights(model), splitting(model), batch, new Tolerances(RULE, RULE))
        .loss()
        .loss();
  }

  private static Batch batch(MonDeq model) {
    Batches batches = new Batches(TEST, model.spec().normalization(), TEST.size());
    return batches.read(batches.inOrder(), 0);
  }

  @SeededTest(trials = 4)
  void movedInputsStayInTheBallAndInTheRangeOfPixels(long seed) {
    double share = 0.25 * (seed % 4);
    RobustConfig config = new RobustConfig(EPSILON, 0.0, 3, 0.7, share, 0.0, null);
    MonDeq model =
        new Parameterization(Toys.spec()).model(Initialization.uniform(Toys.spec(), seed));
    Batch batch = batch(model);
    double[] before = batch.inputs().toArray();
    Matrix radii = move(config, model, batch, seed);
    double mean = model.spec().normalization().meanOf(0, 1);
    double std = model.spec().normalization().stdOf(0, 1);
    for (int k = 0; k < before.length; k++) {
      double center = batch.inputs().buffer().get(k) * std + mean;
      double radius = radii.buffer().get(k) * std;
      double pixel = before[k] * std + mean;
      assertTrue(center - radius >= Math.max(0, pixel - EPSILON) - 1e-12);
      assertTrue(center + radius <= Math.min(1, pixel + EPSILON) + 1e-12);
      assertTrue(radius <= share * EPSILON + 1e-12);
      assertTrue(share == 0 || radius > 0);
    }
  }

  /** A pixel that noise has put far below black can still be moved up. */
  @Test
  void boxesBeyondTheRangeOfPixelsAreThoseAtItsEnd() {
    Normalization normalization = Toys.spec().normalization();
    PixelBoxes boxes = new PixelBoxes(normalization, 1, 2);
    double mean = normalization.meanOf(0, 1);
    double std = normalization.stdOf(0, 1);
    boxes.surround(Matrix.ofRow(new double[] {(-0.4 - mean) / std, (1.4 - mean) / std}), 0.1);
    Matrix centers = Matrix.zeros(1, 2);
    Matrix radii = Matrix.zeros(1, 2);
    boxes.describe(centers, radii);
    assertArrayEquals(new double[] {0.05 / std, 0.05 / std}, radii.row(0), 1e-12);
    assertArrayEquals(
        new double[] {(0.05 - mean) / std, (0.95 - mean) / std}, centers.row(0), 1e-12);
  }

  @Test
  void theAdversaryRaisesTheLoss() {
    MonDeq model = train(Map.of("epsilon", 0), "plain");
    double clean = loss(model, 0);
    double random = loss(model, 1);
    double moved = loss(model, 10);
    assertTrue(moved > random && moved > 1.5 * clean, clean + ", " + random + ", " + moved);
  }

  @Test
  void adversarialTrainingLowersTheLossOfTheAdversary() {
    double plain = loss(train(Map.of("epsilon", 0), "plain"), 10);
    double robust = loss(train(Map.of("epsilon", EPSILON), "robust"), 10);
    assertTrue(
        robust < plain - 0.02, robust + " after adversarial training, " + plain + " without");
  }

  @ParameterizedTest
  @CsvSource({"0.0, 0.0", "0.4, 0.5", "1.0, 1.0"})
  void resumedRunEndsWithTheSameWeights(double boxShare, double boundWeight) {
    Map<String, Object> robust =
        Map.of(
            "epsilon", EPSILON,
            "rampEpochs", 2.5,
            "steps", 2,
            "boxShare", boxShare,
            "boundWeight", boundWeight);
    TrainingConfig config = config(4, robust);
    MonDeq expected = train(Toys.spec(), config, "a", () -> false).model();
    AtomicInteger asked = new AtomicInteger();
    train(Toys.spec(), config, "b", () -> asked.incrementAndGet() > 11);
    MonDeq resumed = train(Toys.spec(), config, "b", () -> false).model();
    expected
        .parameters()
        .forEach(
            (name, array) ->
                assertArrayEquals(array.values(), resumed.parameters().get(name).values(), name));
  }

  @Test
  void convolutionsLearnFromAdversariesButHaveNoBounds() {
    Map<String, Object> adversarial = Map.of("epsilon", EPSILON, "steps", 2);
    TrainingResult result =
        train(Toys.convolutional(), config(2, adversarial), "conv", () -> false);
    assertTrue(result.complete());
    Map<String, Object> bounds = Map.of("epsilon", EPSILON, "boundWeight", 0.5);
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () -> train(Toys.convolutional(), config(2, bounds), "bounds", () -> false));
    assertEquals(
        "train.robust.boundWeight: expected 0 for a convolutional model, got 0.5",
        refused.getMessage());
  }

  @Test
  void theRadiusGrowsToItsValue() {
    RobustConfig config = new RobustConfig(0.2, 4.0, null, null, null, null, null);
    assertEquals(0, config.radius(0));
    assertEquals(0.1, config.radius(2), 1e-15);
    assertEquals(0.2, config.radius(4));
    assertEquals(0.2, config.radius(9));
    assertEquals(0.2, new RobustConfig(0.2, null, null, null, null, null, null).radius(0));
  }

  @ParameterizedTest
  @CsvSource({
    "epsilon, 1.5", "epsilon, -0.1", "epsilon, NaN", "rampEpochs, -1", "rampEpochs, Infinity",
    "stepSize, 0", "stepSize, NaN", "boxShare, 1.1", "boundWeight, -0.5", "boundWeight, NaN"
  })
  void refusesValuesOutOfRange(String key, double value) {
    Double epsilon = key.equals("epsilon") ? (Double) value : null;
    Double ramp = key.equals("rampEpochs") ? (Double) value : null;
    Double step = key.equals("stepSize") ? (Double) value : null;
    Double share = key.equals("boxShare") ? (Double) value : null;
    Double weight = key.equals("boundWeight") ? (Double) value : null;
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RobustConfig(epsilon, ramp, null, step, share, weight, null));
    assertTrue(refused.getMessage().startsWith(key + ": expected "), refused.getMessage());
  }
}
