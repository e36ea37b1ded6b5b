package org.mondeq.attack.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

final class CrossEntropyObjectiveTest {
  private static final int LABEL = 2;
  private static final int CLASSES = 4;
  private final MonDeq model = RandomModels.dense(new Random(0), 3, 6, CLASSES);

  /** −log p of the label, and {@code p − e_label}. */
  @SeededTest
  void orderAndDirectionAreThoseOfTheCrossEntropy(long seed) {
    Matrix logits = RandomModels.gaussian(new Random(seed), 1, CLASSES);
    double[] value = new double[1];
    Matrix gradient = gradient(logits, value);
    double total = 0;
    for (int i = 0; i < CLASSES; i++) {
      total += Math.exp(logits.get(0, i));
    }
    Matrix direction = Matrix.zeros(1, CLASSES);
    double probability = Math.exp(logits.get(0, LABEL)) / total;
    for (int i = 0; i < CLASSES; i++) {
      double softmax = Math.exp(logits.get(0, i)) / total;
      direction.set(0, i, (softmax - (i == LABEL ? 1 : 0)) / (1 - probability));
    }
    assertEquals(-Math.log(probability), Math.log1p(Math.exp(value[0])), 1e-12);
    assertArrayEquals(
        Blas.product(direction, model.outputWeights()).toArray(), gradient.toArray(), 1e-12);
  }

  /** Where the probability of the label rounds to one, the cross entropy itself has none. */
  @Test
  void gradientDoesNotVanishForAConfidentModel() {
    Matrix logits = Matrix.ofRow(new double[] {-4000, 0, 5000, -1});
    double[] value = new double[1];
    Matrix gradient = gradient(logits, value);
    assertTrue(gradient.isFinite());
    double sum = 0;
    for (double component : gradient.toArray()) {
      sum += Math.abs(component);
    }
    assertTrue(sum > 1, "gradient " + sum);
    assertEquals(-5000 + Math.log1p(Math.exp(-1)), value[0], 1e-9);
  }

  /** The others vanish beside the label, but not beside each other. */
  @Test
  void aHugeLogitOfTheLabelHidesNoOther() {
    double[] value = new double[1];
    assertTrue(gradient(Matrix.ofRow(new double[] {1000, 0, 1e20, -1}), value).isFinite());
    assertEquals(-1e20, value[0]);
  }

  private Matrix gradient(Matrix logits, double[] value) {
    CrossEntropyObjective objective = new CrossEntropyObjective(model, 1);
    objective.begin(LABEL);
    objective.evaluate(logits, value);
    return objective.gradient();
  }
}
