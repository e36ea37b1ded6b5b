package org.mondeq.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
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

  private static boolean inBall(double value, double center, double epsilon) {
    BigDecimal distance = new BigDecimal(value).subtract(new BigDecimal(center)).abs();
    return distance.compareTo(new BigDecimal(epsilon)) <= 0;
  }
}
