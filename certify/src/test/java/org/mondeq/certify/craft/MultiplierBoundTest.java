package org.mondeq.certify.craft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** What the backward pass claims of all fixpoints holds of sampled ones. */
class MultiplierBoundTest {
  private static final int FUNCTIONS = 6;
  private static final int POINTS = 200;

  /** Room for the solver's tolerance. */
  private static final double TOLERANCE = 1e-8;

  private static double value(Matrix c, Matrix d, int function, double[] z, double[] r) {
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      sum += c.get(function, j) * z[j] + d.get(function, j) * r[j];
    }
    return sum;
  }

  private static void assertBelow(CraftProblem problem, Objectives functions, double[] bounds) {
    Matrix inputs = problem.inputs(POINTS);
    Matrix z = problem.states(inputs);
    Matrix r = problem.units(inputs, z);
    for (int n = 0; n < POINTS; n++) {
      for (int i = 0; i < bounds.length; i++) {
        double value = value(functions.ofStates(), functions.ofUnits(), i, z.row(n), r.row(n));
        assertTrue(
            bounds[i] <= value + TOLERANCE, "function " + i + ": " + bounds[i] + " > " + value);
      }
    }
  }

  private static void assertWithinBounds(CraftProblem problem) {
    Matrix inputs = problem.inputs(POINTS);
    Matrix r = problem.units(inputs, problem.states(inputs));
    for (int n = 0; n < POINTS; n++) {
      for (int j = 0; j < r.cols(); j++) {
        assertTrue(r.get(n, j) >= problem.bounds().low(j) - TOLERANCE, "unit " + j);
        assertTrue(r.get(n, j) <= problem.bounds().high(j) + TOLERANCE, "unit " + j);
      }
    }
  }

  @SeededTest(trials = 40)
  void unitsOfFixpointsLieWithinTheBoundsFromStepsOfAnySize(long seed) {
    CraftProblem.of(seed)
        .ifPresent(
            problem -> {
              assertWithinBounds(problem);
              Matrix inputs = problem.inputs(1);
              Matrix z = problem.states(inputs);
              Matrix r = problem.units(inputs, z);
              for (double alpha : new double[] {0.01, 0.05, 0.3}) {
                assertSignAndScale(problem, z.row(0), r.row(0), alpha);
              }
            });
  }

  /** {@code t = z + α (y − z)} alone, as an interval of no width, fixes r to the last digits. */
  private static void assertSignAndScale(
      CraftProblem problem, double[] z, double[] r, double alpha) {
    double[] t = new double[z.length];
    for (int j = 0; j < t.length; j++) {
      t[j] = z[j] + alpha * problem.backward().diagonal(j) * (r[j] - z[j]);
    }
    UnitBounds point = new UnitBounds(problem.backward());
    point.intersect(org.mondeq.certify.domain.Interval.of(t, t), alpha);
    for (int j = 0; j < t.length; j++) {
      assertTrue(point.low(j) <= point.high(j));
      assertEquals(r[j], point.low(j), TOLERANCE);
      assertEquals(r[j], point.high(j), TOLERANCE);
    }
  }

  @SeededTest(trials = 40)
  void anyMultipliersBoundAnyFunction(long seed) {
    CraftProblem.of(seed)
        .ifPresent(
            problem -> {
              Objectives functions = problem.objectives(FUNCTIONS);
              MultiplierBound bound =
                  new MultiplierBound(problem.backward(), problem.bounds(), problem.x(), functions);
              for (double scale : new double[] {0, 0.02, 0.2}) {
                Matrix f =
                    RandomModels.gaussian(new Random(seed), FUNCTIONS, problem.model().latent());
                for (int k = 0; k < f.size(); k++) {
                  f.buffer().put(k, scale * f.buffer().get(k));
                }
                assertBelow(problem, functions, bound.evaluate(f));
              }
            });
  }

  @SeededTest(trials = 40)
  void optimisedBoundsHoldAndNeverFall(long seed) {
    CraftProblem.of(seed)
        .ifPresent(
            problem -> {
              Objectives functions = problem.objectives(FUNCTIONS);
              SlopeSearch search =
                  new SlopeSearch(problem.backward(), problem.bounds(), problem.x(), functions);
              double[] before = search.best();
              for (int step = 0; step < 30; step++) {
                search.ascend(0.1);
                double[] now = search.best();
                for (int i = 0; i < now.length; i++) {
                  assertTrue(now[i] >= before[i]);
                }
                before = now;
              }
              assertBelow(problem, functions, before);
            });
  }

  @SeededTest(trials = 40)
  void refinementTightensUnitsAndLosesNone(long seed) {
    CraftProblem.of(seed)
        .ifPresent(
            problem -> {
              double width = problem.bounds().unstableWidth();
              Specification specification = Specification.of(problem.model(), 0);
              double margin =
                  new Refinement(
                          SlopeConfig.published(),
                          problem.backward(),
                          problem.bounds(),
                          problem.x())
                      .run(specification);
              assertTrue(problem.bounds().unstableWidth() <= width);
              assertWithinBounds(problem);
              Matrix z = problem.states(problem.inputs(POINTS));
              for (int n = 0; n < POINTS; n++) {
                double[] leads = new double[specification.directions().rows()];
                for (int i = 0; i < leads.length; i++) {
                  for (int j = 0; j < z.cols(); j++) {
                    leads[i] += specification.directions().get(i, j) * z.get(n, j);
                  }
                }
                assertTrue(margin <= specification.margin(leads) + TOLERANCE);
              }
            });
  }
}
