package org.mondeq.certify.bab;

import java.util.ArrayDeque;
import java.util.ArrayList;
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

  /** Bounds of units for fixpoints with a lead of at most a cutoff. */
  private record Tightened(double cutoff, ProofLog rows) {}

  /** A part of a tree: a leaf with multipliers, or a branching. */
  private static final class Branch {
    private int unit = Certificate.LEAF;
    private final List<Branch> parts = new ArrayList<>();
    private double[] multipliers = {};
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

  /** Closes a part of the box for one lead by multipliers {@code [p]}. */
  void close(int direction, Optional<Node.Signs> signs, double[] multipliers) {
    branch(direction, signs).multipliers = multipliers;
    leafNumbers += multipliers.length;
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

  /**
   * Bounds units anew in a part of the box, for fixpoints with a lead of at most a cutoff.
   *
   * @param rows what that rests on
   */
  void tighten(int direction, Optional<Node.Signs> signs, double cutoff, ProofLog rows) {
    branch(direction, signs).tightening = Optional.of(new Tightened(cutoff, rows));
    leafNumbers += rows.size();
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
    for (Branch root : trees.values()) {
      write(root, tree, leaves, cutoffs);
    }
    int p = units.point().length;
    return new Certificate(
        claim,
        new Start.NearPoint(units.point()),
        form.units(units, p),
        tree.stream().mapToInt(Integer::intValue).toArray(),
        cutoffs.stream().map(one -> form.tightening(one.cutoff, one.rows, p)).toList(),
        form.leads(leaves, p));
  }

  /** In preorder. */
  private static void write(
      Branch root, List<Integer> tree, List<double[]> leaves, List<Tightened> cutoffs) {
    Deque<Branch> pending = new ArrayDeque<>(List.of(root));
    while (!pending.isEmpty()) {
      Branch branch = pending.pop();
      if (branch.tightening.isPresent()) {
        tree.add(Certificate.TIGHTENING);
        cutoffs.add(branch.tightening.get());
      }
      tree.add(branch.unit);
      if (branch.parts.isEmpty()) {
        leaves.add(branch.multipliers);
      } else {
        pending.push(branch.parts.get(1));
        pending.push(branch.parts.get(0));
      }
    }
  }
}
