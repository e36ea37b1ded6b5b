package org.mondeq.check;

import java.nio.file.Path;

/**
 * A claim with what proves it.
 *
 * <p>The file is a {@code .npz} with the arrays {@code lower}, {@code upper [q]}, {@code point
 * [p]}, {@code units [n]}, {@code unitMultipliers [n, p]}, {@code tree [k]}, {@code leafMultipliers
 * [leaves, p]}, and {@code certificate.json} with the keys {@code formatVersion}, {@code model} and
 * {@code label}.
 *
 * @param claim what is claimed
 * @param point a vector {@code [p]} near the fixpoints of the box, non-negative
 * @param units what each row of multipliers bounds: {@code j + 1} says from below, {@code −(j + 1)}
 *     from above, the unit j
 * @param unitMultipliers the rows that bound units, each within the bounds before it
 * @param tree for each other class, in their order, a tree in preorder: the unit of a branching,
 *     before its part with {@code r ≥ 0} and that with {@code r ≤ 0}, or {@value #LEAF}
 * @param leafMultipliers the rows that prove the leads, one for each leaf of the trees
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Certificate(
    Claim claim,
    double[] point,
    int[] units,
    Multipliers unitMultipliers,
    int[] tree,
    Multipliers leafMultipliers) {
  /** Stands in a tree for a leaf. */
  public static final int LEAF = -1;

  /**
   * Reads a file.
   *
   * @throws org.mondeq.io.InvalidInputException if it is no certificate
   */
  public static Certificate read(Path file) {
    return new CertificateFile(file).read();
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
