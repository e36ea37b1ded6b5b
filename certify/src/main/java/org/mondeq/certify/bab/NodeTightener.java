package org.mondeq.certify.bab;

import java.util.List;
import java.util.Optional;
import org.mondeq.certify.bound.CutoffTightener;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.MarginBounder;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.search.UnitStarts;
import org.mondeq.certify.bound.search.WarmStart;

/**
 * Bounds the units of a tree's root anew, and those of nodes whose subtrees seem to be large, for
 * the fixpoints at which the tree's margin is at most a cutoff: the others need no proof.
 */
final class NodeTightener {
  /** The cutoff, relative to how far below zero the bound at the root is. */
  private static final double CUTOFF = 1e-3;

  private static final int ROUNDS_AT_ROOT = 15;
  private static final int ROUNDS = 3;

  /** Rounds go on while they leave at most this part of the widths of open units. */
  private static final double KEPT_AT_ROOT = 0.97;

  private static final double KEPT = 0.9;

  /** Decisions between two nodes of a path whose units are bounded anew, at least. */
  private static final int APART = 2;

  /** Decisions that must seem to be left, where the last time has paid and where it has not. */
  private static final double LEFT_IF_IT_PAYS = 5;

  private static final double LEFT = 9;

  /** It has paid at a root that leaves at most this part of the widths of open units. */
  private static final double PAYS_AT_ROOT = 0.75;

  /** It has paid at another node if it raised the bound by more than so many decisions do. */
  private static final double DECISIONS_WORTH = 2;

  private final SearchTree.Tools tools;
  private final CompleteConfig config;
  private final int direction;
  private final double cutoff;

  /** What became of a node. */
  sealed interface Outcome {
    /**
     * The margin is at least this, and positive.
     *
     * @param multipliers what proves it within the tighter bounds, if a proof is kept
     * @param weights of the functions whose sum is the margin, if they are several
     */
    record Closed(double margin, Optional<double[]> multipliers, Optional<double[]> weights)
        implements Outcome {}

    /**
     * The node, within tighter bounds.
     *
     * @param corner the normalised input {@code [q]} at which its relaxation is smallest
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Open(Node node, double[] corner) implements Outcome {}
  }

  /**
   * For one tree.
   *
   * @param valueAtRoot the bound at its root
   */
  NodeTightener(SearchTree.Tools tools, CompleteConfig config, int direction, double valueAtRoot) {
    this.tools = tools;
    this.config = config;
    this.direction = direction;
    this.cutoff = CUTOFF * Math.abs(valueAtRoot);
  }

  /** Up to this, bounds of margins hold below nodes whose units were bounded anew. */
  double cutoff() {
    return cutoff;
  }

  /** Whether a node is likely to have so large a subtree that this pays. */
  boolean isWorthwhile(Node node) {
    if (node.isLeaf() || !Double.isFinite(cutoff)) {
      return false;
    }
    if (node.signs().isEmpty()) {
      return node.base().starts().isEmpty();
    }
    double left = -node.value() / node.gain();
    return node.since() >= APART && left > (node.base().pays() ? LEFT_IF_IT_PAYS : LEFT);
  }

  /** Bounds the units of a node, and its margin within these bounds, until that gains little. */
  Outcome tighten(Node node) {
    boolean atRoot = node.signs().isEmpty();
    PreStateBounds bounds = node.bounds();
    Optional<double[]> shares = node.start().shares();
    Optional<double[]> weights = tools.bounder().weights(direction, shares);
    CutoffTightener tightener =
        tools.bounder().tightener(direction, cutoff, bounds, shares, node.base().starts());
    double before = tightener.openWidth();
    double width = before;
    WarmStart start = node.start();
    for (int round = 1; ; round++) {
      tightener.round();
      if (tightener.closes()) {
        log(node, tightener, weights);
        return new Outcome.Closed(cutoff, Optional.of(new double[bounds.size()]), weights);
      }
      MarginBound bound = bound(bounds, start);
      if (bound.open().isEmpty()) {
        // Within these bounds, this is a bound of margins up to the cutoff alone.
        log(node, tightener, weights);
        return new Outcome.Closed(
            Math.min(cutoff, bound.value()), bound.multipliers(), bound.weights());
      }
      double shrunk = tightener.openWidth();
      boolean settled = shrunk > (atRoot ? KEPT_AT_ROOT : KEPT) * width;
      width = shrunk;
      start = bound.open().get().start();
      if (settled
          || round == (atRoot ? ROUNDS_AT_ROOT : ROUNDS)
          || tools.budget().exhausted().isPresent()) {
        boolean pays = atRoot ? width < PAYS_AT_ROOT * before : pays(node, bound);
        log(node, tightener, weights);
        double value = Math.max(node.value(), bound.value());
        // Only the root's are kept: those of each node would be as large as a thousand nodes.
        Optional<UnitStarts> starts =
            atRoot ? Optional.of(tightener.starts()) : node.base().starts();
        Node.Base base = new Node.Base(bounds, value, starts, pays);
        return new Outcome.Open(node.tightened(bound, base), bound.open().get().corner());
      }
    }
  }

  private static boolean pays(Node node, MarginBound tightened) {
    return tightened.value() - node.value() > DECISIONS_WORTH * node.gain();
  }

  private MarginBound bound(PreStateBounds bounds, WarmStart start) {
    MarginBounder.Query query = new MarginBounder.Query(direction, bounds, Optional.of(start));
    return tools.bounder().bound(List.of(query), config.ascent()).get(0);
  }

  private void log(Node node, CutoffTightener tightener, Optional<double[]> weights) {
    tools
        .proof()
        .ifPresent(
            kept ->
                kept.tighten(
                    direction,
                    node.signs(),
                    new Proof.Tightened(cutoff, weights, tightener.log())));
  }
}
