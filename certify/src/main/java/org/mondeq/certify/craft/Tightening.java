package org.mondeq.certify.craft;

import org.mondeq.certify.bound.SlopeBounder;
import org.mondeq.certify.domain.Basis;

/**
 * The second part of CRAFT: from a set of all fixpoints, further Peaceman-Rachford steps, then
 * forward-backward steps, then the optimisation of slopes [Müller21, App. B]; until the margin is
 * positive or stops improving.
 */
final class Tightening implements AfterContainment {
  /** Forward-backward steps between two looks for generators that have become negligible. */
  private static final int COMPACT_EVERY = 5;

  /** The share of the radius that generators without further use may have. */
  private static final double NEGLIGIBLE = 1e-4;

  /** A gain of the margin, relative to it, that keeps forward-backward steps going. */
  private static final double LEAST_GAIN = 1e-5;

  private final CraftConfig config;
  private final CraftSplittings splittings;
  private final Specification specification;
  private final InputSymbols x;
  private final SlopeBounder bounder;
  private final SlopeConfig.When when;
  private double best = Double.NEGATIVE_INFINITY;
  private int steps;
  private String stage = "containment";

  Tightening(
      CraftConfig config,
      CraftSplittings splittings,
      Specification specification,
      InputSymbols x,
      SlopeBounder bounder) {
    this.config = config;
    this.splittings = splittings;
    this.specification = specification;
    this.x = x;
    this.bounder = bounder;
    this.when = config.slopes().whenBeside(config.ablation());
  }

  /** The best margin reached. */
  @Override
  public double best() {
    return best;
  }

  /** The steps taken, those of the line search and of the slope optimisation included. */
  @Override
  public int steps() {
    return steps;
  }

  /** The part that reached the best margin. */
  @Override
  public String stage() {
    return stage;
  }

  /** Runs all parts; afterwards {@link #best()} tells the result. */
  @Override
  public void run(Rectified contained, Workspace work) {
    try {
      stepSets(contained, work);
    } catch (UnboundedSetException e) {
      // The steps after containment may diverge; what they reached before that stands.
    }
    if (best <= 0 && wantsSlopes()) {
      Refinement refinement = new Refinement(config.slopes(), bounder);
      record(refinement.run(specification.leads()), "slopes");
      steps += refinement.steps();
    }
  }

  private boolean wantsSlopes() {
    return switch (when) {
      case FIRST -> true;
      case LAST -> best > config.slopes().threshold();
      case NEVER -> false;
    };
  }

  private void stepSets(Rectified contained, Workspace work) {
    AbstractSplitting splitting = splittings.peacemanRachford();
    Rectified state = contained;
    record(state, splitting, "containment");
    for (int i = 0; i < config.extraSteps() && best <= 0; i++) {
      state = splitting.step(state, x, work);
      steps++;
      record(state, splitting, "peaceman-rachford");
    }
    if (best <= 0 && when != SlopeConfig.When.FIRST) {
      forwardBackward(state, work);
    }
  }

  private void forwardBackward(Rectified contained, Workspace work) {
    Rectified start = contained.compact(x.size(), NEGLIGIBLE);
    AbstractSplitting splitting = splittings.forwardBackward(stepSize(start));
    Consolidator consolidator = new Consolidator(config.ablation());
    AbstractState state = start;
    Basis basis = null;
    int lastGain = 0;
    int every = config.consolidateLaterEvery();
    for (int i = 1; best <= 0 && i - lastGain <= config.patience() * every; i++) {
      Rectified next = splitting.step(state, x, work);
      steps++;
      double before = best;
      record(next, splitting, "forward-backward");
      if (best > before + LEAST_GAIN * Math.max(1, Math.abs(best))) {
        lastGain = i;
      }
      if (i % every != 0) {
        state = i % COMPACT_EVERY == 0 ? next.compact(x.size(), NEGLIGIBLE) : next;
      } else {
        basis = i / every % 2 == 1 || basis == null ? consolidator.basis(next) : basis;
        state = consolidator.consolidate(next, basis);
      }
    }
  }

  /** The candidate with the best margin after a few steps. */
  private double stepSize(Rectified start) {
    Workspace trial = new Workspace();
    return LineSearch.maximise(
        config.lineSearch(),
        candidate -> trialMargin(splittings.forwardBackward(candidate), start, trial));
  }

  private double trialMargin(AbstractSplitting splitting, Rectified start, Workspace trial) {
    Rectified state = start;
    try {
      for (int i = 0; i < config.lineSearchSteps(); i++) {
        state = splitting.step(state, x, trial);
        steps++;
      }
    } catch (UnboundedSetException e) {
      return Double.NEGATIVE_INFINITY;
    }
    return specification.margin(state);
  }

  private void record(Rectified state, AbstractSplitting splitting, String part) {
    bounder.intersect(state.bounds(), splitting.alpha());
    record(specification.margin(state), part);
  }

  private void record(double margin, String part) {
    if (margin > best) {
      best = margin;
      stage = part;
    }
  }
}
