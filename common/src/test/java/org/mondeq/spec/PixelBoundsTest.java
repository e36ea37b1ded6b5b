package org.mondeq.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Normalization;
import org.mondeq.testing.SeededTest;

/** The raw bounds of an input box. */
final class PixelBoundsTest {
  private static final int SIZE = 200;
  private static final Normalization NORMALIZATION =
      new Normalization(List.of(0.1307), List.of(0.3081));

  @SeededTest
  void boundsAreTheLastDoublesInTheExactBall(long seed) {
    Random random = new Random(seed);
    double[] pixels = random.doubles(SIZE).toArray();
    double epsilon = random.nextDouble() * Math.pow(10, -random.nextInt(18));

    InputBox box = InputBox.ball(pixels, epsilon, NORMALIZATION);

    for (int j = 0; j < SIZE; j++) {
      double low = box.lowPixels()[j];
      double high = box.highPixels()[j];
      assertTrue(low >= 0 && low <= pixels[j] && pixels[j] <= high && high <= 1);
      assertTrue(inBall(low, pixels[j], epsilon) && inBall(high, pixels[j], epsilon));
      assertTrue(low == 0 || !inBall(Math.nextDown(low), pixels[j], epsilon));
      assertTrue(high == 1 || !inBall(Math.nextUp(high), pixels[j], epsilon));
    }
  }

  @SeededTest
  void boxContainsItsNormalizedPixelBounds(long seed) {
    Random random = new Random(seed);
    InputBox box =
        InputBox.ball(random.doubles(SIZE).toArray(), random.nextDouble(), NORMALIZATION);
    Matrix corners = Matrix.zeros(2, SIZE);
    corners.setRow(0, box.lowPixels());
    corners.setRow(1, box.highPixels());

    Matrix inputs = NORMALIZATION.normalize(corners);

    assertTrue(box.contains(inputs, 0) && box.contains(inputs, 1));
  }

  @Test
  void radiusZeroLeavesThePixels() {
    double[] pixels = {0, 0.1, 1.0 / 3, 1};
    InputBox box = InputBox.ball(pixels, 0, NORMALIZATION);
    assertArrayEquals(pixels, box.lowPixels());
    assertArrayEquals(pixels, box.highPixels());
  }

  @SeededTest
  void aBoxKeepsItsPixelBoundsAndContainsThem(long seed) {
    Random random = new Random(seed);
    double[] low = random.doubles(SIZE).toArray();
    double[] high = new double[SIZE];
    for (int j = 0; j < SIZE; j++) {
      high[j] = random.nextInt(4) == 0 ? low[j] : low[j] + (1 - low[j]) * random.nextDouble();
    }

    InputBox box = InputBox.between(low, high, NORMALIZATION);

    assertArrayEquals(low, box.lowPixels());
    assertArrayEquals(high, box.highPixels());
    Matrix points = Matrix.zeros(3, SIZE);
    points.setRow(0, low);
    points.setRow(1, high);
    points.setRow(2, box.middlePixels());
    Matrix inputs = NORMALIZATION.normalize(points);
    assertTrue(box.contains(inputs, 0) && box.contains(inputs, 1) && box.contains(inputs, 2));
    assertNormalizedExactly(low, high, box);
  }

  /** The exact images of the bounds lie in the box, by decimals of far more digits. */
  private static void assertNormalizedExactly(double[] low, double[] high, InputBox box) {
    BigDecimal mean = new BigDecimal(NORMALIZATION.meanOf(0, SIZE));
    BigDecimal std = new BigDecimal(NORMALIZATION.stdOf(0, SIZE));
    for (int j = 0; j < SIZE; j++) {
      BigDecimal least = new BigDecimal(low[j]).subtract(mean).divide(std, MathContext.DECIMAL128);
      BigDecimal most = new BigDecimal(high[j]).subtract(mean).divide(std, MathContext.DECIMAL128);
      BigDecimal center = new BigDecimal(box.center()[j]);
      BigDecimal radius = new BigDecimal(box.radius()[j]);
      assertTrue(center.subtract(radius).compareTo(least) <= 0);
      assertTrue(center.add(radius).compareTo(most) >= 0);
    }
  }

  @Test
  void rejectsBoundsOutOfOrder() {
    double[] half = {0.5};
    for (double wrong : new double[] {0.6, -0.1, Double.NaN}) {
      double[] low = {wrong};
      assertThrows(
          IllegalArgumentException.class, () -> InputBox.between(low, half, NORMALIZATION));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> InputBox.between(half, new double[] {1.1}, NORMALIZATION));
    assertThrows(
        IllegalArgumentException.class,
        () -> InputBox.between(half, new double[] {1, 1}, NORMALIZATION));
  }

  /** It is no smaller than the exact one, and the double below it is smaller. */
  @SeededTest
  void distanceIsTheExactOneRoundedUp(long seed) {
    Random random = new Random(seed);
    double[] a = random.doubles(SIZE).map(x -> x * Math.pow(10, -random.nextInt(18))).toArray();
    double[] b = random.doubles(SIZE).map(x -> x * Math.pow(10, -random.nextInt(18))).toArray();
    BigDecimal exact = BigDecimal.ZERO;
    for (int j = 0; j < SIZE; j++) {
      exact = exact.max(new BigDecimal(a[j]).subtract(new BigDecimal(b[j])).abs());
    }
    double distance = InputBox.distance(a, b);
    assertTrue(new BigDecimal(distance).compareTo(exact) >= 0);
    assertTrue(new BigDecimal(Math.nextDown(distance)).compareTo(exact) < 0);
    assertEquals(distance, InputBox.distance(b, a));
    assertEquals(0, InputBox.distance(a, a));
  }

  private static boolean inBall(double value, double center, double epsilon) {
    BigDecimal distance = new BigDecimal(value).subtract(new BigDecimal(center)).abs();
    return distance.compareTo(new BigDecimal(epsilon)) <= 0;
  }
}
