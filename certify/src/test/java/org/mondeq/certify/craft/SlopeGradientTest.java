package org.mondeq.certify.craft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.SeededTest;

class SlopeGradientTest {
  private static final int STEPS = 2000;
  private static final double H = 1e-6;

  private static double bound(CraftProblem problem, Objectives function, Matrix slopes) {
    AdjointEquilibrium adjoint =
        new AdjointEquilibrium(problem.backward(), problem.bounds(), function, slopes);
    return new MultiplierBound(problem.backward(), problem.bounds(), problem.x(), function)
        .evaluate(adjoint.solve(STEPS))[0];
  }

  private static Matrix gradient(CraftProblem problem, Objectives function, Matrix slopes) {
    AdjointEquilibrium adjoint =
        new AdjointEquilibrium(problem.backward(), problem.bounds(), function, slopes);
    MultiplierBound bound =
        new MultiplierBound(problem.backward(), problem.bounds(), problem.x(), function);
    bound.evaluate(adjoint.solve(STEPS));
    Matrix gradient = Matrix.zeros(1, problem.model().latent());
    new RelaxedEquilibrium(problem.backward(), problem.bounds(), problem.x(), slopes)
        .solve(bound, STEPS, gradient);
    return gradient;
  }

  /** Each derivative is a central difference, on both sides of which the bound is smooth. */
  @SeededTest(trials = 1)
  void derivativesOfTheBoundAreCentralDifferences(long seed) {
    int checked = 0;
    for (int trial = 0; trial < 20; trial++) {
      Optional<CraftProblem> problem = CraftProblem.of(seed + trial);
      checked += problem.map(SlopeGradientTest::checkedDerivatives).orElse(0);
    }
    assertTrue(checked >= 20, checked + " derivatives other than zero");
  }

  private static int checkedDerivatives(CraftProblem problem) {
    Objectives function = problem.objectives(1);
    Matrix slopes = Matrix.zeros(1, problem.model().latent());
    for (int j = 0; j < slopes.cols(); j++) {
      slopes.set(0, j, 0.1 + 0.8 * problem.random().nextDouble());
    }
    Matrix gradient = gradient(problem, function, slopes);
    int count = 0;
    for (int j = 0; j < slopes.cols(); j++) {
      double slope = slopes.get(0, j);
      slopes.set(0, j, slope + H);
      double above = bound(problem, function, slopes);
      slopes.set(0, j, slope - H);
      double below = bound(problem, function, slopes);
      slopes.set(0, j, slope);
      double derivative = gradient.get(0, j);
      assertEquals((above - below) / (2 * H), derivative, 1e-5 * (1 + Math.abs(derivative)));
      count += derivative == 0 ? 0 : 1;
    }
    return count;
  }
}
