package org.mondeq.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class ReducedModelTest {
  private static final Architecture.Convolutional CONVOLUTION =
      new Architecture.Convolutional(3, 4, 2, 1, 2);

  private static MonDeq convolutional(Random random) {
    return RandomModels.of(random, CONVOLUTION, new InputShape(1, 11, 11), 4);
  }

  /** The model with chosen elements of an array replaced. */
  private static MonDeq with(MonDeq model, String name, IntPredicate chosen, double value) {
    Map<String, NpyArray> parameters = model.parameters();
    NpyArray array = parameters.get(name);
    double[] values = array.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = chosen.test(i) ? value : values[i];
    }
    parameters.put(name, NpyArray.of(values, array.shape()));
    return MonDeq.of(model.spec(), parameters);
  }

  private static Matrix logits(MonDeq model, Matrix pixels) {
    Matrix injection = model.injection(model.spec().normalization().normalize(pixels));
    return model.logits(
        OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity())
            .forward(injection, StoppingRule.tight())
            .require());
  }

  private static void assertSameLogits(MonDeq model, MonDeq reduced, Random random) {
    Matrix pixels = RandomModels.pixels(random, 200, model.inputs());
    for (int i = 0; i < 100 * model.inputs(); i++) {
      pixels.buffer().put(i, Math.rint(pixels.buffer().get(i)));
    }
    Matrix expected = logits(model, pixels);
    Matrix actual = logits(reduced, pixels);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.buffer().get(i), actual.buffer().get(i), 1e-10);
    }
  }

  @SeededTest
  void unitsThatAreAlwaysZeroAreDropped(long seed) {
    Random random = new Random(seed);
    MonDeq model = with(convolutional(random), "b", i -> i == 1, -500);
    MonDeq reduced = model.reduced();
    assertEquals(model.latent() * 2 / 3, reduced.latent());
    assertSameLogits(model, reduced, random);
    // Written to a file and read again, it is the same model.
    assertSameLogits(model, MonDeq.of(reduced.spec(), reduced.parameters()), random);
  }

  /** With kernels of one point, nothing couples the units outside the pooling to the others. */
  @SeededTest
  void unitsThatNoOutputFeelsAreDropped(long seed) {
    Random random = new Random(seed);
    MonDeq model = convolutional(random);
    model = with(with(model, "P", i -> i % 9 != 4, 0), "Q", i -> i % 9 != 4, 0);
    MonDeq reduced = model.reduced();
    assertEquals(3 * 5 * 5, model.latent());
    assertEquals(3 * 4 * 4, reduced.latent());
    assertSameLogits(model, reduced, random);
  }

  @SeededTest
  void unitsOutsideThePoolingMatterToTheirNeighbours(long seed) {
    Random random = new Random(seed);
    MonDeq model = convolutional(random);
    assertSame(model, model.reduced());
  }

  @SeededTest
  void unitsThatAreSometimesActiveStay(long seed) {
    Random random = new Random(seed);
    MonDeq model = with(RandomModels.dense(random, 5, 9, 3), "b", i -> i % 2 == 0, -12);
    MonDeq reduced = model.reduced();
    assertSameLogits(model, reduced, random);
    Matrix pixels = RandomModels.pixels(random, 300, 5);
    Matrix z =
        OperatorSplitting.balanced(model.coupling(), 20)
            .forward(
                model.injection(model.spec().normalization().normalize(pixels)),
                StoppingRule.tight())
            .require();
    int active = 0;
    for (int j = 0; j < 9; j++) {
      double largest = 0;
      for (int i = 0; i < 300; i++) {
        largest = Math.max(largest, z.get(i, j));
      }
      active += largest > 0 ? 1 : 0;
    }
    assertTrue(active <= reduced.latent(), active + " of " + reduced.latent());
  }

  @Test
  void aModelWithoutActiveUnitsKeepsOne() {
    Random random = new Random(1);
    MonDeq model = with(RandomModels.dense(random, 3, 4, 2), "b", i -> true, -1e4);
    assertEquals(1, model.reduced().latent());
    assertSameLogits(model, model.reduced(), random);
  }
}
