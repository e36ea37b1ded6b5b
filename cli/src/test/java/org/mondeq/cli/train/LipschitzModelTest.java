package org.mondeq.cli.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.certify.lipschitz.LipschitzConstant;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.train.graph.Parameterization;

/**
 * What is trained with a bound of the Lipschitz constant makes models that are shown to keep it.
 */
class LipschitzModelTest {
  @Test
  void theCertifiedConstantIsNoLargerThanTheBound() {
    Random random = new Random(11);
    for (double bound : new double[] {1, 5, 20, 50}) {
      for (double scale : new double[] {0.01, 1, 30}) {
        MonDeq model = RandomModels.dense(random, 20, 30, 10);
        Map<String, NpyArray> trained = new LinkedHashMap<>();
        model
            .parameters()
            .forEach(
                (name, array) -> trained.put(name, scaled(array, scale * random.nextDouble())));
        Parameterization bounded = new Parameterization(model.spec(), Optional.of(bound));
        double constant = LipschitzConstant.of(bounded.model(trained));
        assertTrue(constant <= bound, constant + " with a bound of " + bound);
      }
    }
  }

  private static NpyArray scaled(NpyArray array, double factor) {
    double[] values = array.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return NpyArray.of(values, array.shape());
  }
}
