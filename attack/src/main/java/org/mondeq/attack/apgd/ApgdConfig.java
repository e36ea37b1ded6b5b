package org.mondeq.attack.apgd;

import org.mondeq.attack.search.SolverLimits;
import org.mondeq.io.Expect;

/**
 * Options of the two methods of {@link ApgdSearch}. A component that is absent ({@code null}) takes
 * its default; accessors never return null. Step sizes are no option: the method chooses them.
 *
 * @param restarts starting points, for each target class of apgd-margin, in all of apgd-ce; 1 to
 *     1000, default 5
 * @param steps gradient steps from each starting point; 1 to 100000, default 100
 * @param tolerance relative change at which an equilibrium counts as solved during the search; at
 *     least 1e-12 and below 1, default 1e-4: the method compares values of one point and the next
 * @param maxIterations iterations of the equilibrium solver before its states count as they are; 1
 *     to 1000000, default 2000
 */
public record ApgdConfig(Integer restarts, Integer steps, Double tolerance, Integer maxIterations) {
  /**
   * Fills in defaults and checks ranges.
   *
   * @throws IllegalArgumentException naming the component, its range and its value
   */
  public ApgdConfig {
    restarts = Expect.between("restarts", 1, 1000, restarts == null ? 5 : restarts);
    steps = Expect.between("steps", 1, 100_000, steps == null ? 100 : steps);
    tolerance = SolverLimits.tolerance(tolerance, 1e-4);
    maxIterations = SolverLimits.maxIterations(maxIterations);
  }

  /** Every default. */
  public static ApgdConfig defaults() {
    return new ApgdConfig(null, null, null, null);
  }
}
