package org.mondeq.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.io.FailedRunException;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class BlasTest {
  private static void assertEqual(Matrix expected, Matrix actual, double tolerance) {
    Shapes.require("actual", actual, expected.rows(), expected.cols());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.buffer().get(i), actual.buffer().get(i), tolerance);
    }
  }

  private static Matrix naive(Matrix a, Matrix b) {
    Matrix c = Matrix.zeros(a.rows(), b.cols());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.cols(); j++) {
        double sum = 0;
        for (int k = 0; k < a.cols(); k++) {
          sum += a.get(i, k) * b.get(k, j);
        }
        c.set(i, j, sum);
      }
    }
    return c;
  }

  @SeededTest
  void productsEqualTheDefinition(long seed) {
    Random random = new Random(seed);
    int n = random.nextInt(9);
    int k = random.nextInt(9);
    int m = random.nextInt(9);
    Matrix a = RandomModels.gaussian(random, n, k);
    Matrix b = RandomModels.gaussian(random, k, m);
    Matrix expected = naive(a, b);
    assertEqual(expected, Blas.product(a, b), 1e-12);
    assertEqual(expected, Blas.productTransposed(a, b.transposed()), 1e-12);
    assertEqual(expected, Blas.transposedProduct(a.transposed(), b), 1e-12);
    Matrix sum = Matrix.zeros(n, m);
    sum.fill(3);
    Blas.addMultiplyTransposed(a, b.transposed(), sum);
    for (int i = 0; i < sum.size(); i++) {
      assertEquals(expected.buffer().get(i) + 3, sum.buffer().get(i), 1e-12);
    }
  }

  @Test
  void productsReadAndWriteViewsOfRows() {
    Random random = new Random(1);
    Matrix a = RandomModels.gaussian(random, 10, 4);
    Matrix b = RandomModels.gaussian(random, 4, 3);
    Matrix c = Matrix.zeros(10, 3);
    Blas.multiply(a.rows(2, 6), b, c.rows(5, 9));
    assertEqual(naive(a.rows(2, 6).copy(), b), c.rows(5, 9), 1e-12);
    assertEqual(Matrix.zeros(5, 3), c.rows(0, 5), 0);
    assertEqual(Matrix.zeros(1, 3), c.rows(9, 10), 0);
  }

  @Test
  void theInverseInverts() {
    Matrix a = RandomModels.gaussian(new Random(2), 60, 60);
    assertEqual(Matrix.identity(60), Blas.product(a, Blas.inverse(a)), 1e-10);
  }

  @Test
  void aSingularMatrixFails() {
    assertThrows(FailedRunException.class, () -> Blas.inverse(Matrix.zeros(3, 3)));
  }

  @Test
  void eigenvectorsAreRowsAndEigenvaluesAscend() {
    SymmetricEigen eigen = Blas.symmetricEigen(Matrix.of(2, 2, new double[] {2, 1, 1, 2}));
    assertEquals(1, eigen.values()[0], 1e-14);
    assertEquals(3, eigen.values()[1], 1e-14);
    assertEquals(eigen.vectors().get(1, 0), eigen.vectors().get(1, 1), 1e-14);
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    Matrix a = Matrix.zeros(2, 3);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Blas.product(a, a));
    assertTrue(e.getMessage().contains("expected length 3, got 2"), e.getMessage());
  }

  /** The bound holds, and is no more than three percent above the norm. */
  @SeededTest
  void theSpectralBoundIsTight(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(30);
    Matrix a = RandomModels.gaussian(random, n, 1 + random.nextInt(30));
    double[] values = Blas.symmetricEigen(Blas.productTransposed(a, a)).values();
    double norm = Math.sqrt(values[n - 1]);
    double bound = Norms.spectralBound(a);
    assertTrue(bound >= norm * (1 - 1e-12), bound + " < " + norm);
    assertTrue(bound <= 1.03 * norm, bound + " ≫ " + norm);
  }

  @Test
  void normsOfNothingAreZero() {
    assertEquals(0, Norms.spectralBound(Matrix.zeros(3, 3)), 1e-200);
    assertEquals(0, Norms.frobenius(Matrix.zeros(0, 4)));
  }
}
