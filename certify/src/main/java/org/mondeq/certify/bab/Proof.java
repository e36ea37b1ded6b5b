package org.mondeq.certify.bab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.certify.bound.dual.ProofLog;
import org.mondeq.certify.bound.dual.UnitSplit;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Start;

/** What a verdict of the complete verifier on one sample rests on, for a certificate. */
public final class Proof {
  private final long maxNumbers;
  private final ProofLog units;
  private final SortedMap<Integer, Branch> trees = new TreeMap<>();
  private long leafNumbers;

  /**
   * Bounds of units for fixpoints with a margin of at most a cutoff.
   *
   * @param weights of the functions whose sum is the lead, if they are several
   * @param rows what the bounds rest on
   */
  record Tightened(double cutoff, Optional<double[]> weights, ProofLog rows) {}

  /** A part of a tree: a leaf with multipliers, or a branching. */
  private static final class Branch {
    private int unit = Certificate.LEAF;
    private final List<Branch> parts = new ArrayList<>();
    private double[] multipliers = {};
    private Optional<double[]> weights = Optional.empty();
    private Optional<Tightened> tightening = Optional.empty();

    Branch part(UnitSplit sign) {
      if (parts.isEmpty()) {
        unit = sign.unit();
        parts.add(new Branch());
        parts.add(new Branch());
      }
      return parts.get(sign.positive() ? 0 : 1);
    }
  }

  /** A proof of nothing so far. */
  public Proof() {
    this(ProofLog.MAX_NUMBERS);
  }

  /** The same with another limit. */
  Proof(long maxNumbers) {
    this.maxNumbers = maxNumbers;
    this.units = new ProofLog(maxNumbers);
  }

  /** What the bounds of units rest on. */
  ProofLog units() {
    return units;
  }

  /** Closes a part of the box for one margin by multipliers {@code [p]}. */
  void close(int direction, Optional<Node.Signs> signs, double[] multipliers) {
    close(direction, signs, multipliers, Optional.empty());
  }

  /** The same for the sum of several functions, if there are weights. */
  void close(
      int direction, Optional<Node.Signs> signs, double[] multipliers, Optional<double[]> weights) {
    Branch leaf = branch(direction, signs);
    leaf.multipliers = multipliers;
    leaf.weights = weights;
    leafNumbers += multipliers.length + weights.map(w -> w.length).orElse(0);
  }

  private Branch branch(int direction, Optional<Node.Signs> signs) {
    Deque<UnitSplit> path = new ArrayDeque<>();
    Optional<Node.Signs> next = signs;
    while (next.isPresent()) {
      path.addFirst(next.get().last());
      next = next.get().earlier();
    }
    Branch branch = trees.computeIfAbsent(direction, key -> new Branch());
    for (UnitSplit sign : path) {
      branch = branch.part(sign);
    }
    return branch;
  }

  /** Bounds units anew in a part of the box. */
  void tighten(int direction, Optional<Node.Signs> signs, Tightened tightened) {
    branch(direction, signs).tightening = Optional.of(tightened);
    leafNumbers += tightened.rows.size();
  }

  /** Why the proof must end, if it has grown too large for a certificate. */
  Optional<String> exhausted() {
    return leafNumbers + units.size() > maxNumbers
        ? Optional.of("certificate too large")
        : Optional.empty();
  }

  /** The certificate of a claim that was verified with this proof, and proved. */
  public Certificate certificate(Claim claim, ProofForm form) {
    List<Integer> tree = new ArrayList<>();
    List<double[]> leaves = new ArrayList<>();
    List<Tightened> cutoffs = new ArrayList<>();
    List<double[]> weights = new ArrayList<>();
    for (Branch root : trees.values()) {
      for (Branch branch : preorder(root)) {
        if (branch.tightening.isPresent()) {
          tree.add(Certificate.TIGHTENING);
          cutoffs.add(branch.tightening.get());
          branch.tightening.get().weights.ifPresent(weights::add);
        }
        tree.add(branch.unit);
        if (branch.parts.isEmpty()) {
          leaves.add(branch.multipliers);
          branch.weights.ifPresent(weights::add);
        }
      }
    }
    int p = units.point().length;
    return new Certificate(
        claim,
        new Start.NearPoint(units.point()),
        form.units(units, p),
        tree.stream().mapToInt(Integer::intValue).toArray(),
        cutoffs.stream().map(one -> form.tightening(one.cutoff, one.rows, p)).toList(),
        form.margins(leaves, p),
        weights.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  private static List<Branch> preorder(Branch root) {
    List<Branch> order = new ArrayList<>();
    Deque<Branch> pending = new ArrayDeque<>(List.of(root));
    while (!pending.isEmpty()) {
      Branch branch = pending.pop();
      order.add(branch);
      if (!branch.parts.isEmpty()) {
        pending.push(branch.parts.get(1));
        pending.push(branch.parts.get(0));
      }
    }
    return order;
  }
}
