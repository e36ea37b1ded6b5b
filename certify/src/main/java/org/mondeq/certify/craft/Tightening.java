package org.mondeq.certify.craft;

import org.mondeq.certify.domain.Basis;

/**
 * The second part of CRAFT: from a set of all fixpoints, further Peaceman-Rachford steps and then
 * forward-backward steps, until the margin is positive or stops improving [Müller21, App. B].
 */
final class Tightening implements AfterContainment {
  private final CraftConfig config;
  private final CraftSplittings splittings;
  private final Specification specification;
  private final InputSymbols x;
  private double best = Double.NEGATIVE_INFINITY;
  private int steps;
  private String stage = "containment";

  Tightening(
      CraftConfig config, CraftSplittings splittings, Specification specification, InputSymbols x) {
    this.config = config;
    this.splittings = splittings;
    this.specification = specification;
    this.x = x;
  }

  /** The best margin reached. */
  @Override
  public double best() {
    return best;
  }

  /** The steps taken, those of the line search included. */
  @Override
  public int steps() {
    return steps;
  }

  /** The part that reached the best margin. */
  @Override
  public String stage() {
    return stage;
  }

  /** Runs both kinds of steps; afterwards {@link #best()} tells the result. */
  @Override
  public void run(Rectified contained, Workspace work) {
    Rectified state = contained;
    record(state, "containment");
    for (int i = 0; i < config.extraSteps() && best <= 0; i++) {
      state = splittings.peacemanRachford().step(state, x, work);
      steps++;
      record(state, "peaceman-rachford");
    }
    if (best <= 0) {
      forwardBackward(state, work);
    }
  }

  private void forwardBackward(Rectified start, Workspace work) {
    AbstractSplitting splitting = splittings.forwardBackward(stepSize(start));
    Consolidator consolidator = new Consolidator(config.ablation());
    AbstractState state = start;
    Basis basis = null;
    int lastGain = 0;
    int every = config.consolidateLaterEvery();
    for (int i = 1; best <= 0 && i - lastGain <= config.patience() * every; i++) {
      Rectified next = splitting.step(state, x, work);
      steps++;
      if (record(next, "forward-backward")) {
        lastGain = i;
      }
      state = next;
      if (i % every == 0) {
        basis = i / every % 2 == 1 || basis == null ? consolidator.basis(next) : basis;
        state = consolidator.consolidate(next, basis);
      }
    }
  }

  /** The candidate with the best margin after a few steps. */
  private double stepSize(Rectified start) {
    double bestMargin = Double.NEGATIVE_INFINITY;
    double bestSize = config.lineSearch().get(0);
    Workspace trial = new Workspace();
    for (double candidate : config.lineSearch()) {
      double margin = trialMargin(splittings.forwardBackward(candidate), start, trial);
      if (margin > bestMargin) {
        bestMargin = margin;
        bestSize = candidate;
      }
    }
    return bestSize;
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

  private boolean record(Rectified state, String part) {
    double margin = specification.margin(state);
    if (margin <= best) {
      return false;
    }
    best = margin;
    stage = part;
    return true;
  }
}
