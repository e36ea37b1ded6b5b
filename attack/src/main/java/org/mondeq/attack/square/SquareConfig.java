package org.mondeq.attack.square;

import org.mondeq.attack.search.SolverLimits;
import org.mondeq.io.Expect;

/**
 * Options of {@link SquareSearch}. A component that is absent ({@code null}) takes its default;
 * accessors never return null.
 *
 * @param restarts independent searches for a sample; 1 to 1000, default 5
 * @param queries inputs that each search tries; 1 to 1000000, default 1000
 * @param fraction the part of the pixels that the first square covers; above 0 and at most 1,
 *     default 0.8
 * @param tolerance relative change at which an equilibrium counts as solved during the search; at
 *     least 1e-12 and below 1, default 1e-6: a margin that is too small by a larger error would
 *     never be beaten again
 * @param maxIterations iterations of the equilibrium solver before its states count as they are; 1
 *     to 1000000, default 2000
 */
public record SquareConfig(
    Integer restarts, Integer queries, Double fraction, Double tolerance, Integer maxIterations) {
  /**
   * Fills in defaults and checks ranges.
   *
   * @throws IllegalArgumentException naming the component, its range and its value
   */
  public SquareConfig {
    restarts = Expect.between("restarts", 1, 1000, restarts == null ? 5 : restarts);
    queries = Expect.between("queries", 1, 1_000_000, queries == null ? 1000 : queries);
    fraction = fraction == null ? 0.8 : fraction;
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "fraction: expected above 0 and at most 1, got " + fraction);
    }
    tolerance = SolverLimits.tolerance(tolerance, 1e-6);
    maxIterations = SolverLimits.maxIterations(maxIterations);
  }

  /** Every default. */
  public static SquareConfig defaults() {
    return new SquareConfig(null, null, null, null, null);
  }
}
