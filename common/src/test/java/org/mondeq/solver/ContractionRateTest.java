package org.mondeq.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class ContractionRateTest {
  /** What {@code ‖I − α A‖₂} is at most. */
  private static double bound(Matrix operator, double alpha) {
    Matrix result = Matrix.zeros(operator.rows(), operator.rows());
    for (int i = 0; i < operator.rows(); i++) {
      for (int j = 0; j < operator.rows(); j++) {
        result.set(i, j, (i == j ? 1 : 0) - alpha * operator.get(i, j));
      }
    }
    return Norms.spectralBound(result);
  }

  private static Matrix operator(Random random) {
    Matrix coupling = RandomModels.dense(random, 3, 2 + random.nextInt(30), 2).coupling();
    return Resolvent.identityMinus(coupling);
  }

  @SeededTest
  void estimatesAreCloseAndFromBelow(long seed) {
    Random random = new Random(seed);
    Matrix operator = operator(random);
    double alpha = 0.1 * random.nextDouble();
    double estimate = new ContractionRate(operator).norm(1, -alpha);
    assertTrue(estimate <= bound(operator, alpha));
    assertTrue(estimate >= 0.85 * bound(operator, alpha));
  }

  @SeededTest
  void theBestStepSizeContractsMost(long seed) {
    Matrix operator = operator(new Random(seed));
    double best = new ContractionRate(operator).bestStepSize();
    double rate = bound(operator, best);
    assertTrue(rate < 1, "rate " + rate);
    for (double factor : new double[] {0.5, 0.7, 1.4, 2}) {
      assertTrue(rate <= 1.1 * bound(operator, factor * best), "factor " + factor);
    }
  }

  /** {@code ‖I − α A‖ = max(|1 − α|, |1 − 4 α|)} for eigenvalues 1 and 4. */
  @Test
  void balancesTheEndsOfASpectrum() {
    Matrix operator = Matrix.of(3, 3, new double[] {1, 0, 0, 0, 4, 0, 0, 0, 2});
    assertEquals(0.4, new ContractionRate(operator).bestStepSize(), 0.01);
  }

  @SeededTest
  void tunedStepsReachTheFixpointWithFewerIterations(long seed) {
    Random random = new Random(seed);
    Matrix coupling = RandomModels.dense(random, 3, 30, 2).coupling();
    Matrix c = RandomModels.gaussian(random, 5, 30);
    Equilibrium tuned = ForwardBackward.tuned(coupling).forward(c, StoppingRule.tight());
    Equilibrium proved = ForwardBackward.contractive(coupling, 20).forward(c, StoppingRule.tight());
    assertTrue(tuned.iterations() <= proved.iterations());
    for (int i = 0; i < c.size(); i++) {
      assertEquals(proved.require().buffer().get(i), tuned.require().buffer().get(i), 1e-10);
    }
  }
}
