package org.mondeq.certify.bab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.mondeq.attack.AdversarialExample;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.MarginBounder;
import org.mondeq.certify.bound.MarginBounder.Query;
import org.mondeq.certify.bound.NeuronBounds;
import org.mondeq.certify.bound.NeuronSplit;

/**
 * Branch and bound for the margin over one other class: best-first, several nodes at a time.
 *
 * <p>Each node tries its candidates for branching one step ahead, both children of each in one
 * batch, and takes the split whose worse child is best. Children that are still open are tightened
 * before they are kept.
 */
final class SearchTree {
  private final MarginBounder bounder;
  private final CompleteConfig config;
  private final int direction;
  private final Budget budget;
  private final WitnessSearch witnesses;
  private final LeafProgram leaves;
  private final PriorityQueue<Node> open =
      new PriorityQueue<>(Comparator.comparingDouble((Node node) -> node.bound().value()));
  private double smallestClosed = Double.POSITIVE_INFINITY;

  /** How a tree ended. */
  sealed interface Outcome {
    /** Every node is closed; the margin is at least this, and positive. */
    record Proved(double margin) implements Outcome {}

    /** The margin is negative at an input. */
    record Refuted(AdversarialExample witness) implements Outcome {}

    /** The budget ended first, or a leaf lies within rounding of zero. */
    record Open(String reason, double lowerBound) implements Outcome {}
  }

  /** The tools that all trees of a sample share. */
  record Tools(MarginBounder bounder, WitnessSearch witnesses, LeafProgram leaves, Budget budget) {}

  SearchTree(Tools tools, CompleteConfig config, int direction) {
    this.bounder = tools.bounder();
    this.witnesses = tools.witnesses();
    this.leaves = tools.leaves();
    this.budget = tools.budget();
    this.config = config;
    this.direction = direction;
  }

  Outcome run(Node root) {
    open.add(root);
    while (!open.isEmpty()) {
      Optional<String> reason = budget.exhausted();
      if (reason.isPresent()) {
        return new Outcome.Open(reason.get(), open.peek().bound().value());
      }
      Optional<Outcome> end = expand(nextNodes());
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new Outcome.Proved(smallestClosed);
  }

  private List<Node> nextNodes() {
    List<Node> nodes = new ArrayList<>();
    while (nodes.size() < config.batch() && !open.isEmpty()) {
      nodes.add(open.poll());
    }
    return nodes;
  }

  private Optional<Outcome> expand(List<Node> nodes) {
    List<Node> inner = new ArrayList<>();
    for (Node node : nodes) {
      if (node.isLeaf()) {
        Optional<Outcome> end = closeLeaf(node);
        if (end.isPresent()) {
          return end;
        }
      } else {
        inner.add(node);
      }
    }
    List<Query> children = children(inner);
    budget.spend(children.size());
    tighten(children);
    return keep(children);
  }

  private Optional<Outcome> closeLeaf(Node leaf) {
    Outcome outcome = leaves.solve(direction, leaf);
    if (outcome instanceof Outcome.Proved proved) {
      smallestClosed = Math.min(smallestClosed, proved.margin());
      return Optional.empty();
    }
    return Optional.of(outcome);
  }

  /** The open children of each node at its best split. */
  private List<Query> children(List<Node> nodes) {
    List<Query> queries = new ArrayList<>();
    for (Node node : nodes) {
      for (int neuron : node.bound().candidates()) {
        queries.add(child(node, new NeuronSplit(neuron, true)));
        queries.add(child(node, new NeuronSplit(neuron, false)));
      }
    }
    List<MarginBound> bounds = bounder.bound(queries);
    List<Query> children = new ArrayList<>();
    int row = 0;
    for (Node node : nodes) {
      int end = row + 2 * node.bound().candidates().size();
      int best = best(bounds, row, end);
      for (int i = best; i < best + 2; i++) {
        if (bounds.get(i).value() > 0) {
          smallestClosed = Math.min(smallestClosed, bounds.get(i).value());
        } else {
          children.add(new Query(direction, queries.get(i).bounds(), bounds.get(i).iterates()));
        }
      }
      row = end;
    }
    return children;
  }

  private Query child(Node node, NeuronSplit split) {
    return new Query(direction, split.applyTo(node.bounds()), node.bound().iterates());
  }

  /** The first of the two rows whose smaller bound is largest. */
  private static int best(List<MarginBound> bounds, int from, int to) {
    int best = from;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i += 2) {
      double first = Math.min(0, bounds.get(i).value());
      double second = Math.min(0, bounds.get(i + 1).value());
      double score = Math.min(first, second) + 0.3 * Math.max(first, second);
      if (score > bestScore) {
        bestScore = score;
        best = i;
      }
    }
    return best;
  }

  private void tighten(List<Query> children) {
    for (int round = 0; round < config.tighteningRounds(); round++) {
      List<NeuronBounds> sets =
          children.stream().map(Query::bounds).filter(bounds -> !bounds.isEmpty()).toList();
      bounder.tighten(sets);
    }
  }

  /** Bounds the tightened children again, keeps the open ones, and tries their inputs. */
  private Optional<Outcome> keep(List<Query> children) {
    List<Query> alive = children.stream().filter(query -> !query.bounds().isEmpty()).toList();
    List<MarginBound> bounds = bounder.bound(alive);
    List<double[]> corners = new ArrayList<>();
    for (int i = 0; i < alive.size(); i++) {
      MarginBound bound = bounds.get(i);
      if (bound.value() > 0) {
        smallestClosed = Math.min(smallestClosed, bound.value());
      } else {
        open.add(new Node(alive.get(i).bounds(), bound));
        corners.add(bound.corner());
      }
    }
    return witnesses.among(corners).map(Outcome.Refuted::new);
  }
}
