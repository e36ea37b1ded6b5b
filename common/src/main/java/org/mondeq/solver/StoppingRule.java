package org.mondeq.solver;

/**
 * When an iteration ends.
 *
 * @param tolerance relative change of an iterate, the largest over the rows, that counts as
 *     converged
 * @param maxIterations after how many steps to give up
 */
public record StoppingRule(double tolerance, int maxIterations) {
  /** Checks the bounds. */
  public StoppingRule {
    if (!(tolerance > 0) || !(tolerance < 1)) {
      throw new IllegalArgumentException("tolerance: expected 0 < tolerance < 1, got " + tolerance);
    }
    if (maxIterations < 1) {
      throw new IllegalArgumentException("maxIterations: expected ≥ 1, got " + maxIterations);
    }
  }

  /** As precise as doubles allow in practice. */
  public static StoppingRule tight() {
    return new StoppingRule(1e-12, 20_000);
  }
}
