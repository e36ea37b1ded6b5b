package org.mondeq.check.format;

import java.util.Optional;

/**
 * What a certificate claims: that a model gives every input of a box one class, before all others;
 * or that the outputs are nowhere what conjunctions say.
 *
 * @param model the SHA-256 of the model's file, in lower-case hex
 * @param label the class; {@value #NO_LABEL} where conjunctions are claimed
 * @param lower the smallest raw pixels {@code [q]}
 * @param upper the largest raw pixels {@code [q]}
 * @param conjunctions what is claimed in place of a class
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Claim(
    String model, int label, double[] lower, double[] upper, Optional<Conjunctions> conjunctions) {
  /** Stands where no class is claimed. */
  public static final int NO_LABEL = -1;

  /** The claim of a class. */
  public Claim(String model, int label, double[] lower, double[] upper) {
    this(model, label, lower, upper, Optional.empty());
  }

  /** The claim that conjunctions hold nowhere. */
  public Claim(String model, double[] lower, double[] upper, Conjunctions conjunctions) {
    this(model, NO_LABEL, lower, upper, Optional.of(conjunctions));
  }
}
