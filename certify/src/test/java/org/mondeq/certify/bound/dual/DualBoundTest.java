package org.mondeq.certify.bound.dual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.mondeq.certify.bound.BoundProblem;
import org.mondeq.certify.bound.search.SearchedObjectives;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** What is proved of all fixpoints holds of sampled ones. */
public class DualBoundTest {
  private static final int FUNCTIONS = 6;
  private static final int POINTS = 200;

  /** Room for the solver's tolerance. */
  private static final double TOLERANCE = 1e-8;

  private static double value(Objectives batch, int row, double[] z, double[] r) {
    if (batch.unit(row) >= 0) {
      return batch.sign(row) * r[batch.unit(row)];
    }
    double sum = batch.offset(row);
    for (int j = 0; j < z.length; j++) {
      sum += batch.coefficient(row, j) * z[j];
    }
    return sum;
  }

  public static void assertBelow(BoundProblem problem, Objectives batch, double[] bounds) {
    Matrix inputs = problem.inputs(POINTS);
    Matrix z = problem.states(inputs);
    Matrix r = problem.units(inputs, z);
    for (int n = 0; n < POINTS; n++) {
      for (int i = 0; i < bounds.length; i++) {
        double value = value(batch, i, z.row(n), r.row(n));
        assertTrue(
            bounds[i] <= value + TOLERANCE, "function " + i + ": " + bounds[i] + " > " + value);
      }
    }
  }

  public static void assertWithin(BoundProblem problem, PreStateBounds bounds) {
    Matrix inputs = problem.inputs(POINTS);
    Matrix r = problem.units(inputs, problem.states(inputs));
    for (int n = 0; n < POINTS; n++) {
      for (int j = 0; j < r.cols(); j++) {
        assertTrue(r.get(n, j) >= bounds.low(j) - TOLERANCE, "unit " + j);
        assertTrue(r.get(n, j) <= bounds.high(j) + TOLERANCE, "unit " + j);
      }
    }
  }

  @SeededTest(trials = 40)
  void firstBoundsHoldForEveryFixpoint(long seed) {
    BoundProblem problem = BoundProblem.of(seed);
    assertWithin(problem, problem.bounds());
  }

  @SeededTest(trials = 40)
  void anyMultipliersBoundAnyFunction(long seed) {
    BoundProblem problem = BoundProblem.of(seed);
    SearchedObjectives batch = problem.objectives(FUNCTIONS);
    DualBound bound = new DualBound(problem.region());
    for (double scale : new double[] {0, 0.02, 0.2}) {
      Matrix f = RandomModels.gaussian(new Random(seed), batch.size(), problem.latent());
      double[] bounds = new double[batch.size()];
      for (int k = 0; k < f.size(); k++) {
        batch.f().buffer().put(k, scale * f.buffer().get(k));
      }
      bound.evaluate(batch);
      for (int i = 0; i < bounds.length; i++) {
        bounds[i] = batch.lowerBound(i);
      }
      assertBelow(problem, batch, bounds);
    }
  }

  /** More rows than are evaluated at a time. */
  @SeededTest(trials = 3)
  void aRowOfALargeBatchIsBoundedAsOnItsOwn(long seed) {
    BoundProblem problem = BoundProblem.of(seed);
    int n = 300;
    Matrix directions = RandomModels.gaussian(problem.random(), n, problem.latent());
    Matrix f = RandomModels.gaussian(problem.random(), n, problem.latent());
    SearchedObjectives batch = new SearchedObjectives(problem.model().layer(), n);
    for (int i = 0; i < n; i++) {
      batch.addLinear(directions, i, i, problem.bounds());
      batch.f().setRow(i, f.row(i));
    }
    DualBound bound = new DualBound(problem.region());
    bound.evaluate(batch);
    for (int i = 0; i < n; i++) {
      SearchedObjectives alone = new SearchedObjectives(problem.model().layer(), 1);
      alone.addLinear(directions, i, i, problem.bounds());
      alone.f().setRow(0, f.row(i));
      bound.evaluate(alone);
      assertEquals(alone.lowerBound(0), batch.lowerBound(i), TOLERANCE, "row " + i);
    }
  }
}
