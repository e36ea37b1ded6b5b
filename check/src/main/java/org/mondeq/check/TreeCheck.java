package org.mondeq.check;

import java.util.List;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.CutoffRows;
import org.mondeq.check.format.Multipliers;

/** Walks through the trees of a certificate, one after the other. */
final class TreeCheck {
  private final int[] tree;
  private final List<CutoffRows> tightenings;
  private final Multipliers multipliers;
  private final LowerBound bound;
  private final UnitBounds bounds;
  private int node;
  private int leaf;
  private int tightening;

  /** Above this, nothing more needs to be shown of the lead here. */
  private double cutoff = Double.POSITIVE_INFINITY;

  private double smallest = Double.POSITIVE_INFINITY;

  /** The trees of a certificate, within what is proved on the whole box. */
  TreeCheck(Certificate certificate, LowerBound bound, UnitBounds bounds) {
    this.tree = certificate.tree();
    this.tightenings = certificate.tightenings();
    this.multipliers = certificate.leafMultipliers();
    this.bound = bound;
    this.bounds = bounds;
  }

  /**
   * Checks the next tree.
   *
   * @param lead what each of its leaves has to prove to be positive
   * @param other the class whose tree it is
   */
  void check(Objective lead, int other) throws Unproved {
    descend(lead, other, 0);
  }

  /** A branching's parts {@code r ≥ 0} and {@code r ≤ 0} are all of it. */
  private void descend(Objective lead, int other, int depth) throws Unproved {
    if (node == tree.length) {
      throw new Unproved("the tree of class " + other + " ends before its last leaf");
    }
    int unit = tree[node++];
    if (unit == Certificate.TIGHTENING) {
      tighten(lead, other, depth);
      return;
    }
    if (unit == Certificate.LEAF) {
      closeLeaf(lead, other);
      return;
    }
    if (depth == bounds.low.length) {
      throw new Unproved("the tree of class " + other + " is deeper than there are units");
    }
    double low = bounds.low[unit];
    double high = bounds.high[unit];
    bounds.low[unit] = Math.max(low, 0);
    descend(lead, other, depth + 1);
    bounds.low[unit] = low;
    bounds.high[unit] = Math.min(high, 0);
    descend(lead, other, depth + 1);
    bounds.high[unit] = high;
  }

  /** The node that follows, within bounds of units that hold where the lead is at most a cutoff. */
  private void tighten(Objective lead, int other, int depth) throws Unproved {
    Unproved.unless(
        node < tree.length && tree[node] != Certificate.TIGHTENING,
        "a tightening of the tree of class " + other + " has no node");
    Unproved.unless(tightening < tightenings.size(), "fewer tightenings than the trees have");
    double[] low = bounds.low.clone();
    double[] high = bounds.high.clone();
    double above = cutoff;
    CutoffRows next = tightenings.get(tightening++);
    cutoff = Math.min(cutoff, next.cutoff());
    Tightener.of(next, lead, bound).tighten(bounds);
    descend(lead, other, depth);
    cutoff = above;
    System.arraycopy(low, 0, bounds.low, 0, low.length);
    System.arraycopy(high, 0, bounds.high, 0, high.length);
  }

  private void closeLeaf(Objective lead, int other) throws Unproved {
    double[] t = multipliers.row(leaf++);
    smallest = Math.min(smallest, cutoff);
    for (int j = 0; j < t.length; j++) {
      if (bounds.isEmpty(j)) {
        return;
      }
    }
    double least = bound.of(lead, t).within(bounds);
    if (!(least > 0 && Double.isFinite(least))) {
      throw new Unproved(
          String.format(
              java.util.Locale.ROOT,
              "leaf %d: the lead over class %d is only shown to be at least %.3g",
              leaf - 1,
              other,
              least));
    }
    smallest = Math.min(smallest, least);
  }

  /** The smallest lead, once all trees are done. */
  double requireEnd() throws Unproved {
    if (node < tree.length) {
      throw new Unproved("more nodes than the trees of all classes have");
    }
    if (tightening < tightenings.size()) {
      throw new Unproved("more tightenings than the trees of all classes have");
    }
    if (smallest == Double.POSITIVE_INFINITY) {
      throw new Unproved("no leaf proves anything");
    }
    return smallest;
  }
}
