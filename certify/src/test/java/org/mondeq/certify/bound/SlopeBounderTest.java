package org.mondeq.certify.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.mondeq.certify.bound.dual.DualBoundTest;
import org.mondeq.certify.domain.Interval;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.SeededTest;

class SlopeBounderTest {
  private static final double TOLERANCE = 1e-8;

  /** Bounds of t as they follow from bounds of r. */
  private static void inform(SlopeBounder bounder, BoundProblem problem, double alpha) {
    double[] low = new double[problem.latent()];
    double[] high = new double[problem.latent()];
    for (int j = 0; j < low.length; j++) {
      double factor = alpha * problem.model().layer().diagonal(j);
      low[j] = problem.bounds().low(j) * (problem.bounds().low(j) < 0 ? factor : 1);
      high[j] = problem.bounds().high(j) * (problem.bounds().high(j) < 0 ? factor : 1);
    }
    bounder.intersect(Interval.of(low, high), alpha);
  }

  /** {@code t = z + α (y − z)} alone, as an interval of no width, fixes r to the last digits. */
  @SeededTest(trials = 40)
  void stepsOfAnySizeTellTheSameOfUnits(long seed) {
    BoundProblem problem = BoundProblem.of(seed);
    Matrix inputs = problem.inputs(1);
    Matrix z = problem.states(inputs);
    Matrix r = problem.units(inputs, z);
    for (double alpha : new double[] {0.01, 0.05, 0.3}) {
      double[] t = new double[problem.latent()];
      for (int j = 0; j < t.length; j++) {
        double difference = r.get(0, j) - z.get(0, j);
        t[j] = z.get(0, j) + alpha * problem.model().layer().diagonal(j) * difference;
      }
      SlopeBounder bounder = new SlopeBounder(problem.model(), problem.box());
      bounder.intersect(Interval.of(t, t), alpha);
      for (int j = 0; j < t.length; j++) {
        assertTrue(bounder.bounds().low(j) <= bounder.bounds().high(j));
        assertEquals(r.get(0, j), bounder.bounds().low(j), TOLERANCE);
        assertEquals(r.get(0, j), bounder.bounds().high(j), TOLERANCE);
      }
    }
  }

  @SeededTest(trials = 40)
  void tighteningLosesNoFixpoint(long seed) {
    BoundProblem problem = BoundProblem.of(seed);
    SlopeBounder bounder = new SlopeBounder(problem.model(), problem.box());
    inform(bounder, problem, 0.05);
    for (int round = 0; round < 3; round++) {
      double width = bounder.bounds().openWidth();
      int open = bounder.bounds().unstable();
      bounder.tightenUnits(5, 0.1);
      assertTrue(bounder.bounds().openWidth() <= width);
      assertTrue(bounder.bounds().unstable() <= open);
    }
    DualBoundTest.assertWithin(problem, bounder.bounds());
  }

  @SeededTest(trials = 1)
  void tighteningSettlesSignsOfUnits(long seed) {
    int settled = 0;
    for (int trial = 0; trial < 20; trial++) {
      BoundProblem problem = BoundProblem.of(seed + trial);
      SlopeBounder bounder = new SlopeBounder(problem.model(), problem.box());
      inform(bounder, problem, 0.05);
      int open = bounder.bounds().unstable();
      bounder.tightenUnits(5, 0.1);
      settled += open - bounder.bounds().unstable();
    }
    assertTrue(settled > 0, settled + " settled");
  }
}
