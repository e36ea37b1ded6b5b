package org.mondeq.certify.bab;

import java.util.Optional;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.TreeBounder;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.UnitSplit;
import org.mondeq.certify.bound.search.UnitStarts;
import org.mondeq.certify.bound.search.WarmStart;

/**
 * A subproblem that is open: the inputs of the root's box at whose fixpoints some units have given
 * signs.
 *
 * @param signs the decisions that lead here; nothing at the root
 * @param value a lower bound of the margin
 * @param start where the search for the bounds of its children starts
 * @param branching the unit to branch on, or −1 if no sign is left to decide
 * @param base the nearest node above, or this one, whose units were bounded anew
 * @param since the decisions since then
 */
record Node(
    Optional<Signs> signs, double value, WarmStart start, int branching, Base base, int since) {
  /**
   * Decisions on signs; nodes share those that they have in common.
   *
   * @param earlier those before the last one
   */
  record Signs(Optional<Signs> earlier, UnitSplit last) {}

  /**
   * What the bounds of units of a subtree begin with.
   *
   * @param bounds only to be read
   * @param value the lower bound of the margin there
   * @param starts where the rows that bounded the root anew are; nothing if none did
   * @param pays whether bounding the units anew has gained much there
   */
  record Base(PreStateBounds bounds, double value, Optional<UnitStarts> starts, boolean pays) {}

  static Node root(MarginBound bound, PreStateBounds units, TreeBounder bounder) {
    MarginBound.Open open = bound.open().orElseThrow();
    Base base = new Base(units, bound.value(), Optional.empty(), true);
    return new Node(
        Optional.empty(), bound.value(), bounder.start(open.start()), open.branching(), base, 0);
  }

  /** The part of this node where a unit has a sign, with a bound that is not positive. */
  Node child(UnitSplit sign, MarginBound bound) {
    MarginBound.Open open = bound.open().orElseThrow();
    return new Node(
        Optional.of(new Signs(signs, sign)),
        Math.max(value, bound.value()),
        open.start(),
        open.branching(),
        base,
        since + 1);
  }

  /** This node with other bounds of units, within which the margin has a bound. */
  Node tightened(MarginBound bound, Base tighter) {
    MarginBound.Open open = bound.open().orElseThrow();
    double best = Math.max(value, bound.value());
    return new Node(signs, best, open.start(), open.branching(), tighter, 0);
  }

  boolean isLeaf() {
    return branching < 0;
  }

  /** What is known of the units; a copy. */
  PreStateBounds bounds() {
    PreStateBounds bounds = base.bounds().copy();
    Optional<Signs> next = signs;
    for (int i = 0; i < since; i++) {
      next.orElseThrow().last().restrict(bounds);
      next = next.orElseThrow().earlier();
    }
    return bounds;
  }

  /** How far the bound has risen with each decision since the units were bounded. */
  double gain() {
    return since == 0 ? 0 : (value - base.value()) / since;
  }
}
