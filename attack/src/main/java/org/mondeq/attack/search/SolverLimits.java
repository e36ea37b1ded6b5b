package org.mondeq.attack.search;

import org.mondeq.io.Expect;
import org.mondeq.solver.StoppingRule;

/** How well equilibria are solved during a search, and when one ends: the same for all methods. */
public final class SolverLimits {
  /** The tolerance of the last solve, which decides between the points where a search ends. */
  private static final double FINAL_TOLERANCE = 1e-8;

  private SolverLimits() {}

  /** A tolerance in its range, or the default. */
  public static double tolerance(Double value, double usual) {
    double tolerance = value == null ? usual : value;
    if (!(tolerance >= 1e-12 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance: expected at least 1e-12 and below 1, got " + tolerance);
    }
    return tolerance;
  }

  /** A number of iterations in its range, or the default. */
  public static int maxIterations(Integer value) {
    return Expect.between("maxIterations", 1, 1_000_000, value == null ? 2000 : value);
  }

  /** The rule for the end of a search. */
  public static StoppingRule finalRule(double tolerance, int maxIterations) {
    return new StoppingRule(Math.min(FINAL_TOLERANCE, tolerance), maxIterations);
  }
}
