package org.mondeq.solver;

/** Accumulates the largest relative change over the rows of one step. */
final class Change {
  private double worst;

  void reset() {
    worst = 0;
  }

  /** Adds a row whose iterate moved by {@code √moved} and has norm {@code √norm}. */
  void addRow(double moved, double norm) {
    double relative = moved == 0 ? 0 : Math.sqrt(moved / Math.max(norm, moved));
    worst = Math.max(worst, relative);
  }

  double worst() {
    return worst;
  }

  Equilibrium.Status status(StoppingRule rule, int iterations) {
    if (!Double.isFinite(worst)) {
      return Equilibrium.Status.DIVERGED;
    }
    if (worst <= rule.tolerance()) {
      return Equilibrium.Status.CONVERGED;
    }
    return iterations >= rule.maxIterations() ? Equilibrium.Status.ITERATION_LIMIT : null;
  }
}
