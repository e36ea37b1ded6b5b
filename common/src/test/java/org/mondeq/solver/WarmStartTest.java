package org.mondeq.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Peaceman-Rachford solves that start from the iterates of another one. */
final class WarmStartTest {
  private static final int ROWS = 3;
  private static final int LATENT = 9;
  private static final double SOLVED = 1e-9;
  private static final StoppingRule TIGHT = StoppingRule.tight();

  @SeededTest
  void forwardReachesTheEquilibriumFromAnyStart(long seed) {
    Problem problem = new Problem(seed);
    Iterates iterates = Iterates.zeros(ROWS, LATENT);
    problem.solver.forward(problem.other, TIGHT, iterates).require();

    Matrix warm = problem.solver.forward(problem.injection, TIGHT, iterates).require();

    Matrix cold = problem.solver.forward(problem.injection, TIGHT).require();
    assertArrayEquals(cold.toArray(), warm.toArray(), SOLVED);
    assertSame(iterates.z(), warm);
  }

  @SeededTest
  void adjointReachesTheEquilibriumFromAnyStart(long seed) {
    Problem problem = new Problem(seed);
    Matrix z = problem.solver.forward(problem.injection, TIGHT).require();
    Matrix otherZ = problem.solver.forward(problem.other, TIGHT).require();
    Iterates iterates = Iterates.zeros(ROWS, LATENT);
    problem.solver.adjoint(otherZ, problem.injection, TIGHT, iterates).require();

    Matrix warm = problem.solver.adjoint(z, problem.other, TIGHT, iterates).require();

    Matrix cold = problem.solver.adjoint(z, problem.other, TIGHT).require();
    assertArrayEquals(cold.toArray(), warm.toArray(), SOLVED);
  }

  @SeededTest(trials = 5)
  void solvedProblemIsSolvedAgainInOneStep(long seed) {
    Problem problem = new Problem(seed);
    Iterates iterates = Iterates.zeros(ROWS, LATENT);
    Equilibrium first = problem.solver.forward(problem.injection, TIGHT, iterates);

    Equilibrium again =
        problem.solver.forward(problem.injection, new StoppingRule(1e-10, 10), iterates);

    assertTrue(first.iterations() > 5, "the first solve took " + first.iterations());
    assertEquals(1, again.iterations());
  }

  @SeededTest(trials = 5)
  void resetIteratesGiveTheBitsOfColdOnes(long seed) {
    Problem problem = new Problem(seed);
    Iterates iterates = Iterates.zeros(ROWS, LATENT);
    problem.solver.forward(problem.other, TIGHT, iterates).require();

    iterates.reset();
    Matrix z = problem.solver.forward(problem.injection, TIGHT, iterates).require();

    assertArrayEquals(
        problem.solver.forward(problem.injection, TIGHT).require().toArray(), z.toArray());
  }

  @Test
  void rejectsIteratesOfAnotherShape() {
    Problem problem = new Problem(0);
    Iterates iterates = Iterates.zeros(ROWS + 1, LATENT);
    assertThrows(
        IllegalArgumentException.class,
        () -> problem.solver.forward(problem.injection, TIGHT, iterates));
  }

  @Test
  void rejectsAdjointInTheMemoryOfItsEquilibrium() {
    Problem problem = new Problem(0);
    Iterates iterates = Iterates.zeros(ROWS, LATENT);
    Matrix z = problem.solver.forward(problem.injection, TIGHT, iterates).require();
    assertThrows(
        IllegalArgumentException.class,
        () -> problem.solver.adjoint(z, problem.other, TIGHT, iterates));
  }

  /** A random model's solver with two injections. */
  private static final class Problem {
    final PeacemanRachford solver;
    final Matrix injection;
    final Matrix other;

    Problem(long seed) {
      Random random = new Random(seed);
      MonDeq model = RandomModels.dense(random, 4, LATENT, 3);
      solver = OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
      injection = model.injection(RandomModels.gaussian(random, ROWS, 4));
      other = model.injection(RandomModels.gaussian(random, ROWS, 4));
    }
  }
}
