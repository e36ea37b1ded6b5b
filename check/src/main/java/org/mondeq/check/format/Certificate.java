package org.mondeq.check.format;

import java.nio.file.Path;
import java.util.List;
import org.mondeq.io.FileBytes;
import org.mondeq.io.npz.Npz;

/**
 * A claim with what proves it.
 *
 * <p>The file is a {@code .npz} with the arrays {@code lower}, {@code upper [q]}, {@code units
 * [n]}, {@code unitMultipliers [n, p]}, {@code tree [k]}, {@code leafMultipliers [leaves, p]},
 * either {@code point [p]} or {@code center}, {@code box [p]} and {@code generators [p, p]}, and
 * {@code certificate.json} with the keys {@code formatVersion}, {@code model}, {@code label},
 * {@code rounds}, and with generators {@code stepSize}, {@code stepsToContainment} and {@code
 * furtherSteps}. Tightenings are the rows of {@code cutoffMultipliers [m, p]} with {@code
 * cutoffUnits}, {@code cutoffPrices [m]}, of which each takes as many as {@code cutoffRows} says,
 * with a cutoff of {@code cutoffs}. Where conjunctions are claimed, label is −1, and there are the
 * arrays {@code conjunctions [k]}, {@code outputs [f, c]}, {@code inputs [f, q]} or {@code [0, q]},
 * {@code constants [f]} and {@code weights [w]}.
 *
 * @param claim what is claimed
 * @param start what the bounds of units begin with
 * @param units what tightens them
 * @param tree for each other class or conjunction, in their order, a tree in preorder: the unit of
 *     a branching, before its part with {@code r ≥ 0} and that with {@code r ≤ 0}, or {@value
 *     #LEAF}; {@value #TIGHTENING} before a node whose part of the box begins with the next
 *     tightening
 * @param tightenings in the order of their nodes
 * @param leafMultipliers the rows that prove the leads, one for each leaf of the trees
 * @param weights for each leaf and tightening of the tree of a conjunction of several functions, in
 *     their order, a weight of each of these; the leaf proves the sum to be positive
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Certificate(
    Claim claim,
    Start start,
    UnitRows units,
    int[] tree,
    List<CutoffRows> tightenings,
    Multipliers leafMultipliers,
    double[] weights) {
  /** Stands in a tree for a leaf. */
  public static final int LEAF = -1;

  /** Stands in a tree before a node whose units are bounded anew. */
  public static final int TIGHTENING = -2;

  /** Copies the list. */
  public Certificate {
    tightenings = List.copyOf(tightenings);
  }

  /** A certificate without weights. */
  @SuppressWarnings("checkstyle:ParameterNumber") // the whole of it, but for one
  public Certificate(
      Claim claim,
      Start start,
      UnitRows units,
      int[] tree,
      List<CutoffRows> tightenings,
      Multipliers leafMultipliers) {
    this(claim, start, units, tree, tightenings, leafMultipliers, new double[0]);
  }

  /** A certificate without tightenings. */
  public Certificate(
      Claim claim, Start start, UnitRows units, int[] tree, Multipliers leafMultipliers) {
    this(claim, start, units, tree, List.of(), leafMultipliers);
  }

  /**
   * Reads a file.
   *
   * @throws org.mondeq.io.InvalidInputException if it is no certificate
   */
  public static Certificate read(Path file) {
    return read(Npz.bytes(file));
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws org.mondeq.io.InvalidInputException if they are no certificate
   */
  public static Certificate read(FileBytes content) {
    return new CertificateFile(content.file()).read(Npz.read(content));
  }

  /**
   * Writes a file atomically.
   *
   * @throws org.mondeq.io.FailedRunException if that fails
   */
  public void write(Path file) {
    new CertificateFile(file).write(this);
  }
}
