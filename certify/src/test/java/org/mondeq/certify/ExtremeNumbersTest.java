package org.mondeq.certify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mondeq.certify.SeparableModel.Numbers;
import org.mondeq.testing.SeededTest;
import org.mondeq.testing.Trials;

/**
 * No verdict of any method is wrong where rounding and underflow before the analysed formula decide
 * it: what doubles make of V, of {@code (pixel − mean) / std} and of products, against exact
 * arithmetic.
 */
class ExtremeNumbersTest {
  private static final Judged DENSE = new Judged();
  private static final Judged POOLED = new Judged();

  /** An offset that both rows of V have is rounded by more than they differ, if it is divided. */
  @ParameterizedTest
  @EnumSource(Method.class)
  void averagesOfWeightsWithACommonPartAreNotRounded(Method method) {
    Numbers numbers = new Numbers();
    numbers.pooling = 5;
    numbers.mean = 0.25;
    numbers.inputWeights = new double[][] {{1}};
    numbers.inputBias = new double[1];
    numbers.damping = new double[1];
    numbers.outputWeights = new double[][] {{0x1p60}, {0x1p60 + 256}};
    numbers.outputBias = new double[] {170, 0};
    assertNotCertified(method, SeparableModel.pooled(numbers), 0);
  }

  /** The same with weights that are subnormal once they are divided. */
  @ParameterizedTest
  @EnumSource(Method.class)
  void averagesOfTinyWeightsAreNotRounded(Method method) {
    Numbers numbers = new Numbers();
    numbers.pooling = 3;
    numbers.std = 0x1p-450;
    numbers.inputWeights = new double[][] {{1}};
    numbers.inputBias = new double[1];
    numbers.damping = new double[1];
    numbers.outputWeights = new double[][] {{0}, {4 * Double.MIN_VALUE}};
    numbers.outputBias = new double[] {0.75 * 0x1p-622, 0};
    assertNotCertified(method, SeparableModel.pooled(numbers), 0);
  }

  /** Half a smallest double for each input is lost, times inputs of 2¹⁰¹⁵. */
  @ParameterizedTest
  @EnumSource(Method.class)
  void forcingThatUnderflowsIsCounted(Method method) {
    Numbers numbers = new Numbers();
    int q = 60;
    numbers.monotonicity = 2;
    numbers.std = 0x1p-1015;
    numbers.inputWeights = new double[1][q];
    Arrays.fill(numbers.inputWeights[0], 3 * Double.MIN_VALUE);
    numbers.inputBias = new double[1];
    numbers.damping = new double[1];
    numbers.outputWeights = new double[][] {{0x1p52}, {0}};
    numbers.outputBias = new double[] {0, 0.41};
    assertNotCertified(method, SeparableModel.dense(numbers), 0.5);
  }

  /** The only unit that matters is active at the pixel 1, by an input that underflows. */
  @ParameterizedTest
  @EnumSource(Method.class)
  void unitsWhoseInputsUnderflowAreNotDropped(Method method) {
    assertNotCertified(method, SeparableModel.dense(activeByUnderflow(0.4)), 0);
  }

  /** {@code z_1 = 0.5 u s} at the pixel 1, where s is the smallest double. */
  private static Numbers activeByUnderflow(double bias) {
    Numbers numbers = new Numbers();
    numbers.mean = 1 - 0x1p-53;
    numbers.std = 0x1p1022;
    double weight = 0x1p180;
    numbers.inputWeights = new double[][] {{0}, {weight}};
    numbers.inputBias = new double[] {0, -0.125 * weight * Double.MIN_VALUE};
    numbers.damping = new double[2];
    numbers.outputWeights = new double[][] {{0, 0}, {0, 1}};
    numbers.outputBias = new double[] {0.25 * bias * weight * Double.MIN_VALUE, 0};
    return numbers;
  }

  /** The exact input is 1.5 smallest doubles and the computed one 2. */
  @ParameterizedTest
  @EnumSource(Method.class)
  void inputsThatUnderflowRefuteNothing(Method method) {
    Numbers numbers = new Numbers();
    numbers.mean = 1 - 3 * 0x1p-53;
    numbers.std = 0x1p1022;
    double weight = 0x1p180;
    numbers.inputWeights = new double[][] {{weight}};
    numbers.inputBias = new double[1];
    numbers.damping = new double[1];
    numbers.outputWeights = new double[][] {{0}, {1}};
    numbers.outputBias = new double[] {1.75 * weight * Double.MIN_VALUE, 0};
    SeparableModel model = SeparableModel.dense(numbers);
    double[] low = {1 - 0x1p-53};
    double[] high = {1};
    assertTrue(model.smallestMargin(low, high, 0).signum() > 0, "the label is right");
    Judged judged = new Judged();
    judged.attacks(model, low, high, 0);
    judged.verifies(method, model, low, high, 0);
  }

  private static void assertNotCertified(Method method, SeparableModel model, double low) {
    int q = model.model().inputs();
    double[] lower = new double[q];
    double[] upper = new double[q];
    Arrays.fill(lower, low);
    Arrays.fill(upper, 1);
    BigDecimal exact = model.smallestMargin(lower, upper, 0);
    assertTrue(exact.signum() < 0, () -> "the label is wrong somewhere: " + exact.doubleValue());
    Verdict verdict = Judged.verdict(method, model.model(), model.box(lower, upper), 0);
    assertFalse(verdict instanceof Verdict.Certified, () -> method + ": " + verdict);
  }

  @SeededTest(trials = 60)
  void noVerdictOnADenseModelIsWrong(long seed) {
    ExtremeModels models = new ExtremeModels(new Random(seed));
    judge(models.dense(), models, DENSE);
  }

  @SeededTest(trials = 30)
  void noVerdictOnAPooledModelIsWrong(long seed) {
    ExtremeModels models = new ExtremeModels(new Random(seed));
    judge(models.pooled(), models, POOLED);
  }

  /** As drawn, and with the label's bias so that the smallest margin is nearly zero. */
  private static void judge(SeparableModel drawn, ExtremeModels models, Judged judged) {
    double[][] box = models.box(drawn);
    SeparableModel model = models.nearTie(drawn, box);
    judged.attacks(model, box[0], box[1], 0);
    for (Method method : Method.values()) {
      judged.verifies(method, model, box[0], box[1], 0);
    }
  }

  @AfterAll
  static void tellWhatWasTried() {
    Trials.report("dense models of extreme numbers", DENSE);
    Trials.report("pooled models of extreme numbers", POOLED);
    if (DENSE.total() >= 200) {
      assertTrue(DENSE.certified() > 0.02 * DENSE.total(), DENSE::toString);
      assertTrue(DENSE.falsified() > 0.02 * DENSE.total(), DENSE::toString);
    }
  }
}
