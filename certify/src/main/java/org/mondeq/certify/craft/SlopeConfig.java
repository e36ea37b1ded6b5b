package org.mondeq.certify.craft;

import java.util.Optional;

/**
 * Parameters of the slope optimisation [Müller21, App. B], by a {@link
 * org.mondeq.certify.bound.SlopeSearch}.
 *
 * @param when whether it runs, and before or after the forward-backward steps; default last for the
 *     whole method, and never where an {@link Ablation} leaves parts out
 * @param threshold with {@code last}, the margin that the steps must have reached; default −1
 * @param steps optimisation steps for the margin in each round, at most; default 60
 * @param closeThreshold the margin above which a sample counts as close; default −0.15
 * @param closeSteps the same as steps, for a close sample; default 200
 * @param learningRate first rate of Adam, for slopes in [0, 1]; default 0.1
 * @param unitSteps optimisation steps for the bounds of the units in each round; default 10
 * @param rounds how often the bounds of the units are tightened, at most; default 8
 */
public record SlopeConfig(
    Optional<When> when,
    Double threshold,
    Integer steps,
    Double closeThreshold,
    Integer closeSteps,
    Double learningRate,
    Integer unitSteps,
    Integer rounds) {

  /** The place of the slope optimisation in the order of things. */
  public enum When {
    /** Right after the Peaceman-Rachford steps, in place of the forward-backward steps. */
    FIRST,
    /** After the forward-backward steps, as published. */
    LAST,
    /** Not at all. */
    NEVER
  }

  /** Fills in defaults and checks the ranges. */
  public SlopeConfig {
    threshold = finite("threshold", threshold, -1);
    steps = atLeast(0, "steps", steps, 60);
    closeThreshold = finite("closeThreshold", closeThreshold, -0.15);
    closeSteps = atLeast(0, "closeSteps", closeSteps, 200);
    learningRate = finite("learningRate", learningRate, 0.1);
    unitSteps = atLeast(0, "unitSteps", unitSteps, 10);
    rounds = atLeast(0, "rounds", rounds, 8);
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException(
          "learningRate: expected a positive number, got " + learningRate);
    }
  }

  /** The defaults. */
  public static SlopeConfig published() {
    return new SlopeConfig(Optional.empty(), null, null, null, null, null, null, null);
  }

  /** When it runs beside an ablation. */
  When whenBeside(Ablation ablation) {
    return when.orElse(ablation.isNone() ? When.LAST : When.NEVER);
  }

  private static double finite(String key, Double value, double standard) {
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException(key + ": expected a finite number, got " + value);
    }
    return value == null ? standard : value;
  }

  private static int atLeast(int least, String key, Integer value, int standard) {
    if (value == null) {
      return standard;
    }
    if (value < least || value > 1_000_000) {
      throw new IllegalArgumentException(key + ": expected " + least + " to 1000000, got " + value);
    }
    return value;
  }
}
