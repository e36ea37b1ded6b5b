package org.mondeq.certify.bab;

import java.util.Optional;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.NeuronBounds;
import org.mondeq.certify.bound.NeuronSplit;
import org.mondeq.certify.bound.WarmStart;

/**
 * A subproblem that is open: the inputs of the root's box at whose fixpoints some units have given
 * signs.
 *
 * @param signs the decisions that lead here; nothing at the root
 * @param value a lower bound of the margin
 * @param start where the search for the bounds of its children starts
 * @param branching the unit to branch on, or −1 if no sign is left to decide
 */
record Node(Optional<Signs> signs, double value, WarmStart start, int branching) {
  /**
   * Decisions on signs; nodes share those that they have in common.
   *
   * @param earlier those before the last one
   */
  record Signs(Optional<Signs> earlier, NeuronSplit last) {}

  static Node root(MarginBound bound) {
    MarginBound.Open open = bound.open().orElseThrow();
    return new Node(Optional.empty(), bound.value(), open.start(), open.branching());
  }

  /** The part of this node where a unit has a sign, with a bound that is not positive. */
  Node child(NeuronSplit sign, MarginBound bound) {
    MarginBound.Open open = bound.open().orElseThrow();
    return new Node(
        Optional.of(new Signs(signs, sign)),
        Math.max(value, bound.value()),
        open.start(),
        open.branching());
  }

  boolean isLeaf() {
    return branching < 0;
  }

  /** What is known of the units, given what is known at the root. */
  NeuronBounds bounds(NeuronBounds root) {
    NeuronBounds bounds = root.copy();
    Optional<Signs> next = signs;
    while (next.isPresent()) {
      next.get().last().restrict(bounds);
      next = next.get().earlier();
    }
    return bounds;
  }
}
