package org.mondeq.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.AttackResult;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

final class CascadeTest {
  private static final int INPUTS = 8;
  private static final double EXACT = 1e-9;

  /** Of two classes, where every method climbs the margin. */
  @ParameterizedTest
  @EnumSource
  void everyMethodReachesTheExactOptimumOfALinearModel(AttackMethod method) {
    for (long seed = 0; seed < 10; seed++) {
      LinearModel linear = new LinearModel(new Random(seed), INPUTS, 2);
      double epsilon = 0.9 * linear.criticalRadius();
      Cascade.Attempt attempt = attempt(linear, Budgets.small().only(method), epsilon);
      assertEquals(method, attempt.method());
      assertEquals(
          linear.worstMargin(epsilon), attempt.result().margin(), EXACT * linear.gap, "" + seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMethodFindsAnExampleJustBeyondTheCriticalRadius(AttackMethod method) {
    for (long seed = 0; seed < 10; seed++) {
      LinearModel linear = new LinearModel(new Random(seed), INPUTS, 2);
      double epsilon = 1.001 * linear.criticalRadius();
      Cascade.Attempt attempt = attempt(linear, Budgets.small().only(method), epsilon);
      assertInstanceOf(AdversarialExample.class, attempt.result());
      assertTrue(attempt.result().margin() >= linear.worstMargin(epsilon) - EXACT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMethodAttacksThreeClassesAndColours(AttackMethod method) {
    Random random = new Random(2);
    InputShape shape = new InputShape(3, 3, 2);
    MonDeq model = RandomModels.of(random, new Architecture.Dense(9), shape, 3);
    double[] pixels = RandomModels.pixels(random, 1, shape.size()).row(0);
    int label = new CheckedClassifier(model).classifyPixels(pixels).label();
    InputBox whole =
        InputBox.between(
            new double[shape.size()], filled(shape.size(), 1), model.spec().normalization());

    AttackResult result =
        new Cascade(model, Budgets.small().only(method)).attack(pixels, label, whole, 1);

    assertInstanceOf(AdversarialExample.class, result);
    assertNotEquals(label, ((AdversarialExample) result).prediction());
  }

  @ParameterizedTest
  @EnumSource
  void everyMethodAttacksOnePixel(AttackMethod method) {
    LinearModel linear = new LinearModel(new Random(3), 1, 2);
    double critical = linear.criticalRadius();
    AttackConfig config = Budgets.small().only(method);
    assertInstanceOf(
        AttackResult.NotFound.class, attempt(linear, config, 0.999 * critical).result());
    assertInstanceOf(AdversarialExample.class, attempt(linear, config, 1.001 * critical).result());
  }

  @ParameterizedTest
  @EnumSource
  void radiusZeroFindsNothingAtACorrectSample(AttackMethod method) {
    LinearModel linear = new LinearModel(new Random(4), INPUTS, 4);
    AttackResult result = attempt(linear, Budgets.small().only(method), 0).result();
    assertInstanceOf(AttackResult.NotFound.class, result);
    assertEquals(linear.gap, result.margin(), EXACT);
  }

  /** Pixels that may move as far as they like, and others that may not move at all. */
  @ParameterizedTest
  @EnumSource
  void boxesNeedNoCommonRadius(AttackMethod method) {
    MonDeq model = RandomModels.dense(new Random(6), INPUTS, 12, 3);
    double[] pixels = RandomModels.pixels(new Random(6), 1, INPUTS).row(0);
    double[] low = pixels.clone();
    double[] high = pixels.clone();
    Arrays.fill(low, 0, 5, 0);
    Arrays.fill(high, 0, 5, 1);
    InputBox box = InputBox.between(low, high, model.spec().normalization());
    Cascade cascade = new Cascade(model, Budgets.small().only(method));
    int label = new CheckedClassifier(model).classifyPixels(pixels).label();

    AdversarialExample found = (AdversarialExample) cascade.attack(pixels, label, box, 1);

    for (int j = 0; j < INPUTS; j++) {
      assertTrue(found.pixels()[j] >= low[j] && found.pixels()[j] <= high[j], "pixel " + j);
    }
  }

  @SeededTest(trials = 10)
  void marginIsTheSmallestOfAllMethods(long seed) {
    LinearModel linear = new LinearModel(new Random(seed), INPUTS, 4);
    double epsilon = 0.95 * linear.criticalRadius();
    Cascade.Attempt all = attempt(linear, Budgets.small(), epsilon);
    double smallest = Double.POSITIVE_INFINITY;
    for (AttackMethod method : AttackMethod.values()) {
      double margin = attempt(linear, Budgets.small().only(method), epsilon).result().margin();
      assertTrue(method != all.method() || margin == all.result().margin());
      smallest = Math.min(smallest, margin);
    }
    assertEquals(smallest, all.result().margin());
  }

  @Test
  void errorAndResidualTellHowWellTheMarginIsSolved() {
    LinearModel linear = new LinearModel(new Random(1), INPUTS, 4);
    double epsilon = linear.criticalRadius();
    for (double radius : new double[] {0.5 * epsilon, 2 * epsilon}) {
      AttackResult result = attempt(linear, Budgets.small(), radius).result();
      assertTrue(result.residual() >= 0 && result.residual() < 1e-8, "" + result.residual());
      assertTrue(result.error() > 0 && result.error() < 1e-6, "" + result.error());
    }
  }

  /** The search knows fewer units than the model that judges. */
  @SeededTest(trials = 5)
  void convolutionalModelsAreAttacked(long seed) {
    Random random = new Random(seed);
    InputShape shape = new InputShape(1, 6, 6);
    MonDeq model = RandomModels.of(random, new Architecture.Convolutional(2, 3, 1, 1, 2), shape, 3);
    double[] pixels = RandomModels.pixels(random, 1, shape.size()).row(0);
    CheckedClassifier classifier = new CheckedClassifier(model);
    int label = classifier.classifyPixels(pixels).label();
    InputBox box = InputBox.ball(pixels, 0.9, model.spec().normalization());
    AttackResult result = new Cascade(model, Budgets.small()).attack(pixels, label, box, seed);
    if (result instanceof AdversarialExample example) {
      assertTrue(classifier.classifyPixels(example.pixels()).refutes(label));
    } else {
      assertTrue(result.margin() <= classifier.classifyPixels(pixels).margin(label) + EXACT);
    }
  }

  @Test
  void rejectsPixelsOutsideTheBox() {
    LinearModel linear = new LinearModel(new Random(0), INPUTS, 3);
    InputBox box = InputBox.ball(linear.pixels, 0.1, linear.model.spec().normalization());
    Cascade cascade = new Cascade(linear.model, Budgets.small());
    double[] moved = linear.pixels.clone();
    moved[2] = Double.NaN;
    assertThrows(IllegalArgumentException.class, () -> cascade.attack(moved, 0, box, 0));
  }

  /** Two logits that are the same whatever the input: no gradient, and no example. */
  @Test
  void tieIsNoExample() {
    MonDeq model = RandomModels.dense(new Random(0), INPUTS, 12, 3);
    var parameters = model.parameters();
    Matrix rows = Matrix.zeros(3, 12);
    rows.fill(0.5);
    parameters.put("V", org.mondeq.io.npz.NpyArray.of(rows.toArray(), 3, 12));
    parameters.put("v", org.mondeq.io.npz.NpyArray.of(new double[3], 3));
    MonDeq tied = MonDeq.of(model.spec(), parameters);
    double[] pixels = RandomModels.pixels(new Random(1), 1, INPUTS).row(0);
    InputBox box = InputBox.ball(pixels, 0.1, tied.spec().normalization());
    AttackResult result = new Cascade(tied, Budgets.small()).attack(pixels, 0, box, 0);
    assertInstanceOf(AttackResult.NotFound.class, result);
    assertEquals(0, result.margin(), EXACT);
  }

  private static Cascade.Attempt attempt(LinearModel linear, AttackConfig config, double epsilon) {
    InputBox box = InputBox.ball(linear.pixels, epsilon, linear.model.spec().normalization());
    return new Cascade(linear.model, config).attempt(linear.pixels, 0, box, 1);
  }

  private static double[] filled(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }
}
