package org.mondeq.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.AttackResult;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;

/**
 * A model whose gradients mislead: where almost all pixels are bright it is wrong, by a unit that
 * is dead everywhere else, and the gradient of dark images, by another unit, points to the dark.
 */
final class ObfuscatedGradientsTest {
  private static final int PIXELS = 16;
  private static final double MONOTONICITY = 20;

  /** Units {@code max(0, Σx − 14.5) / m} and {@code max(0, 10 − Σx) / m}. */
  private static MonDeq model(InputShape shape) {
    double[] weights = new double[2 * PIXELS];
    Arrays.fill(weights, 0, PIXELS, 1);
    Arrays.fill(weights, PIXELS, 2 * PIXELS, -1);
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    parameters.put("U", NpyArray.of(weights, 2, PIXELS));
    parameters.put("b", NpyArray.of(new double[] {-14.5, 10}, 2));
    parameters.put("P", NpyArray.of(new double[4], 2, 2));
    parameters.put("Q", NpyArray.of(new double[4], 2, 2));
    parameters.put(
        "V", NpyArray.of(new double[] {0, 0, 2 * MONOTONICITY, 0.01 * MONOTONICITY}, 2, 2));
    parameters.put("v", NpyArray.of(new double[] {1, 0}, 2));
    Normalization plain = new Normalization(List.of(0.0), List.of(1.0));
    return MonDeq.of(
        new ModelSpec(
            "misleading",
            "digits",
            new Architecture.Dense(2),
            shape,
            2,
            MONOTONICITY,
            plain,
            ModelSpec.noProvenance()),
        parameters);
  }

  private static Cascade.Attempt attempt(MonDeq model, AttackConfig config) {
    double[] gray = new double[PIXELS];
    Arrays.fill(gray, 0.5);
    double[] white = new double[PIXELS];
    Arrays.fill(white, 1);
    InputBox everything = InputBox.between(new double[PIXELS], white, model.spec().normalization());
    return new Cascade(model, config).attempt(gray, 0, everything, 1);
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "1, 16", "16, 1"})
  void squaresFindWhatGradientsDoNot(int height, int width) {
    MonDeq model = model(new InputShape(1, height, width));
    AttackConfig config = AttackConfig.defaults();
    for (AttackMethod method :
        List.of(AttackMethod.PGD, AttackMethod.APGD_MARGIN, AttackMethod.APGD_CE)) {
      assertInstanceOf(
          AttackResult.NotFound.class, attempt(model, config.only(method)).result(), method.word());
    }
    Cascade.Attempt attempt = attempt(model, config);
    assertInstanceOf(AdversarialExample.class, attempt.result());
    assertEquals(AttackMethod.SQUARE, attempt.method());
  }
}
