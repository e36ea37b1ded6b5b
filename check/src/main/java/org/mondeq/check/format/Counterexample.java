package org.mondeq.check.format;

import java.nio.file.Path;

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
    return CounterexampleFile.isOne(file);
  }

  /**
   * Reads a file.
   *
   * @throws org.mondeq.io.InvalidInputException if it is no counterexample
   */
  public static Counterexample read(Path file) {
    return CounterexampleFile.read(file);
  }
}
