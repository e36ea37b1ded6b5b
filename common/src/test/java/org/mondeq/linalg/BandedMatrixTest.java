package org.mondeq.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class BandedMatrixTest {
  private static final double TOLERANCE = 1e-12;

  private static int[] permutation(Random random, int n) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(order, random);
    return order.stream().mapToInt(i -> i).toArray();
  }

  /** Random entries within a band of an order, and zeros elsewhere. */
  private static Matrix banded(Random random, int[] order, int below, int above) {
    int n = order.length;
    Matrix matrix = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = Math.max(0, i - below); j < Math.min(n, i + above + 1); j++) {
        matrix.set(order[i], order[j], random.nextGaussian());
      }
    }
    return matrix;
  }

  @SeededTest
  void productsAreThoseOfTheWholeMatrix(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(30);
    int[] order = permutation(random, n);
    Matrix matrix = banded(random, order, random.nextInt(4), random.nextInt(4));
    BandedMatrix banded = BandedMatrix.of(matrix, order, 1 + random.nextInt(n + 2));
    Matrix rows = RandomModels.gaussian(random, 1 + random.nextInt(5), n);
    Matrix product = RandomModels.gaussian(random, rows.rows(), n);
    banded.multiply(banded.ordered(rows), product);
    assertArrayEquals(
        Blas.product(rows, matrix).toArray(), banded.restored(product).toArray(), TOLERANCE);
    banded.multiplyTransposed(banded.ordered(rows), product);
    assertArrayEquals(
        Blas.productTransposed(rows, matrix).toArray(),
        banded.restored(product).toArray(),
        TOLERANCE);
  }

  /** An order that was made for another matrix. */
  @SeededTest
  void aWrongOrderGivesTheSameProducts(long seed) {
    Random random = new Random(seed);
    Matrix matrix = banded(random, permutation(random, 12), 1, 2);
    BandedMatrix banded = BandedMatrix.of(matrix, permutation(random, 12), 3);
    Matrix rows = RandomModels.gaussian(random, 2, 12);
    Matrix product = Matrix.zeros(2, 12);
    banded.multiply(banded.ordered(rows), product);
    assertArrayEquals(
        Blas.product(rows, matrix).toArray(), banded.restored(product).toArray(), TOLERANCE);
  }

  @Test
  void onlyTheBandIsMultiplied() {
    Random random = new Random(1);
    int[] order = permutation(random, 20);
    Matrix matrix = banded(random, order, 1, 1);
    assertEquals(5 * 4 * 12 - 2 * 16, BandedMatrix.of(matrix, order, 4).entries());
    assertTrue(BandedMatrix.of(matrix, permutation(random, 20), 4).entries() > 208);
  }

  @Test
  void aDenseMatrixIsOneBlockThatMovesNothing() {
    Matrix matrix = RandomModels.gaussian(new Random(1), 3, 3);
    BandedMatrix dense = BandedMatrix.dense(matrix);
    assertEquals(9, dense.entries());
    assertSame(matrix, dense.ordered(matrix));
  }

  @Test
  void rejectsWhatDoesNotFit() {
    Matrix square = Matrix.identity(3);
    assertThrows(IllegalArgumentException.class, () -> BandedMatrix.dense(Matrix.zeros(2, 3)));
    assertThrows(
        IllegalArgumentException.class, () -> BandedMatrix.of(square, new int[] {0, 1}, 1));
    BandedMatrix banded = BandedMatrix.dense(square);
    assertThrows(
        IllegalArgumentException.class,
        () -> banded.multiply(Matrix.zeros(1, 2), Matrix.zeros(1, 3)));
    assertThrows(
        IllegalArgumentException.class,
        () -> banded.multiply(Matrix.zeros(1, 3), Matrix.zeros(2, 3)));
  }
}
