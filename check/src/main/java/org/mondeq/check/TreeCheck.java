package org.mondeq.check;

import java.util.Arrays;
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
  private final double[] weights;
  private int weight;

  /** Above this, nothing more needs to be shown of the lead here. */
  private double cutoff = Double.POSITIVE_INFINITY;

  private double smallest = Double.POSITIVE_INFINITY;

  /** The trees of a certificate, within what is proved on the whole box. */
  TreeCheck(Certificate certificate, LowerBound bound, UnitBounds bounds) {
    this.tree = certificate.tree();
    this.tightenings = certificate.tightenings();
    this.multipliers = certificate.leafMultipliers();
    this.weights = certificate.weights();
    this.bound = bound;
    this.bounds = bounds;
  }

  /**
   * Checks the next tree.
   *
   * @param goal what each of its leaves has to prove
   */
  void check(Goal goal) throws Unproved {
    descend(goal, 0);
  }

  /** A branching's parts {@code r ≥ 0} and {@code r ≤ 0} are all of it. */
  private void descend(Goal goal, int depth) throws Unproved {
    if (node == tree.length) {
      throw new Unproved("the tree of " + goal.name() + " ends before its last leaf");
    }
    int unit = tree[node++];
    if (unit == Certificate.TIGHTENING) {
      tighten(goal, depth);
      return;
    }
    if (unit == Certificate.LEAF) {
      closeLeaf(goal);
      return;
    }
    if (depth == bounds.low.length) {
      throw new Unproved("the tree of " + goal.name() + " is deeper than there are units");
    }
    double low = bounds.low[unit];
    double high = bounds.high[unit];
    bounds.low[unit] = Math.max(low, 0);
    descend(goal, depth + 1);
    bounds.low[unit] = low;
    bounds.high[unit] = Math.min(high, 0);
    descend(goal, depth + 1);
    bounds.high[unit] = high;
  }

  /** The node that follows, within bounds of units that hold where the lead is at most a cutoff. */
  private void tighten(Goal goal, int depth) throws Unproved {
    Unproved.unless(
        node < tree.length && tree[node] != Certificate.TIGHTENING,
        "a tightening of the tree of " + goal.name() + " has no node");
    Unproved.unless(tightening < tightenings.size(), "fewer tightenings than the trees have");
    double[] low = bounds.low.clone();
    double[] high = bounds.high.clone();
    double above = cutoff;
    CutoffRows next = tightenings.get(tightening++);
    Goal.Weighted lead = goal.weighted(nextWeights(goal));
    cutoff = Math.min(cutoff, lead.share(next.cutoff()));
    Tightener.of(next, lead.sum(), bound).tighten(bounds);
    descend(goal, depth);
    cutoff = above;
    System.arraycopy(low, 0, bounds.low, 0, low.length);
    System.arraycopy(high, 0, bounds.high, 0, high.length);
  }

  private void closeLeaf(Goal goal) throws Unproved {
    double[] t = multipliers.row(leaf++);
    Goal.Weighted lead = goal.weighted(nextWeights(goal));
    smallest = Math.min(smallest, cutoff);
    for (int j = 0; j < t.length; j++) {
      if (bounds.isEmpty(j)) {
        return;
      }
    }
    double least = bound.of(lead.sum(), t).within(bounds);
    if (!(least > 0 && Double.isFinite(least))) {
      throw new Unproved(
          String.format(
              java.util.Locale.ROOT,
              "leaf %d: the lead over %s is only shown to be at least %.3g",
              leaf - 1,
              goal.name(),
              least));
    }
    smallest = Math.min(smallest, lead.share(least));
  }

  private double[] nextWeights(Goal goal) throws Unproved {
    int count = goal.weights();
    Unproved.unless(weight + count <= weights.length, "fewer weights than the trees need");
    weight += count;
    return Arrays.copyOfRange(weights, weight - count, weight);
  }

  /** The smallest lead, once all trees are done. */
  double requireEnd() throws Unproved {
    if (node < tree.length) {
      throw new Unproved("more nodes than the trees have");
    }
    if (tightening < tightenings.size()) {
      throw new Unproved("more tightenings than the trees have");
    }
    if (weight < weights.length) {
      throw new Unproved("more weights than the trees need");
    }
    if (smallest == Double.POSITIVE_INFINITY) {
      throw new Unproved("no leaf proves anything");
    }
    return smallest;
  }
}
