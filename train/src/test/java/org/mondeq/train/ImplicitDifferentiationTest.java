package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;
import org.mondeq.train.graph.Feed;
import org.mondeq.train.graph.MonDeqGraph;
import org.mondeq.train.graph.Parameterization;
import org.mondeq.train.graph.Precision;

class ImplicitDifferentiationTest {
  private static final int SAMPLES = 5;
  private static final int CLASSES = 3;
  private static final double STEP = 1e-3;

  /** Of the norm of a gradient. */
  private static final double TOLERANCE = 1e-6;

  private static final Set<String> DENSE = Set.of("U", "b", "P", "Q", "V", "v");
  private static final Set<String> CONVOLUTIONAL = Set.of("U", "b", "A", "B", "g", "h", "V", "v");

  private static final StoppingRule RULE = new StoppingRule(1e-15, 5_000);
  private static final Tolerances EXACT = new Tolerances(RULE, RULE);

  /** Every other seed is a convolution, with windows that overlap, and pooling that drops some. */
  private static MonDeq model(Random random, long seed) {
    return seed % 2 == 0
        ? RandomModels.dense(random, 7, 6, CLASSES)
        : RandomModels.of(
            random,
            new Architecture.Convolutional(2, 3, 2, 1, 2),
            new InputShape(2, 5, 4),
            CLASSES);
  }

  private static Batch batch(MonDeq model, Random random) {
    int[] labels = random.ints(SAMPLES, 0, CLASSES).toArray();
    return new Batch(RandomModels.gaussian(random, SAMPLES, model.inputs()), labels);
  }

  private static BatchGradient solve(Weights weights, MonDeq model, Batch batch) {
    OperatorSplitting splitting =
        OperatorSplitting.balanced(weights.coupling(), model.spec().monotonicity());
    return BatchGradient.solve(weights, splitting, batch, EXACT);
  }

  private static BatchGradient solve(MonDeq model, Batch batch) {
    return solve(new Weights(Layer.of(model.spec()), model.parameters()), model, batch);
  }

  private static double loss(MonDeq model, Batch batch) {
    return solve(model, batch).loss().loss();
  }

  private static Feed feed(MonDeqGraph graph, Batch batch, Matrix z, Matrix w) {
    Feed feed = graph.feed(batch.size());
    feed.set(batch.inputs(), batch.labels(), z, w);
    return feed;
  }

  private static Map<String, NpyArray> gradients(MonDeq model, Batch batch, String... names) {
    BatchGradient solution = solve(model, batch);
    MonDeqGraph graph = new MonDeqGraph(model, Precision.DOUBLE);
    Feed feed = feed(graph, batch, solution.equilibrium().z(), solution.adjoint().z());
    return graph.gradients(feed, names);
  }

  /** The derivative for every element of {@code values}, by fourth-order central differences. */
  private static double[] differences(double[] values, DoubleSupplier function) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double centre = values[i];
      double[] at = new double[4];
      int[] steps = {-2, -1, 1, 2};
      for (int k = 0; k < 4; k++) {
        values[i] = centre + steps[k] * STEP;
        at[k] = function.getAsDouble();
      }
      values[i] = centre;
      result[i] = (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * STEP);
    }
    return result;
  }

  private static void assertAgree(String name, double[] expected, double[] gradient) {
    double[] error = new double[expected.length];
    Arrays.setAll(error, i -> gradient[i] - expected[i]);
    double norm = Norms.euclidean(expected);
    assertTrue(norm > 0, name + ": no gradient to compare");
    double relative = Norms.euclidean(error) / norm;
    assertTrue(relative <= TOLERANCE, name + ": relative error " + relative);
  }

  @SeededTest(trials = 4)
  void parameterGradientsAreCentralDifferences(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random, seed);
    Batch batch = batch(model, random);
    Set<String> names = new Parameterization(model.spec()).shapes().keySet();
    assertEquals(seed % 2 == 0 ? DENSE : CONVOLUTIONAL, names);
    Map<String, NpyArray> gradients = gradients(model, batch, names.toArray(String[]::new));
    for (String name : names) {
      assertAgree(name, lossDifferences(model, batch, name), gradients.get(name).values());
    }
  }

  /** The derivative of the loss for what is trained under a name, by differences. */
  private static double[] lossDifferences(MonDeq model, Batch batch, String name) {
    Parameterization parameterization = new Parameterization(model.spec());
    Map<String, NpyArray> moved = new LinkedHashMap<>(parameterization.of(model));
    NpyArray original = moved.get(name);
    double[] values = original.values().clone();
    moved.put(name, NpyArray.of(values, original.shape()));
    return differences(values, () -> loss(parameterization.model(moved), batch));
  }

  /** Where a dimension is 1, matrices are rows, columns or single numbers. */
  @Test
  void gradientsAreCentralDifferencesInEverySmallShape() {
    Random random = new Random(1);
    for (int samples : new int[] {1, 3}) {
      for (MonDeq model : small(random)) {
        int[] labels = random.ints(samples, 0, model.classes()).toArray();
        Batch batch = new Batch(RandomModels.gaussian(random, samples, model.inputs()), labels);
        Set<String> names = new Parameterization(model.spec()).shapes().keySet();
        Map<String, NpyArray> gradients = gradients(model, batch, names.toArray(String[]::new));
        for (String name : names) {
          double[] expected = lossDifferences(model, batch, name);
          String where = samples + " of " + model.spec().architecture() + ": " + name;
          assertArrayEquals(expected, gradients.get(name).values(), 1e-7, where);
        }
      }
    }
  }

  private static List<MonDeq> small(Random random) {
    InputShape shape = new InputShape(1, 3, 3);
    return List.of(
        RandomModels.dense(random, 4, 1, 3),
        RandomModels.dense(random, 1, 1, 2),
        RandomModels.dense(random, 1, 3, 2),
        RandomModels.dense(random, 4, 2, 2),
        RandomModels.of(random, new Architecture.Convolutional(1, 3, 1, 0, 1), shape, 2),
        RandomModels.of(random, new Architecture.Convolutional(1, 1, 1, 0, 1), shape, 2),
        RandomModels.of(random, new Architecture.Convolutional(1, 3, 1, 1, 3), shape, 2),
        RandomModels.of(random, new Architecture.Convolutional(2, 3, 1, 0, 1), shape, 2));
  }

  @SeededTest(trials = 4)
  void inputGradientIsACentralDifference(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random, seed);
    Batch batch = batch(model, random);
    double[] values = batch.inputs().toArray();
    double[] expected =
        differences(
            values,
            () ->
                loss(model, new Batch(Matrix.of(SAMPLES, model.inputs(), values), batch.labels())));
    assertAgree("x", expected, gradients(model, batch, "x").get("x").values());
  }

  @SeededTest(trials = 4)
  void headGradientIsTheOneOfTheGraph(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random, seed);
    Batch batch = batch(model, random);
    BatchGradient solution = solve(model, batch);
    MonDeqGraph graph = new MonDeqGraph(model, Precision.DOUBLE);
    Matrix none = Matrix.zeros(SAMPLES, model.latent());
    Feed feed = feed(graph, batch, solution.equilibrium().z(), none);
    double[] expected = Blas.product(solution.loss().gradient(), model.outputWeights()).toArray();
    assertAgree("z", expected, graph.gradients(feed, "z").get("z").values());
  }

  /** The derivative of {@code Σ (W z) w} for the input z of a dense model. */
  @SeededTest(trials = 3)
  void graphMultipliesWithTheExactTranspose(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, 7, 6, CLASSES);
    Batch batch = batch(model, random);
    MonDeqGraph graph = new MonDeqGraph(model, Precision.DOUBLE);
    Matrix z = RandomModels.gaussian(random, SAMPLES, model.latent());
    Matrix w = RandomModels.gaussian(random, SAMPLES, model.latent());
    double[] whole = graph.gradients(feed(graph, batch, z, w), "z").get("z").values();
    Matrix none = Matrix.zeros(SAMPLES, model.latent());
    double[] head = graph.gradients(feed(graph, batch, z, none), "z").get("z").values();
    double[] expected = Blas.product(w, model.coupling()).toArray();
    double scale = Norms.euclidean(expected);
    for (int i = 0; i < whole.length; i++) {
      assertEquals(expected[i], whole[i] - head[i], 1e-12 * scale);
    }
  }

  /**
   * The pairing {@code ⟨W z + U x + b, w⟩} of the written-out matrices, for states that are no
   * equilibria.
   */
  @SeededTest(trials = 6)
  void kernelGradientsAreThoseOfTheWrittenOutConvolutions(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random, 1);
    Batch batch = batch(model, random);
    MonDeqGraph graph = new MonDeqGraph(model, Precision.DOUBLE);
    Matrix z = RandomModels.gaussian(random, SAMPLES, model.latent());
    Matrix w = RandomModels.gaussian(random, SAMPLES, model.latent());
    Parameterization parameterization = new Parameterization(model.spec());
    Map<String, NpyArray> gradients =
        graph.gradients(feed(graph, batch, z, w), "A", "B", "g", "h", "U");
    for (String name : gradients.keySet()) {
      Map<String, NpyArray> moved = new LinkedHashMap<>(parameterization.of(model));
      NpyArray original = moved.get(name);
      double[] values = original.values().clone();
      moved.put(name, NpyArray.of(values, original.shape()));
      assertAgree(
          name,
          differences(values, () -> pairing(parameterization.model(moved), batch, z, w)),
          gradients.get(name).values());
    }
  }

  /** P is zero at g = 0, where the root has no derivative, but the loss has one. */
  @Test
  void aGainOfZeroHasAGradient() {
    Random random = new Random(3);
    MonDeq model = model(random, 1);
    Batch batch = batch(model, random);
    Parameterization parameterization = new Parameterization(model.spec());
    Map<String, NpyArray> trained = new LinkedHashMap<>(parameterization.of(model));
    trained.put("g", NpyArray.of(new double[1], 1));
    MonDeq without = parameterization.model(trained);
    BatchGradient solution = solve(without, batch);
    MonDeqGraph graph =
        new MonDeqGraph(parameterization, trained, Precision.DOUBLE, Optional.empty());
    Feed feed = feed(graph, batch, solution.equilibrium().z(), solution.adjoint().z());
    double gradient = graph.gradients(feed, "g").get("g").values()[0];
    double[] gain = {2 * STEP};
    trained.put("g", NpyArray.of(gain, 1));
    double around = differences(gain, () -> loss(parameterization.model(trained), batch))[0];
    gain[0] = 3 * STEP;
    double further = differences(gain, () -> loss(parameterization.model(trained), batch))[0];
    assertEquals(around - 2 * (further - around), gradient, 1e-4 * Math.abs(gradient));
  }

  /** Where U and V enter W, so that a Lipschitz constant is bounded. */
  @SeededTest(trials = 4)
  void gradientsOfBoundedModelsAreCentralDifferences(long seed) {
    Random random = new Random(seed);
    double bound = new double[] {1, 5, 20, 50}[(int) (seed & 3)];
    for (int p : new int[] {1, 6}) {
      MonDeq plain = RandomModels.dense(random, 5, p, 3);
      Parameterization parameterization = new Parameterization(plain.spec(), Optional.of(bound));
      Map<String, NpyArray> trained = new LinkedHashMap<>(plain.parameters());
      MonDeq model = parameterization.model(trained);
      Batch batch = new Batch(RandomModels.gaussian(random, 4, 5), new int[] {0, 1, 2, 0});
      BatchGradient solution = solve(model, batch);
      MonDeqGraph graph =
          new MonDeqGraph(parameterization, trained, Precision.DOUBLE, Optional.empty());
      Feed feed = feed(graph, batch, solution.equilibrium().z(), solution.adjoint().z());
      for (String name : trained.keySet()) {
        NpyArray original = trained.get(name);
        double[] values = original.values().clone();
        Map<String, NpyArray> moved = new LinkedHashMap<>(trained);
        moved.put(name, NpyArray.of(values, original.shape()));
        double[] expected = differences(values, () -> loss(parameterization.model(moved), batch));
        double[] gradient = graph.gradients(feed, name).get(name).values();
        double size = 1e-6 * Math.max(1e-3, Norms.euclidean(expected));
        assertArrayEquals(expected, gradient, size, name + " of " + p);
      }
    }
  }

  /** {@code Σ (W z + U x + b) w}, by the matrices of a model. */
  private static double pairing(MonDeq model, Batch batch, Matrix z, Matrix w) {
    Matrix image = model.injection(batch.inputs());
    Blas.addMultiplyTransposed(z, model.coupling(), image);
    double sum = 0;
    for (int i = 0; i < image.size(); i++) {
      sum += image.buffer().get(i) * w.buffer().get(i);
    }
    return sum;
  }
}
