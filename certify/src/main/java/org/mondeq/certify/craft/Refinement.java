package org.mondeq.certify.craft;

/**
 * The slope optimisation of CRAFT: the margin is bounded over optimised slopes, the bounds of the
 * units are tightened in the same way, and so on while there is hope.
 */
final class Refinement {
  /** Later rounds together are taken to gain at most this many times as much as the last one. */
  private static final double HOPE = 2;

  /** After so many steps the pace of an ascent is looked at. */
  private static final int WINDOW = 10;

  private final SlopeConfig config;
  private final BackwardModel model;
  private final UnitBounds bounds;
  private final InputSymbols x;
  private double best = Double.NEGATIVE_INFINITY;
  private int steps;

  /**
   * A refinement of one sample.
   *
   * @param bounds finite bounds of all units, which are tightened in place
   */
  Refinement(SlopeConfig config, BackwardModel model, UnitBounds bounds, InputSymbols x) {
    this.config = config;
    this.model = model;
    this.bounds = bounds;
    this.x = x;
  }

  /** The optimisation steps taken, for the margin and for the units. */
  int steps() {
    return steps;
  }

  /** The best margin; positive if all classes are beaten. */
  double run(Specification specification) {
    Objectives objectives = Objectives.ofStates(specification.directions());
    for (int round = 0; ; round++) {
      double before = best;
      ascend(specification, new SlopeSearch(model, bounds, x, objectives));
      boolean hopeless = round > 0 && best + HOPE * (best - before) <= 0;
      if (best > 0 || round == config.rounds() || hopeless) {
        return best;
      }
      tighten();
    }
  }

  /** Optimises until the margin is positive, or would not become so even at an unchanged pace. */
  private void ascend(Specification specification, SlopeSearch search) {
    best = Math.max(best, specification.margin(search.best()));
    int limit = best > config.closeThreshold() ? config.closeSteps() : config.steps();
    double atLastLook = best;
    for (int i = 1; best <= 0 && i <= limit; i++) {
      search.ascend(config.learningRate());
      steps++;
      best = Math.max(best, specification.margin(search.best()));
      if (i % WINDOW == 0) {
        double pace = (best - atLastLook) / WINDOW;
        if (best + pace * (limit - i) <= 0) {
          return;
        }
        atLastLook = best;
      }
    }
  }

  /** Bounds every unit whose sign is open from both sides. */
  private void tighten() {
    int[] units = bounds.unstable();
    Objectives sides = Objectives.bothSidesOf(units, model.latent());
    SlopeSearch search = new SlopeSearch(model, bounds, x, sides);
    for (int i = 0; i < config.unitSteps(); i++) {
      search.ascend(config.learningRate());
      steps++;
    }
    double[] least = search.best();
    for (int i = 0; i < units.length; i++) {
      bounds.raiseLow(units[i], least[i]);
      bounds.lowerHigh(units[i], -least[units.length + i]);
    }
  }
}
