package org.mondeq.check.format;

import java.util.Optional;

/**
 * What a certificate claims: that a model gives every input of a box, or of the part of it in a
 * ball, one class, before all others.
 *
 * @param model the SHA-256 of the model's file, in lower-case hex
 * @param label the class
 * @param lower the smallest raw pixels {@code [q]}
 * @param upper the largest raw pixels {@code [q]}
 * @param ball that the inputs lie in besides; nothing where the box is all
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Claim(String model, int label, double[] lower, double[] upper, Optional<Ball> ball) {
  /** A claim about a whole box. */
  public Claim(String model, int label, double[] lower, double[] upper) {
    this(model, label, lower, upper, Optional.empty());
  }
}
