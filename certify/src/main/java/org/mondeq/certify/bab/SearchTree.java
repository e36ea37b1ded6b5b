package org.mondeq.certify.bab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.MarginBounder.Query;
import org.mondeq.certify.bound.TreeBounder;
import org.mondeq.certify.bound.dual.UnitSplit;
import org.mondeq.certify.bound.leaf.LeafBound;
import org.mondeq.solver.WorkTime;

/**
 * Branch and bound for the margin over one other class, several nodes at a time.
 *
 * <p>The node with the smallest bound comes first, so that the smallest is a bound of the whole,
 * and counterexamples are looked for where they are likely (a depth-first search needed up to a
 * hundred times as many nodes to find one). When the open nodes fill the memory that they may take,
 * those with the largest bounds go first, as a depth-first search would, until they are fewer.
 */
final class SearchTree {
  /** What the open nodes of a tree may take, with one on every processor: a part of the heap. */
  private static final long MEMORY =
      Math.min(
          256L << 20,
          Runtime.getRuntime().maxMemory() / (4L * Runtime.getRuntime().availableProcessors()));

  private final Tools tools;
  private final CompleteConfig config;
  private final int direction;
  private final Budget budget;
  private final TreeBounder bounder;
  private final Refuter counterexamples;
  private final Optional<Proof> proof;
  private final int maxOpen;
  private final TreeSet<Entry> open =
      new TreeSet<>(
          Comparator.comparingDouble((Entry entry) -> entry.node.value())
              .thenComparingLong(Entry::age));
  private long added;
  private double smallestClosed = Double.POSITIVE_INFINITY;
  private NodeTightener tightening;

  /** An open node; ages are all different. */
  private record Entry(Node node, long age) {}

  /** How a tree ended. */
  sealed interface Outcome {
    /** Every node is closed; the margin is at least this, and positive. */
    record Proved(double margin) implements Outcome {}

    /** The margin is not positive at an input. */
    record Refuted(Refutation counterexample) implements Outcome {}

    /** The budget ended first, or a leaf lies within rounding of zero; the margin's best bound. */
    record Open(String reason, double lowerBound) implements Outcome {}
  }

  /** The tools that all trees of a sample share, and what is known of the units. */
  record Tools(
      TreeBounder bounder, Refuter counterexamples, Budget budget, Optional<Proof> proof) {}

  SearchTree(Tools tools, CompleteConfig config, int direction, long bytesOfNode) {
    this.bounder = tools.bounder();
    this.counterexamples = tools.counterexamples();
    this.budget = tools.budget();
    this.proof = tools.proof();
    this.tools = tools;
    this.config = config;
    this.direction = direction;
    this.maxOpen = (int) Math.max(2L * config.batch(), MEMORY / bytesOfNode);
  }

  Outcome run(Node node) {
    tightening = new NodeTightener(tools, config, direction, node.value());
    add(node);
    while (!open.isEmpty()) {
      Optional<String> reason = budget.exhausted().or(() -> proof.flatMap(Proof::exhausted));
      if (reason.isPresent()) {
        return new Outcome.Open(reason.get(), open.first().node.value());
      }
      double least = open.first().node.value();
      Optional<Outcome> end;
      try {
        end = goOn();
      } catch (WorkTime.Over e) {
        return new Outcome.Open(budget.reason(), least);
      }
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new Outcome.Proved(smallestClosed);
  }

  private Optional<Outcome> goOn() {
    Optional<? extends Refutation> found = counterexamples.after(budget.nodes());
    if (found.isPresent()) {
      return Optional.of(new Outcome.Refuted(found.get()));
    }
    List<Node> nodes = nextNodes();
    return nodes.isEmpty() ? tightenFirst() : expand(nodes);
  }

  private void add(Node node) {
    open.add(new Entry(node, added++));
  }

  /** The nodes to expand; none if the next one's units are worth bounding anew. */
  private List<Node> nextNodes() {
    List<Node> nodes = new ArrayList<>();
    while (nodes.size() < config.batch() && !open.isEmpty()) {
      if (tightening.isWorthwhile(next().node)) {
        return nodes;
      }
      nodes.add(next().node);
      open.remove(next());
    }
    return nodes;
  }

  private Entry next() {
    return open.size() < maxOpen ? open.first() : open.last();
  }

  /** Bounds the units of the next node anew, and tries its input. */
  private Optional<Outcome> tightenFirst() {
    Node node = next().node;
    open.remove(next());
    budget.spend(1);
    NodeTightener.Outcome outcome = tightening.tighten(node);
    smallestClosed = Math.min(smallestClosed, tightening.cutoff());
    if (outcome instanceof NodeTightener.Outcome.Closed closed) {
      close(node.signs(), closed.margin(), closed.multipliers(), closed.weights());
    }
    if (outcome instanceof NodeTightener.Outcome.Open tighter) {
      add(tighter.node());
      return counterexamples.among(List.of(tighter.corner())).map(Outcome.Refuted::new);
    }
    return Optional.empty();
  }

  private Optional<Outcome> expand(List<Node> nodes) {
    List<Child> children = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (node.isLeaf()) {
        Optional<Outcome> end = closeLeaf(nodes, i);
        if (end.isPresent()) {
          return end;
        }
      } else {
        children.add(new Child(node, new UnitSplit(node.branching(), true)));
        children.add(new Child(node, new UnitSplit(node.branching(), false)));
      }
    }
    budget.spend(children.size());
    return bound(children);
  }

  private record Child(Node parent, UnitSplit split) {
    Node.Signs signs() {
      return new Node.Signs(parent.signs(), split);
    }

    Node node(MarginBound bound) {
      return parent.child(split, bound);
    }
  }

  /** A node without open units is a linear program: it ends in a proof or a counterexample. */
  private Optional<Outcome> closeLeaf(List<Node> nodes, int at) {
    Node leaf = nodes.get(at);
    LeafBound bound = bounder.boundLeaf(direction, leaf.bounds());
    if (bound.value() > 0) {
      close(leaf.signs(), bound.value(), bound.multipliers(), bound.weights());
      return Optional.empty();
    }
    Optional<? extends Refutation> counterexample = counterexamples.among(bound.inputs());
    return Optional.of(
        counterexample.isPresent()
            ? new Outcome.Refuted(counterexample.get())
            : new Outcome.Open(
                counterexamples.whyOpen(),
                Math.min(Math.max(leaf.value(), bound.value()), smallestWithout(nodes, at))));
  }

  /** The smallest bound of an open node other than one that is being expanded. */
  private double smallestWithout(List<Node> expanded, int one) {
    double smallest = open.isEmpty() ? Double.POSITIVE_INFINITY : open.first().node.value();
    for (int i = 0; i < expanded.size(); i++) {
      smallest = i == one ? smallest : Math.min(smallest, expanded.get(i).value());
    }
    return smallest;
  }

  private void close(
      Optional<Node.Signs> signs,
      double bound,
      Optional<double[]> multipliers,
      Optional<double[]> weights) {
    smallestClosed = Math.min(smallestClosed, bound);
    proof.ifPresent(kept -> kept.close(direction, signs, multipliers.orElseThrow(), weights));
  }

  /** Bounds nodes, keeps the open ones, and tries their inputs. */
  private Optional<Outcome> bound(List<Child> children) {
    List<Query> queries =
        children.stream()
            .map(
                child ->
                    new Query(
                        direction,
                        child.split.restrict(child.parent.bounds()),
                        Optional.of(child.parent.start())))
            .toList();
    List<MarginBound> bounds = bounder.bound(queries, config.ascent());
    List<double[]> corners = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      MarginBound bound = bounds.get(i);
      if (bound.open().isPresent()) {
        add(children.get(i).node(bound));
        corners.add(bound.open().get().corner());
      } else {
        close(
            Optional.of(children.get(i).signs()),
            bound.value(),
            bound.multipliers(),
            bound.weights());
      }
    }
    return counterexamples.among(corners).map(Outcome.Refuted::new);
  }
}
