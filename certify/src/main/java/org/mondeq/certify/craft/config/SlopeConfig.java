package org.mondeq.certify.craft.config;

import java.util.Optional;
import org.mondeq.io.Expect;

/**
 * Parameters of the slope optimisation [Müller21, Appendix B], by a {@link
 * org.mondeq.certify.bound.search.SlopeSearch}.
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
  private static final int MOST = 1_000_000;

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
    steps = count("steps", steps, 60);
    closeThreshold = finite("closeThreshold", closeThreshold, -0.15);
    closeSteps = count("closeSteps", closeSteps, 200);
    learningRate = Expect.positive("learningRate", learningRate == null ? 0.1 : learningRate);
    unitSteps = count("unitSteps", unitSteps, 10);
    rounds = count("rounds", rounds, 8);
  }

  /** The defaults. */
  public static SlopeConfig published() {
    return new SlopeConfig(Optional.empty(), null, null, null, null, null, null, null);
  }

  /** When it runs beside an ablation. */
  public When whenBeside(Ablation ablation) {
    return when.orElse(ablation.isNone() ? When.LAST : When.NEVER);
  }

  private static double finite(String key, Double value, double standard) {
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException(key + ": expected a finite number, got " + value);
    }
    return value == null ? standard : value;
  }

  private static int count(String key, Integer value, int standard) {
    return value == null ? standard : Expect.between(key, 0, MOST, value);
  }
}
