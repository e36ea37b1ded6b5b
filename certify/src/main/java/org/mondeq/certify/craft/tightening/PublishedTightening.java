package org.mondeq.certify.craft.tightening;

import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.config.SlopeConfig;
import org.mondeq.certify.craft.containment.Consolidator;
import org.mondeq.certify.craft.containment.EnclosureSearch;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.SplittingCache;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SolverStates;
import org.mondeq.certify.domain.UnboundedSetException;

/**
 * The second part of CRAFT: from a set of all fixpoints, further Peaceman-Rachford steps (Theorem
 * A.1), then forward-backward steps (Theorem 4.2) [Müller21, Appendix B], until the margin is
 * positive or stops improving. Either step maps each fixpoint to itself, {@code g_α(z*) = z*}, so
 * the image of a set that holds all fixpoints holds them too, whatever α is.
 */
public final class PublishedTightening implements EnclosureTightening {
  /** Forward-backward steps between two looks for generators that have become negligible. */
  private static final int COMPACT_EVERY = 5;

  /** The share of the radius that generators without further use may have. */
  private static final double NEGLIGIBLE = 1e-4;

  /** A gain of the margin, relative to it, that keeps forward-backward steps going. */
  private static final double LEAST_GAIN = 1e-5;

  private final CraftConfig config;
  private final SplittingCache splittings;
  private final InputSymbols x;
  private final BestMargin margins;

  public PublishedTightening(
      CraftConfig config, SplittingCache splittings, InputSymbols x, BestMargin margins) {
    this.config = config;
    this.splittings = splittings;
    this.x = x;
    this.margins = margins;
  }

  /**
   * {@inheritDoc} Theorem A.1: {@code (z*, u*)(x) ∈ S ⇒ (z*, u*)(x) ∈ g#(S)} for a
   * Peaceman-Rachford step g.
   */
  @Override
  public void run(EnclosureSearch.Contained contained, GeneratorBuffers work) {
    AbstractSplitting splitting = contained.splitting();
    RectifiedStates state = contained.set();
    margins.see(state, splitting, "containment");
    for (int i = 0; i < config.extraSteps() && !margins.isPositive(); i++) {
      state = splitting.step(state, x, work);
      margins.addSteps(1);
      margins.see(state, splitting, "peaceman-rachford");
    }
    boolean slopesInstead = config.whenSlopes() == SlopeConfig.When.FIRST;
    if (!margins.isPositive() && !slopesInstead) {
      forwardBackward(state, work);
    }
  }

  /** Theorem 4.2: {@code z*(x) ∈ S ⇒ z*(x) = g_α(x, z*(x)) ∈ g#_α(S)} for any α. */
  private void forwardBackward(RectifiedStates contained, GeneratorBuffers work) {
    RectifiedStates start = contained.compact(x.size(), NEGLIGIBLE);
    AbstractSplitting splitting = splittings.forwardBackward(stepSize(start));
    Consolidator consolidator = new Consolidator(config.ablation());
    SolverStates state = start;
    Basis basis = null;
    int lastGain = 0;
    int every = config.consolidateLaterEvery();
    int patience = config.patience() * every;
    for (int i = 1; !margins.isPositive() && i - lastGain <= patience; i++) {
      RectifiedStates next = splitting.step(state, x, work);
      margins.addSteps(1);
      if (hasGained(next, splitting)) {
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

  private boolean hasGained(RectifiedStates next, AbstractSplitting splitting) {
    double before = margins.best();
    margins.see(next, splitting, "forward-backward");
    double best = margins.best();
    return best > before + LEAST_GAIN * Math.max(1, Math.abs(best));
  }

  /** Appendix B: α by a line search, the candidate with the best margin after a few steps. */
  private double stepSize(RectifiedStates start) {
    GeneratorBuffers trial = new GeneratorBuffers();
    return LineSearch.maximise(
        config.lineSearch(),
        candidate -> trialMargin(splittings.forwardBackward(candidate), start, trial));
  }

  private double trialMargin(
      AbstractSplitting splitting, RectifiedStates start, GeneratorBuffers trial) {
    RectifiedStates state = start;
    try {
      for (int i = 0; i < config.lineSearchSteps(); i++) {
        state = splitting.step(state, x, trial);
        margins.addSteps(1);
      }
    } catch (UnboundedSetException e) {
      return Double.NEGATIVE_INFINITY;
    }
    return margins.of(state);
  }
}
