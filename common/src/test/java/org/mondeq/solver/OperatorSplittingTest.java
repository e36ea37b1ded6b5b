package org.mondeq.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.io.FailedRunException;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class OperatorSplittingTest {
  private static final double MONOTONICITY = 20;

  private static MonDeq model(Random random) {
    return RandomModels.dense(random, 3, 1 + random.nextInt(20), 2);
  }

  /** The definition: {@code z = ReLU(W z + c)}. */
  @SeededTest
  void bothSplittingsReachTheSameFixpoint(long seed) {
    Random random = new Random(seed);
    Matrix w = model(random).coupling();
    Matrix c = RandomModels.gaussian(random, 5, w.rows());
    Matrix pr =
        OperatorSplitting.balanced(w, MONOTONICITY).forward(c, StoppingRule.tight()).require();
    Matrix fb =
        ForwardBackward.contractive(w, MONOTONICITY).forward(c, StoppingRule.tight()).require();
    Matrix y = c.copy();
    Blas.addMultiplyTransposed(pr, w, y);
    for (int i = 0; i < c.size(); i++) {
      double z = pr.buffer().get(i);
      assertEquals(Math.max(0, y.buffer().get(i)), z, 1e-9);
      assertEquals(z, fb.buffer().get(i), 1e-9);
    }
  }

  /** The definition: {@code w = J (Wᵀ w + g)}. */
  @SeededTest
  void bothSplittingsReachTheSameAdjoint(long seed) {
    Random random = new Random(seed);
    Matrix w = model(random).coupling();
    Matrix z = RandomModels.gaussian(random, 5, w.rows());
    Matrix g = RandomModels.gaussian(random, 5, w.rows());
    Matrix pr =
        OperatorSplitting.balanced(w, MONOTONICITY).adjoint(z, g, StoppingRule.tight()).require();
    Matrix fb =
        ForwardBackward.contractive(w, MONOTONICITY).adjoint(z, g, StoppingRule.tight()).require();
    Matrix image = Blas.product(pr, w);
    for (int i = 0; i < g.size(); i++) {
      double expected = z.buffer().get(i) > 0 ? image.buffer().get(i) + g.buffer().get(i) : 0;
      assertEquals(expected, pr.buffer().get(i), 1e-9);
      assertEquals(pr.buffer().get(i), fb.buffer().get(i), 1e-9);
    }
  }

  @SeededTest
  void rowsDoNotInfluenceEachOther(long seed) {
    Random random = new Random(seed);
    Matrix w = model(random).coupling();
    PeacemanRachford splitting = OperatorSplitting.balanced(w, MONOTONICITY);
    Matrix c = RandomModels.gaussian(random, 4, w.rows());
    Matrix together = splitting.forward(c, StoppingRule.tight()).require();
    Matrix alone = splitting.forward(c.rows(2, 3).copy(), StoppingRule.tight()).require();
    for (int j = 0; j < w.rows(); j++) {
      assertEquals(alone.get(0, j), together.get(2, j), 1e-10);
    }
  }

  @Test
  void nothingInNothingOut() {
    Matrix w = model(new Random(1)).coupling();
    Equilibrium zero =
        OperatorSplitting.balanced(w, MONOTONICITY)
            .forward(Matrix.zeros(2, w.rows()), StoppingRule.tight());
    assertEquals(1, zero.iterations());
    assertEquals(0, zero.require().get(1, 0));
  }

  @Test
  void anIterationLimitIsAFailureThatSaysSo() {
    Matrix w = model(new Random(1)).coupling();
    Matrix c = RandomModels.gaussian(new Random(2), 3, w.rows());
    Equilibrium cut = new PeacemanRachford(w, 1e-4).forward(c, new StoppingRule(1e-12, 3));
    assertEquals(Equilibrium.Status.ITERATION_LIMIT, cut.status());
    FailedRunException e = assertThrows(FailedRunException.class, cut::require);
    assertTrue(e.getMessage().contains("iteration limit"), e.getMessage());
    assertTrue(e.getMessage().contains("3 iterations"), e.getMessage());
  }

  @Test
  void divergenceAndNaNAreFailures() {
    Matrix w = model(new Random(1)).coupling();
    Matrix c = RandomModels.gaussian(new Random(2), 3, w.rows());
    Equilibrium diverged = new ForwardBackward(w, 5).forward(c, new StoppingRule(1e-9, 100_000));
    assertEquals(Equilibrium.Status.DIVERGED, diverged.status());
    assertThrows(FailedRunException.class, diverged::require);
    c.set(1, 0, Double.NaN);
    assertEquals(
        Equilibrium.Status.DIVERGED,
        OperatorSplitting.balanced(w, MONOTONICITY).forward(c, StoppingRule.tight()).status());
  }

  @Test
  void rejectsStepSizesAndTolerancesThatMeanNothing() {
    Matrix w = Matrix.identity(2);
    for (double alpha : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new ForwardBackward(w, alpha));
      assertThrows(IllegalArgumentException.class, () -> new PeacemanRachford(w, alpha));
    }
    assertThrows(IllegalArgumentException.class, () -> new StoppingRule(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new StoppingRule(1e-3, 0));
  }
}
