package org.mondeq.attack.search;

import org.mondeq.attack.ProjectedGradientDescent;
import org.mondeq.io.Expect;

/**
 * Options of {@link ProjectedGradientDescent}. A component that is absent ({@code null}) takes its
 * default; accessors never return null.
 *
 * @param restarts starting points for each target class; 1 to 1000, default 20
 * @param steps gradient steps from each starting point, diversification included; 1 to 100000,
 *     default 50
 * @param diversificationSteps of these, the first steps, which follow a random direction of the
 *     logits; 0 to steps, default 5 (or half of steps, if that is less)
 * @param stepSize the length of the first step, and of all diversification steps, in radii of the
 *     box; above 0 and at most 2, default 0.5
 * @param finalStepSize the length of the last step in radii of the box, which the steps approach
 *     geometrically; above 0 and at most stepSize, default 0.02 (or stepSize, if that is less)
 * @param tolerance relative change at which an equilibrium counts as solved during the search; at
 *     least 1e-12 and below 1, default 1e-3
 * @param maxIterations iterations of the equilibrium solver before its states count as they are; 1
 *     to 1000000, default 2000
 */
public record PgdConfig(
    Integer restarts,
    Integer steps,
    Integer diversificationSteps,
    Double stepSize,
    Double finalStepSize,
    Double tolerance,
    Integer maxIterations) {
  /**
   * Fills in defaults and checks ranges.
   *
   * @throws IllegalArgumentException naming the component, its range and its value
   */
  public PgdConfig {
    restarts = Expect.between("restarts", 1, 1000, restarts == null ? 20 : restarts);
    steps = Expect.between("steps", 1, 100_000, steps == null ? 50 : steps);
    diversificationSteps =
        Expect.between(
            "diversificationSteps",
            0,
            steps,
            diversificationSteps == null ? Math.min(5, steps / 2) : diversificationSteps);
    stepSize = aboveZero("stepSize", stepSize == null ? 0.5 : stepSize, 2);
    finalStepSize =
        aboveZero(
            "finalStepSize",
            finalStepSize == null ? Math.min(0.02, stepSize) : finalStepSize,
            stepSize);
    tolerance = SolverLimits.tolerance(tolerance, 1e-3);
    maxIterations = SolverLimits.maxIterations(maxIterations);
  }

  /** Every default. */
  public static PgdConfig defaults() {
    return new PgdConfig(null, null, null, null, null, null, null);
  }

  private static double aboveZero(String name, double value, double high) {
    if (!(value > 0 && value <= high)) {
      throw new IllegalArgumentException(
          name + ": expected above 0 and at most " + high + ", got " + value);
    }
    return value;
  }
}
