package org.mondeq.check.format;

import java.nio.file.Path;
import org.mondeq.io.FileBytes;
import org.mondeq.io.npz.Npz;

/**
 * An input of a box that a model does not give its label, with its fixpoint.
 *
 * @param claim the model, the label that the input does not get, and the box
 * @param pixels the input, as raw pixels {@code [q]}
 * @param prediction the class that the model gives it
 * @param fixpoint a point {@code [p]} near the fixpoint, non-negative
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Counterexample(Claim claim, double[] pixels, int prediction, double[] fixpoint) {

  /**
   * Whether a file holds a counterexample rather than a certificate, by the names of its members.
   *
   * @throws org.mondeq.io.InvalidInputException if it is no archive
   */
  public static boolean isIn(Path file) {
    return isIn(Npz.bytes(file));
  }

  /**
   * Whether the bytes of a file hold a counterexample rather than a certificate.
   *
   * @throws org.mondeq.io.InvalidInputException if they are no archive
   */
  public static boolean isIn(FileBytes content) {
    return CounterexampleFile.isOne(content);
  }

  /**
   * Reads a file.
   *
   * @throws org.mondeq.io.InvalidInputException if it is no counterexample
   */
  public static Counterexample read(Path file) {
    return read(Npz.bytes(file));
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws org.mondeq.io.InvalidInputException if they are no counterexample
   */
  public static Counterexample read(FileBytes content) {
    return CounterexampleFile.read(content);
  }
}
