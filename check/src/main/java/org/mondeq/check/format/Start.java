package org.mondeq.check.format;

/** What the bounds of units of a certificate begin with. */
public sealed interface Start {
  /** The number of units p that it is about. */
  int units();

  /**
   * Strong monotonicity, around a point near the fixpoints of the box.
   *
   * @param point non-negative {@code [p]}
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record NearPoint(double[] point) implements Start {
    @Override
    public int units() {
      return point.length;
    }
  }

  /**
   * A set of states {@code u = center + Σ_k ν_k g_k + box∘η}, ν and η in [−1, 1], that some
   * Peaceman-Rachford steps map into itself for every input of the box.
   *
   * @param stepSize α of the steps, positive
   * @param center {@code [p]}
   * @param generators the rows g_k {@code [p × p]}, linearly independent
   * @param box {@code [p]}, non-negative
   * @param stepsToContainment how many steps lead from the set into the set
   * @param furtherSteps how many more are taken, each of which may tighten the bounds
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record ContainedState(
      double stepSize,
      double[] center,
      Multipliers generators,
      double[] box,
      int stepsToContainment,
      int furtherSteps)
      implements Start {
    @Override
    public int units() {
      return center.length;
    }
  }
}
