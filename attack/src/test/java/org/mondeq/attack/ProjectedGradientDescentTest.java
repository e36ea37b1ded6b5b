package org.mondeq.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.AttackResult;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.Prediction;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

final class ProjectedGradientDescentTest {
  private static final int INPUTS = 8;
  private static final double EXACT = 1e-9;

  @SeededTest
  void reachesTheExactOptimumOfALinearModel(long seed) {
    LinearModel linear = new LinearModel(new Random(seed), INPUTS, 4);
    double epsilon = 0.9 * linear.criticalRadius();

    AttackResult result = attack(linear.model, linear.pixels, 0, epsilon, seed);

    assertInstanceOf(AttackResult.NotFound.class, result);
    assertEquals(linear.worstMargin(epsilon), result.margin(), EXACT * linear.gap);
  }

  @SeededTest
  void findsAnExampleJustBeyondTheCriticalRadius(long seed) {
    LinearModel linear = new LinearModel(new Random(seed), INPUTS, 4);
    double epsilon = 1.001 * linear.criticalRadius();

    AttackResult result = attack(linear.model, linear.pixels, 0, epsilon, seed);

    assertInstanceOf(AdversarialExample.class, result);
    assertTrue(result.margin() < 0 && result.margin() >= linear.worstMargin(epsilon) - EXACT);
  }

  @SeededTest
  void attacksModelsOfTwoClasses(long seed) {
    LinearModel linear = new LinearModel(new Random(seed), INPUTS, 2);
    double critical = linear.criticalRadius();
    assertInstanceOf(
        AttackResult.NotFound.class,
        attack(linear.model, linear.pixels, 0, 0.999 * critical, seed));
    assertInstanceOf(
        AdversarialExample.class, attack(linear.model, linear.pixels, 0, 1.001 * critical, seed));
  }

  @SeededTest
  void isNoWeakerThanRandomSearch(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, INPUTS, 12, 4);
    double[] pixels = RandomModels.pixels(random, 1, INPUTS).row(0);
    CheckedClassifier classifier = new CheckedClassifier(model);
    Prediction own = classifier.classifyPixels(pixels);
    InputBox box = InputBox.ball(pixels, 0.1, model.spec().normalization());

    AttackResult result = attack(model, pixels, own.label(), 0.1, seed);

    double sampled = bestOfRandomPoints(classifier, box, own.label(), random);
    assertTrue(result instanceof AdversarialExample || result.margin() <= sampled);
  }

  @SeededTest(trials = 10)
  void radiusZeroFindsNothingAtACorrectSample(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, INPUTS, 12, 4);
    double[] pixels = RandomModels.pixels(random, 1, INPUTS).row(0);
    Prediction own = new CheckedClassifier(model).classifyPixels(pixels);

    AttackResult result = attack(model, pixels, own.label(), 0, seed);

    assertEquals(
        new AttackResult.NotFound(own.margin(own.label()), own.error(), own.residual()), result);
  }

  @Test
  void misclassifiedSampleIsItsOwnExample() {
    LinearModel linear = new LinearModel(new Random(0), INPUTS, 3);
    AttackResult result = attack(linear.model, linear.pixels, 1, 0, 0);
    assertArrayEquals(linear.pixels, ((AdversarialExample) result).pixels());
    assertEquals(0, ((AdversarialExample) result).prediction());
  }

  @Test
  void tieIsNoExample() {
    MonDeq model = withEqualClasses(RandomModels.dense(new Random(0), INPUTS, 12, 3));
    double[] pixels = RandomModels.pixels(new Random(1), 1, INPUTS).row(0);
    PgdConfig config = new PgdConfig(null, null, null, null, null, null, 40);
    InputBox box = InputBox.ball(pixels, 0.1, model.spec().normalization());

    AttackResult result = new ProjectedGradientDescent(model, config).attack(pixels, 0, box, 0);

    assertInstanceOf(AttackResult.NotFound.class, result);
    assertEquals(0, result.margin(), EXACT);
  }

  @Test
  void seedDecidesTheStartingPoints() {
    MonDeq model = RandomModels.dense(new Random(4), INPUTS, 12, 2);
    double[] pixels = RandomModels.pixels(new Random(5), 1, INPUTS).row(0);
    int label = new CheckedClassifier(model).classifyPixels(pixels).label();
    PgdConfig oneStep = new PgdConfig(null, 1, 1, 0.01, null, null, null);
    ProjectedGradientDescent attack = new ProjectedGradientDescent(model, oneStep);
    InputBox box = InputBox.ball(pixels, 0.1, model.spec().normalization());

    double first = attack.attack(pixels, label, box, 1).margin();

    assertNotEquals(first, attack.attack(pixels, label, box, 2).margin());
    assertEquals(first, attack.attack(pixels, label, box, 1).margin());
  }

  @Test
  void rejectsLabelsThatAreNoClass() {
    LinearModel linear = new LinearModel(new Random(0), INPUTS, 3);
    for (int label : new int[] {-1, 3}) {
      assertThrows(
          IllegalArgumentException.class, () -> attack(linear.model, linear.pixels, label, 0.1, 0));
    }
  }

  @Test
  void rejectsPixelsOutsideTheBox() {
    LinearModel linear = new LinearModel(new Random(0), INPUTS, 3);
    InputBox box = InputBox.ball(linear.pixels, 0.1, linear.model.spec().normalization());
    ProjectedGradientDescent attack =
        new ProjectedGradientDescent(linear.model, PgdConfig.defaults());
    double[] moved = linear.pixels.clone();
    moved[2] = Double.NaN;
    assertThrows(IllegalArgumentException.class, () -> attack.attack(moved, 0, box, 0));
    assertThrows(IllegalArgumentException.class, () -> attack.attack(new double[2], 0, box, 0));
  }

  /** Estimates will do for a search: what it finds is checked. */
  @Test
  void goesOnWhereTheSolverDoesNotConverge() {
    MonDeq model = RandomModels.dense(new Random(0), INPUTS, 12, 3);
    double[] pixels = RandomModels.pixels(new Random(1), 1, INPUTS).row(0);
    PgdConfig hopeless = new PgdConfig(null, null, null, null, null, 1e-12, 1);
    InputBox box = InputBox.ball(pixels, 0.1, model.spec().normalization());
    int label = new CheckedClassifier(model).classifyPixels(pixels).label();
    AttackResult result =
        new ProjectedGradientDescent(model, hopeless).attack(pixels, label, box, 0);
    assertTrue(Double.isFinite(result.margin()) && result.error() < 1e-6);
  }

  private static double bestOfRandomPoints(
      CheckedClassifier classifier, InputBox box, int label, Random random) {
    double best = Double.POSITIVE_INFINITY;
    double[] low = box.lowPixels();
    double[] high = box.highPixels();
    for (int trial = 0; trial < 100; trial++) {
      double[] point = new double[INPUTS];
      for (int j = 0; j < INPUTS; j++) {
        point[j] = low[j] + random.nextDouble() * (high[j] - low[j]);
      }
      best = Math.min(best, classifier.classifyPixels(point).margin(label));
    }
    return best;
  }

  private static AttackResult attack(
      MonDeq model, double[] pixels, int label, double epsilon, long seed) {
    InputBox box = InputBox.ball(pixels, epsilon, model.spec().normalization());
    return new ProjectedGradientDescent(model, PgdConfig.defaults())
        .attack(pixels, label, box, seed);
  }

  private static MonDeq withEqualClasses(MonDeq model) {
    Map<String, NpyArray> parameters = model.parameters();
    double[] weights = new double[model.classes() * model.latent()];
    Arrays.fill(weights, 0.5);
    parameters.put("V", NpyArray.of(weights, model.classes(), model.latent()));
    parameters.put("v", NpyArray.of(new double[model.classes()], model.classes()));
    return MonDeq.of(model.spec(), parameters);
  }
}
