package org.mondeq.certify.bound;

/**
 * A decision on the sign of one unit.
 *
 * @param neuron the unit
 * @param positive whether {@code r ≥ 0}, else {@code r ≤ 0}
 */
public record NeuronSplit(int neuron, boolean positive) {
  /** Bounds that the decision leaves. */
  public NeuronBounds applyTo(NeuronBounds bounds) {
    NeuronBounds copy = bounds.copy();
    if (positive) {
      copy.raiseLow(neuron, 0);
    } else {
      copy.lowerHigh(neuron, 0);
    }
    return copy;
  }
}
