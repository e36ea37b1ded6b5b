package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.BandedMatrix;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class LayerTest {
  private static final double TOLERANCE = 1e-12;
  private static final int SAMPLES = 19;
  private static final List<Architecture> ARCHITECTURES =
      List.of(
          new Architecture.Dense(9),
          new Architecture.Convolutional(3, 3, 1, 1, 2),
          new Architecture.Convolutional(2, 4, 3, 2, 1),
          new Architecture.Convolutional(4, 2, 2, 0, 3),
          new Architecture.Convolutional(1, 1, 1, 0, 1));

  private static MonDeq model(Random random, long seed) {
    Architecture architecture = ARCHITECTURES.get((int) (seed % ARCHITECTURES.size()));
    return RandomModels.of(random, architecture, new InputShape(2, 6, 7), 3);
  }

  private static Weights weights(MonDeq model) {
    return new Weights(Layer.of(model.spec()), model.parameters());
  }

  private static void assertSame(Matrix expected, Matrix actual) {
    assertEquals(expected.rows(), actual.rows());
    assertEquals(expected.cols(), actual.cols());
    double scale = Norms.frobenius(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.buffer().get(i), actual.buffer().get(i), TOLERANCE * scale);
    }
  }

  @SeededTest
  void matricesAreThoseOfTheExportedModel(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random, seed);
    Weights weights = weights(model);
    assertSame(model.coupling(), weights.coupling());
    assertSame(model.outputWeights(), weights.outputWeights());
    Matrix x = RandomModels.gaussian(random, SAMPLES, model.inputs());
    assertSame(model.injection(x), weights.injection(x));
    Matrix z = RandomModels.gaussian(random, SAMPLES, model.latent());
    assertSame(model.logits(z), weights.logits(z));
  }

  /** The band of a convolution leaves out zeros alone, and in an image of 6 rows there are some. */
  @SeededTest
  void bandOfTheCouplingHasTheSameProducts(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random, seed);
    Matrix coupling = weights(model).coupling();
    BandedMatrix banded = Layer.of(model.spec()).banded(coupling);
    Matrix z = RandomModels.gaussian(random, SAMPLES, model.latent());
    Matrix product = Matrix.zeros(SAMPLES, model.latent());
    banded.multiplyTransposed(banded.ordered(z), product);
    assertSame(Blas.productTransposed(z, coupling), banded.restored(product));
    banded.multiply(banded.ordered(z), product);
    assertSame(Blas.product(z, coupling), banded.restored(product));
    if (seed % ARCHITECTURES.size() == 1) {
      assertTrue(banded.entries() < coupling.size(), "nothing is left out");
    }
  }

  /** ⟨W z, y⟩ = (1 − m) ⟨z, y⟩ − ⟨P z, P y⟩ + ⟨Q z, y⟩ − ⟨z, Q y⟩ = ⟨z, Wᵀ y⟩. */
  @SeededTest
  void transposesOfTheConvolutionsAreExact(long seed) {
    Random random = new Random(seed);
    var architecture = (Architecture.Convolutional) ARCHITECTURES.get(1 + (int) (seed % 4));
    MonDeq model = RandomModels.of(random, architecture, new InputShape(2, 6, 7), 3);
    InputShape latent = architecture.latentShape(model.spec().input());
    Map<String, NpyArray> parameters = model.parameters();
    double[] z = RandomModels.gaussian(random, 1, latent.size()).toArray();
    double[] y = RandomModels.gaussian(random, 1, latent.size()).toArray();
    double expected =
        (1 - model.spec().monotonicity()) * inner(z, y)
            - inner(
                convolved(parameters.get("P"), latent, z),
                convolved(parameters.get("P"), latent, y))
            + inner(convolved(parameters.get("Q"), latent, z), y)
            - inner(z, convolved(parameters.get("Q"), latent, y));
    Matrix coupling = weights(model).coupling();
    double[] image = Blas.productTransposed(Matrix.ofRow(z), coupling).row(0);
    double[] transposed = Blas.product(Matrix.ofRow(y), coupling).row(0);
    double scale = Norms.frobenius(coupling) * Norms.euclidean(z) * Norms.euclidean(y);
    assertEquals(expected, inner(image, y), TOLERANCE * scale);
    assertEquals(expected, inner(z, transposed), TOLERANCE * scale);
  }

  /** ⟨U x, w⟩ = ⟨x, Uᵀ w⟩. */
  @SeededTest
  void pullBackIsTheTransposeOfTheInjection(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random, seed);
    Weights weights = weights(model);
    Matrix x = RandomModels.gaussian(random, SAMPLES, model.inputs());
    Matrix w = RandomModels.gaussian(random, SAMPLES, model.latent());
    Matrix image = weights.injection(x);
    Matrix origin = weights.injection(Matrix.zeros(SAMPLES, model.inputs()));
    Matrix transposed = weights.pullBack(w);
    for (int i = 0; i < SAMPLES; i++) {
      double[] row = image.row(i);
      double[] bias = origin.row(i);
      java.util.Arrays.setAll(row, j -> row[j] - bias[j]);
      double scale = Norms.euclidean(image.row(i)) * Norms.euclidean(w.row(i));
      assertEquals(
          inner(row, w.row(i)), inner(x.row(i), transposed.row(i)), 10 * TOLERANCE * scale);
    }
  }

  private static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** A 3 × 3 convolution with zero padding, by its definition. */
  private static double[] convolved(NpyArray kernel, InputShape shape, double[] image) {
    double[] result = new double[shape.size()];
    int area = shape.height() * shape.width();
    for (int out = 0; out < result.length; out++) {
      for (int tap = 0; tap < 9 * shape.channels(); tap++) {
        int row = out % area / shape.width() + tap % 9 / 3 - 1;
        int col = out % shape.width() + tap % 3 - 1;
        if (row >= 0 && row < shape.height() && col >= 0 && col < shape.width()) {
          double weight = kernel.values()[out / area * 9 * shape.channels() + tap];
          result[out] += weight * image[tap / 9 * area + row * shape.width() + col];
        }
      }
    }
    return result;
  }
}
