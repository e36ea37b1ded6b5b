package org.mondeq.check.format;

import java.util.Optional;

/**
 * What a certificate claims: that a model gives every input of a box, or of the part of it in a
 * ball, one class, before all others; or that the outputs are nowhere in a box what conjunctions
 * say.
 *
 * @param model the SHA-256 of the model's file, in lower-case hex
 * @param label the class; {@value #NO_LABEL} where conjunctions are claimed
 * @param lower the smallest raw pixels {@code [q]}
 * @param upper the largest raw pixels {@code [q]}
 * @param conjunctions what is claimed in place of a class
 * @param ball that the inputs lie in besides; nothing where the box is all
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Claim(
    String model,
    int label,
    double[] lower,
    double[] upper,
    Optional<Conjunctions> conjunctions,
    Optional<Ball> ball) {
  /** Stands where no class is claimed. */
  public static final int NO_LABEL = -1;

  /** Refuses conjunctions in a ball, which no certificate is about. */
  public Claim {
    if (conjunctions.isPresent() && ball.isPresent()) {
      throw new IllegalArgumentException("ball: expected none with conjunctions");
    }
  }

  /** The claim of a class on a whole box. */
  public Claim(String model, int label, double[] lower, double[] upper) {
    this(model, label, lower, upper, Optional.empty(), Optional.empty());
  }

  /** The claim of a class on the part of a box in a ball, or on all of it. */
  public Claim(String model, int label, double[] lower, double[] upper, Optional<Ball> ball) {
    this(model, label, lower, upper, Optional.empty(), ball);
  }

  /** The claim that conjunctions hold nowhere. */
  public Claim(String model, double[] lower, double[] upper, Conjunctions conjunctions) {
    this(model, NO_LABEL, lower, upper, Optional.of(conjunctions), Optional.empty());
  }
}
