package org.mondeq.certify.bound.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.mondeq.certify.bound.BoundProblem;
import org.mondeq.certify.bound.dual.DualBound;
import org.mondeq.certify.bound.dual.DualBoundTest;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.SeededTest;

class SlopeSearchTest {
  private static final int STEPS = 2000;
  private static final double H = 1e-6;

  /** The batch evaluated, and what their derivatives are made of. */
  private record Evaluation(Matrix e, Matrix pulled) {
    static Evaluation of(BoundProblem problem, SearchedObjectives batch) {
      solve(problem, batch);
      Matrix e = Matrix.zeros(batch.size(), problem.latent());
      Matrix pulled = Matrix.zeros(batch.size(), problem.region().size());
      new DualBound(problem.region()).evaluate(batch, e, pulled);
      return new Evaluation(e, pulled);
    }
  }

  private static LineFactors solve(BoundProblem problem, SearchedObjectives batch) {
    LineFactors factors = new LineFactors(problem.model().layer());
    factors.prepare(batch);
    new AdjointEquilibrium(problem.model().layer()).solve(batch, factors, 0, STEPS);
    return factors;
  }

  private static double[] bounds(SearchedObjectives batch) {
    double[] bounds = new double[batch.size()];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = batch.lowerBound(i);
    }
    return bounds;
  }

  /** Each derivative is a central difference, on both sides of which the bound is smooth. */
  @SeededTest(trials = 1)
  void derivativesForSlopesAreCentralDifferences(long seed) {
    int checked = 0;
    for (int trial = 0; trial < 10; trial++) {
      BoundProblem problem = BoundProblem.of(seed + trial);
      SearchedObjectives batch = problem.objectives(2);
      randomise(batch.lowerSlopes(), problem.random());
      checked += checkedDerivatives(problem, batch, batch.lowerSlopes(), true);
    }
    assertTrue(checked >= 20, checked + " derivatives other than zero");
  }

  /** As above, for multipliers of signs that a branching has decided. */
  @SeededTest(trials = 1)
  void derivativesForSignsAreCentralDifferences(long seed) {
    int checked = 0;
    for (int trial = 0; trial < 10; trial++) {
      BoundProblem problem = BoundProblem.of(seed + trial).withSomeSignsDecided();
      SearchedObjectives batch = problem.objectives(2);
      randomise(batch.lowerSlopes(), problem.random());
      randomise(batch.signMultipliers(), problem.random());
      checked += checkedDerivatives(problem, batch, batch.signMultipliers(), false);
    }
    assertTrue(checked >= 20, checked + " derivatives other than zero");
  }

  private static void randomise(Matrix values, Random random) {
    for (int k = 0; k < values.size(); k++) {
      values.buffer().put(k, 0.1 + 0.8 * random.nextDouble());
    }
  }

  private static int checkedDerivatives(
      BoundProblem problem, SearchedObjectives batch, Matrix parameters, boolean ofOpenUnits) {
    Matrix gradient = Matrix.zeros(batch.size(), problem.latent());
    LineFactors factors = solve(problem, batch);
    Evaluation here = Evaluation.of(problem, batch);
    new RelaxedEquilibrium(problem.region()).solve(batch, factors, here.e(), here.pulled(), STEPS);
    new DualGradient(problem.model().layer()).write(batch, here.e(), gradient);
    int count = 0;
    for (int j = 0; j < problem.latent(); j++) {
      if (problem.bounds().isUnstable(j) != ofOpenUnits) {
        continue;
      }
      double[] above = moved(problem, batch, parameters, j, H);
      double[] below = moved(problem, batch, parameters, j, -H);
      for (int i = 0; i < batch.size(); i++) {
        double derivative = gradient.get(i, j);
        double difference = (above[i] - below[i]) / (2 * H);
        assertEquals(difference, derivative, 1e-5 * (1 + Math.abs(derivative)));
        count += derivative == 0 ? 0 : 1;
      }
    }
    return count;
  }

  /** The bounds with the parameter of unit j moved in every row. */
  private static double[] moved(
      BoundProblem problem, SearchedObjectives batch, Matrix parameters, int j, double by) {
    for (int i = 0; i < batch.size(); i++) {
      parameters.set(i, j, parameters.get(i, j) + by);
    }
    Evaluation.of(problem, batch);
    double[] bounds = bounds(batch);
    for (int i = 0; i < batch.size(); i++) {
      parameters.set(i, j, parameters.get(i, j) - by);
    }
    return bounds;
  }

  @SeededTest(trials = 40)
  void optimisedBoundsHoldAndNeverFall(long seed) {
    BoundProblem problem = BoundProblem.of(seed);
    SearchedObjectives batch = problem.objectives(6);
    SlopeSearch search = new SlopeSearch(problem.region(), batch);
    search.start();
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
      SearchedObjectives batch = problem.objectives(6);
      SlopeSearch search = new SlopeSearch(problem.region(), batch);
      search.start();
      solve(problem, batch);
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
