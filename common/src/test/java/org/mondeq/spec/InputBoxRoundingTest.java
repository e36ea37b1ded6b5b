package org.mondeq.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.mondeq.model.Normalization;
import org.mondeq.testing.Exact;
import org.mondeq.testing.SeededTest;

/** No input is lost where pixels become normalised ones, compared in exact arithmetic. */
class InputBoxRoundingTest {
  private static final int BOXES = 100;

  private static double power(Random random, double from, double to) {
    return Math.pow(10, from + (to - from) * random.nextDouble());
  }

  private static void assertAtMost(BigDecimal a, BigDecimal b) {
    assertTrue(a.compareTo(b) <= 0, () -> a.doubleValue() + " > " + b.doubleValue());
  }

  /** {@code (pixel − mean)/std}. */
  private static BigDecimal normalised(BigDecimal pixel, Normalization normalization) {
    BigDecimal difference = pixel.subtract(Exact.of(normalization.meanOf(0, 1)));
    return Exact.divide(difference, Exact.of(normalization.stdOf(0, 1)));
  }

  private static void assertEncloses(
      InputBox box, BigDecimal low, BigDecimal high, Normalization normalization) {
    BigDecimal center = Exact.of(box.center()[0]);
    BigDecimal radius = Exact.of(box.radius()[0]);
    assertAtMost(center.subtract(radius), normalised(low, normalization));
    assertAtMost(normalised(high, normalization), center.add(radius));
    assertAtMost(Exact.of(box.outerLowPixels()[0]), low);
    assertAtMost(high, Exact.of(box.outerHighPixels()[0]));
    assertAtMost(low, Exact.of(box.lowPixels()[0]));
    assertAtMost(Exact.of(box.highPixels()[0]), high);
  }

  @SeededTest(trials = 40)
  void ballsAndBoxesLoseNoInput(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BOXES; i++) {
      double mean = random.nextInt(4) == 0 ? 0 : random.nextDouble();
      Normalization normalization = new Normalization(List.of(mean), List.of(power(random, -3, 3)));
      double pixel = random.nextBoolean() ? random.nextDouble() : power(random, -20, 0);
      double epsilon = random.nextInt(4) == 0 ? 0 : power(random, -18, 0);
      BigDecimal low = Exact.of(pixel).subtract(Exact.of(epsilon)).max(BigDecimal.ZERO);
      BigDecimal high = Exact.of(pixel).add(Exact.of(epsilon)).min(BigDecimal.ONE);
      assertEncloses(
          InputBox.ball(new double[] {pixel}, epsilon, normalization), low, high, normalization);
      double other = pixel + (1 - pixel) * random.nextDouble();
      assertEncloses(
          InputBox.between(new double[] {pixel}, new double[] {other}, normalization),
          Exact.of(pixel),
          Exact.of(other),
          normalization);
    }
  }
}
