package org.mondeq.certify.bab;

import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.NeuronBounds;

/**
 * A subproblem that is open: the inputs whose fixpoints lie within bounds.
 *
 * @param bounds what is known of the units
 * @param bound what is known of the margin within them
 */
record Node(NeuronBounds bounds, MarginBound bound) {
  /** Nothing is left to branch on. */
  boolean isLeaf() {
    return bound.candidates().isEmpty();
  }
}
