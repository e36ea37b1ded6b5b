package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.mondeq.testing.SeededTest;

/** Products enclose what exact arithmetic gives, and hardly more. */
class InexactTest {
  private static final int ROWS = 7;
  private static final int COLS = 5;

  /** What a product may be wide, relative to the sum of the magnitudes of its terms. */
  private static final double WIDTH = 1e-14;

  /** Numbers of very different sizes, so that sums cancel. */
  private static double[] numbers(Random random, int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextGaussian() * Math.pow(10, random.nextInt(13) - 6);
    }
    return values;
  }

  private static BigDecimal exact(double x) {
    return new BigDecimal(x);
  }

  private static void assertEncloses(Enclosure enclosure, int k, BigDecimal sum, BigDecimal size) {
    assertTrue(exact(enclosure.low()[k]).compareTo(sum) <= 0, "low");
    assertTrue(exact(enclosure.high()[k]).compareTo(sum) >= 0, "high");
    double width = enclosure.high()[k] - enclosure.low()[k];
    assertTrue(width <= WIDTH * size.doubleValue() + Double.MIN_NORMAL, "width " + width);
  }

  @SeededTest(trials = 200)
  void transposedProductsHoldTheExactOnes(long seed) {
    Random random = new Random(seed);
    double[] matrix = numbers(random, ROWS * COLS);
    double[] t = numbers(random, ROWS);
    t[random.nextInt(ROWS)] = 0;
    Enclosure product = new Inexact(ROWS, COLS, matrix, 0).transposedTimes(t);
    for (int k = 0; k < COLS; k++) {
      BigDecimal sum = BigDecimal.ZERO;
      double squares = 0;
      for (int j = 0; j < ROWS; j++) {
        sum = sum.add(exact(t[j]).multiply(exact(matrix[j * COLS + k])));
        squares += matrix[j * COLS + k] * matrix[j * COLS + k];
      }
      assertEncloses(product, k, sum, exact(Sums.euclidean(t) * Math.sqrt(squares)));
    }
  }

  /** Of a matrix that is off by its error in the worst direction, too. */
  @SeededTest(trials = 200)
  void productsHoldThoseOfAnyMatrixWithinTheError(long seed) {
    Random random = new Random(seed);
    double error = 1e-3;
    double[] matrix = numbers(random, ROWS * COLS);
    double[] z = numbers(random, COLS);
    Enclosure product = new Inexact(ROWS, COLS, matrix, error).times(z);
    Enclosure transposed = new Inexact(COLS, ROWS, transposed(matrix), error).transposedTimes(z);
    for (int j = 0; j < ROWS; j++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int k = 0; k < COLS; k++) {
        BigDecimal entry =
            exact(matrix[j * COLS + k]).add(exact(error * Math.signum(z[k]) * sign(j)));
        sum = sum.add(exact(z[k]).multiply(entry));
      }
      for (Enclosure enclosure : new Enclosure[] {product, transposed}) {
        assertTrue(exact(enclosure.low()[j]).compareTo(sum) <= 0);
        assertTrue(exact(enclosure.high()[j]).compareTo(sum) >= 0);
      }
    }
  }

  private static int sign(int j) {
    return j % 2 == 0 ? 1 : -1;
  }

  private static double[] transposed(double[] matrix) {
    double[] result = new double[matrix.length];
    for (int j = 0; j < ROWS; j++) {
      for (int k = 0; k < COLS; k++) {
        result[k * ROWS + j] = matrix[j * COLS + k];
      }
    }
    return result;
  }

  @SeededTest(trials = 200)
  void productsWithABoxHoldThoseWithItsPoints(long seed) {
    Random random = new Random(seed);
    double[] matrix = numbers(random, ROWS * COLS);
    double[] low = new double[COLS];
    double[] high = new double[COLS];
    double[] z = new double[COLS];
    for (int k = 0; k < COLS; k++) {
      low[k] = random.nextDouble();
      high[k] = low[k] + random.nextDouble();
      z[k] = random.nextBoolean() ? low[k] : high[k];
    }
    Enclosure product =
        new Inexact(ROWS, COLS, matrix, 0).timesNonNegative(new Enclosure(low, high));
    for (int j = 0; j < ROWS; j++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int k = 0; k < COLS; k++) {
        sum = sum.add(exact(z[k]).multiply(exact(matrix[j * COLS + k])));
      }
      assertTrue(exact(product.low()[j]).compareTo(sum) <= 0);
      assertTrue(exact(product.high()[j]).compareTo(sum) >= 0);
    }
  }

  @SeededTest(trials = 20)
  void whatIsNoNumberStaysNone(long seed) {
    double[] t = numbers(new Random(seed), ROWS);
    t[(int) (seed % ROWS)] = Double.NaN;
    Enclosure product =
        new Inexact(ROWS, COLS, numbers(new Random(seed), ROWS * COLS), 0).transposedTimes(t);
    for (int k = 0; k < COLS; k++) {
      assertTrue(Double.isNaN(product.low()[k]));
    }
  }
}
