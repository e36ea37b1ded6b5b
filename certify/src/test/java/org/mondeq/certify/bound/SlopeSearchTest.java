package org.mondeq.certify.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.mondeq.linalg.Matrix;
import org.mondeq.testing.SeededTest;

class SlopeSearchTest {
  private static final int STEPS = 2000;
  private static final double H = 1e-6;

  /** The batch evaluated, and what their derivatives are made of. */
  private record Evaluation(Matrix e, Matrix pulled) {
    static Evaluation of(BoundProblem problem, Objectives batch) {
      new AdjointEquilibrium(problem.model().layer()).solve(batch, 0, STEPS);
      Matrix e = Matrix.zeros(batch.size(), problem.latent());
      Matrix pulled = Matrix.zeros(batch.size(), problem.region().size());
      new DualBound(problem.region())
          .evaluate(
              batch,
              (row, residual, g, y) -> {
                e.setRow(row, residual);
                pulled.setRow(row, y);
              });
      return new Evaluation(e, pulled);
    }
  }

  private static double[] bounds(Objectives batch) {
    double[] bounds = new double[batch.size()];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = batch.lowerBound(i);
    }
    return bounds;
  }

  /** Each derivative is a central difference, on both sides of which the bound is smooth. */
  @SeededTest(trials = 1)
  void derivativesOfTheBoundAreCentralDifferences(long seed) {
    int checked = 0;
    for (int trial = 0; trial < 10; trial++) {
      checked += checkedDerivatives(BoundProblem.of(seed + trial));
    }
    assertTrue(checked >= 20, checked + " derivatives other than zero");
  }

  private static int checkedDerivatives(BoundProblem problem) {
    Objectives batch = problem.objectives(2);
    Matrix slopes = batch.lowerSlopes();
    for (int k = 0; k < slopes.size(); k++) {
      slopes.buffer().put(k, 0.1 + 0.8 * problem.random().nextDouble());
    }
    Matrix gradient = Matrix.zeros(batch.size(), problem.latent());
    Evaluation here = Evaluation.of(problem, batch);
    new RelaxedEquilibrium(problem.region(), batch).solve(here.e(), here.pulled(), STEPS, gradient);
    int count = 0;
    for (int j = 0; j < problem.latent(); j++) {
      double[] above = moved(problem, batch, j, H);
      double[] below = moved(problem, batch, j, -H);
      for (int i = 0; i < batch.size(); i++) {
        double derivative = gradient.get(i, j);
        double difference = (above[i] - below[i]) / (2 * H);
        assertEquals(difference, derivative, 1e-5 * (1 + Math.abs(derivative)));
        count += derivative == 0 ? 0 : 1;
      }
    }
    return count;
  }

  /** The bounds with the lower slope of unit j moved in every row. */
  private static double[] moved(BoundProblem problem, Objectives batch, int j, double by) {
    Matrix slopes = batch.lowerSlopes();
    for (int i = 0; i < batch.size(); i++) {
      slopes.set(i, j, slopes.get(i, j) + by);
    }
    Evaluation.of(problem, batch);
    double[] bounds = bounds(batch);
    for (int i = 0; i < batch.size(); i++) {
      slopes.set(i, j, slopes.get(i, j) - by);
    }
    return bounds;
  }

  @SeededTest(trials = 40)
  void optimisedBoundsHoldAndNeverFall(long seed) {
    BoundProblem problem = BoundProblem.of(seed);
    Objectives batch = problem.objectives(6);
    SlopeSearch search = new SlopeSearch(problem.region(), batch);
    double[] before = search.best();
    for (int step = 0; step < 30; step++) {
      search.ascend(0.1);
      double[] now = search.best();
      for (int i = 0; i < now.length; i++) {
        assertTrue(now[i] >= before[i]);
      }
      before = now;
    }
    DualBoundTest.assertBelow(problem, batch, before);
  }

  /** Otherwise the law above would hold of a search that does nothing. */
  @SeededTest(trials = 1)
  void ascentImprovesOnTheLinesOfLeastArea(long seed) {
    int improved = 0;
    for (int trial = 0; trial < 20; trial++) {
      BoundProblem problem = BoundProblem.of(seed + trial);
      Objectives batch = problem.objectives(6);
      SlopeSearch search = new SlopeSearch(problem.region(), batch);
      new AdjointEquilibrium(problem.model().layer()).solve(batch, 0, STEPS);
      new DualBound(problem.region()).evaluate(batch);
      double[] start = bounds(batch);
      for (int step = 0; step < 30; step++) {
        search.ascend(0.1);
      }
      for (int i = 0; i < start.length; i++) {
        improved += search.best()[i] > start[i] + 1e-3 ? 1 : 0;
      }
    }
    assertTrue(improved >= 10, improved + " bounds improved");
  }
}
