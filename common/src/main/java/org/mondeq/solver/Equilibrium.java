package org.mondeq.solver;

import java.util.Locale;
import org.mondeq.io.FailedRunException;
import org.mondeq.linalg.Matrix;

/**
 * Where an iteration ended.
 *
 * @param z the states {@code [n × p]}, owned by the caller
 * @param iterations steps taken
 * @param change the relative change in the last step, the largest over the rows
 * @param status whether this is an equilibrium
 */
public record Equilibrium(Matrix z, int iterations, double change, Status status) {
  /** How an iteration ended. */
  public enum Status {
    /** The change fell below the tolerance. */
    CONVERGED("converged"),
    /** The limit of iterations came first. */
    ITERATION_LIMIT("reached its iteration limit"),
    /** The iterates are no longer finite. */
    DIVERGED("diverged");

    private final String text;

    Status(String text) {
      this.text = text;
    }
  }

  /**
   * The states of a converged iteration.
   *
   * @throws FailedRunException if it did not converge
   */
  public Matrix require() {
    return requireUnless(status != Status.CONVERGED);
  }

  /**
   * The last states, for those who bound their error themselves.
   *
   * @throws FailedRunException if they are no longer finite
   */
  public Matrix requireFinite() {
    return requireUnless(status == Status.DIVERGED);
  }

  private Matrix requireUnless(boolean failed) {
    if (failed) {
      throw new FailedRunException(
          String.format(
              Locale.ROOT,
              "the equilibrium solver %s (%d iterations, relative change %.1e)",
              status.text,
              iterations,
              change));
    }
    return z;
  }
}
