package org.mondeq.certify.bound.dual;

/**
 * A decision on the sign of one unit.
 *
 * @param unit the unit
 * @param positive whether {@code r ≥ 0}, else {@code r ≤ 0}
 */
public record UnitSplit(int unit, boolean positive) {
  /** Tightens bounds to those that the decision leaves, and returns them. */
  public PreStateBounds restrict(PreStateBounds bounds) {
    if (positive) {
      bounds.raiseLow(unit, 0);
    } else {
      bounds.lowerHigh(unit, 0);
    }
    return bounds;
  }
}
