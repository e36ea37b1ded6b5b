package org.mondeq.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class MonDeqTest {
  /**
   * {@code I − W ⪰ m I} for every P and Q: no eigenvalue of the symmetric part of W is above 1 − m.
   */
  @SeededTest
  void theCouplingIsMonotone(long seed) {
    MonDeq model = RandomModels.dense(new Random(seed), 3, 1 + (int) seed, 2);
    Matrix w = model.coupling();
    Matrix symmetric = Matrix.zeros(w.rows(), w.rows());
    for (int i = 0; i < w.rows(); i++) {
      for (int j = 0; j < w.rows(); j++) {
        symmetric.set(i, j, (w.get(i, j) + w.get(j, i)) / 2);
      }
    }
    double[] values = Blas.symmetricEigen(symmetric).values();
    assertTrue(values[values.length - 1] <= -19 + 1e-10, "largest " + values[values.length - 1]);
  }

  @Test
  void theCouplingEqualsItsFormula() {
    Matrix p = Matrix.of(2, 2, new double[] {1, 2, 3, 4});
    Matrix q = Matrix.of(2, 2, new double[] {0, 5, 1, 0});
    Matrix w = MonDeq.coupling(p, q, 20);
    assertEquals(-19 - 10, w.get(0, 0));
    assertEquals(-14 + 4, w.get(0, 1));
    assertEquals(-14 - 4, w.get(1, 0));
    assertEquals(-19 - 20, w.get(1, 1));
  }

  @SeededTest
  void injectionAndLogitsAreAffine(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, 4, 3, 2);
    Matrix x = RandomModels.gaussian(random, 2, 4);
    Matrix z = RandomModels.gaussian(random, 2, 3);
    for (int n = 0; n < 2; n++) {
      for (int i = 0; i < 3; i++) {
        double expected = model.inputBias()[i];
        for (int j = 0; j < 4; j++) {
          expected += model.inputWeights().get(i, j) * x.get(n, j);
        }
        assertEquals(expected, model.injection(x).get(n, i), 1e-12);
      }
      double expected = model.outputBias()[1];
      for (int j = 0; j < 3; j++) {
        expected += model.outputWeights().get(1, j) * z.get(n, j);
      }
      assertEquals(expected, model.logits(z).get(n, 1), 1e-12);
    }
  }

  /** The matrix of a convolution applied to an image equals the convolution, by plain loops. */
  @SeededTest
  void aConvolutionEqualsItsMatrix(long seed) {
    Random random = new Random(seed);
    int stride = 1 + random.nextInt(3);
    int padding = random.nextInt(2);
    InputShape in = new InputShape(2, 7, 6);
    InputShape out =
        new InputShape(3, (7 + 2 * padding - 3) / stride + 1, (6 + 2 * padding - 3) / stride + 1);
    double[] kernel = random.doubles(3 * 2 * 3 * 3).toArray();
    Matrix matrix =
        new ConvolutionMatrix(in, out, stride, padding).of(NpyArray.of(kernel, 3, 2, 3, 3));
    Matrix image = RandomModels.gaussian(random, 1, in.size());
    Matrix result = Blas.productTransposed(image, matrix);
    for (int o = 0; o < 3; o++) {
      for (int r = 0; r < out.height(); r++) {
        for (int c = 0; c < out.width(); c++) {
          double sum = 0;
          for (int k = 0; k < 18; k++) {
            int row = r * stride + k / 3 % 3 - padding;
            int col = c * stride + k % 3 - padding;
            if (row >= 0 && row < 7 && col >= 0 && col < 6) {
              sum += kernel[o * 18 + k] * image.get(0, (k / 9 * 7 + row) * 6 + col);
            }
          }
          assertEquals(sum, result.get(0, (o * out.height() + r) * out.width() + c), 1e-12);
        }
      }
    }
  }

  @Test
  void poolingIsFoldedIntoTheOutputWeights() {
    MonDeq model =
        RandomModels.of(
            new Random(5),
            new Architecture.Convolutional(1, 3, 1, 1, 2),
            new InputShape(1, 5, 5),
            2);
    double pooled = model.parameters().get("V").values()[3];
    assertEquals(25, model.latent());
    assertEquals(pooled / 4, model.outputWeights().get(0, 2 * 5 + 3));
    assertEquals(0, model.outputWeights().get(0, 4));
  }

  @SeededTest
  void normalizationIsPerChannel(long seed) {
    Normalization normalization =
        new Normalization(java.util.List.of(0.1, 0.2), java.util.List.of(2.0, 4.0));
    Matrix pixels = RandomModels.pixels(new Random(seed), 1, 6);
    Matrix x = normalization.normalize(pixels);
    assertEquals((pixels.get(0, 2) - 0.1) / 2, x.get(0, 2));
    assertEquals((pixels.get(0, 3) - 0.2) / 4, x.get(0, 3));
  }
}
