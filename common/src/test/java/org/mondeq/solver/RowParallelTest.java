package org.mondeq.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class RowParallelTest {
  private static final int LATENT = 9;

  @SeededTest(trials = 10)
  void groupsAreSolvedAsTheyWouldBeAlone(long seed) {
    Random random = new Random(seed);
    int rows = 1 + random.nextInt(200);
    Matrix w = RandomModels.dense(random, 3, LATENT, 2).coupling();
    PeacemanRachford plain = OperatorSplitting.balanced(w, 20);
    RowParallel parallel = new RowParallel(plain);
    Matrix c = RandomModels.gaussian(random, rows, LATENT);
    StoppingRule tight = StoppingRule.tight();
    Matrix expected = plain.forward(c, tight).require();
    Equilibrium z = parallel.forward(c, tight);
    assertArrayEquals(expected.toArray(), z.require().toArray(), 1e-10);
    assertArrayEquals(
        plain.adjoint(expected, c, tight).require().toArray(),
        parallel.adjoint(expected, c, tight).require().toArray(),
        1e-10);
    assertArrayEquals(z.z().toArray(), parallel.forward(c, tight).z().toArray());
  }

  @Test
  void aGroupThatFailsFailsTheBatch() {
    Matrix w = RandomModels.dense(new Random(1), 3, LATENT, 2).coupling();
    RowParallel parallel = new RowParallel(OperatorSplitting.balanced(w, 20));
    Matrix c = RandomModels.gaussian(new Random(2), 150, LATENT);
    c.set(70, 0, Double.NaN);
    assertEquals(Equilibrium.Status.DIVERGED, parallel.forward(c, StoppingRule.tight()).status());
    Matrix fine = RandomModels.gaussian(new Random(2), 150, LATENT);
    Equilibrium cut = parallel.forward(fine, new StoppingRule(1e-12, 2));
    assertEquals(Equilibrium.Status.ITERATION_LIMIT, cut.status());
    assertEquals(2, cut.iterations());
  }
}
