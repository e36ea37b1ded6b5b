package org.mondeq.certify.craft.slopes;

import java.util.Arrays;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.bound.SlopeBounder;
import org.mondeq.certify.bound.search.SlopeSearch;
import org.mondeq.certify.craft.config.SlopeConfig;

/**
 * The slope optimisation of CRAFT [Müller21, Appendix B]: {@code max_λ min_S (V_t − V_i) z + v_t −
 * v_i} over the slopes λ ∈ [0, 1] of the relaxations, alternating with the same for the bounds of
 * the units, as long as a positive margin is within reach.
 */
public final class SlopeRefinement {
  /** Later rounds together are taken to gain at most this many times as much as the last one. */
  private static final double HOPE = 2;

  /** The number of steps over which the pace of an ascent is measured. */
  private static final int WINDOW = 10;

  private final SlopeConfig config;
  private final SlopeBounder bounder;
  private double best = Double.NEGATIVE_INFINITY;
  private int steps;

  /**
   * A refinement of one sample.
   *
   * @param bounder knows finite bounds of all units, which are tightened
   */
  public SlopeRefinement(SlopeConfig config, SlopeBounder bounder) {
    this.config = config;
    this.bounder = bounder;
  }

  /** The optimisation steps taken, for the margin and for the units. */
  public int steps() {
    return steps;
  }

  /** The best margin; positive if all classes are beaten. */
  public double run(ClassMargins margins) {
    for (int round = 0; ; round++) {
      double before = best;
      ascend(bounder.search(margins.directions(), margins.offsets()));
      boolean hopeless = round > 0 && best + HOPE * (best - before) <= 0;
      if (best > 0 || round == config.rounds() || hopeless) {
        return best;
      }
      bounder.tightenUnits(config.unitSteps(), config.learningRate());
      steps += config.unitSteps();
    }
  }

  /** Optimises until the margin is positive, or would not become so even at an unchanged pace. */
  private void ascend(SlopeSearch search) {
    best = Math.max(best, margin(search));
    int limit = best > config.closeThreshold() ? config.closeSteps() : config.steps();
    double atLastLook = best;
    for (int i = 1; best <= 0 && i <= limit; i++) {
      search.ascend(config.learningRate());
      steps++;
      best = Math.max(best, margin(search));
      if (i % WINDOW == 0) {
        double pace = (best - atLastLook) / WINDOW;
        if (best + pace * (limit - i) <= 0) {
          return;
        }
        atLastLook = best;
      }
    }
  }

  private static double margin(SlopeSearch search) {
    return Arrays.stream(search.best()).min().orElse(Double.POSITIVE_INFINITY);
  }
}
