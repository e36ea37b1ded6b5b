package org.mondeq.certify.craft.tightening;

import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.config.SlopeConfig;
import org.mondeq.certify.craft.containment.Consolidator;
import org.mondeq.certify.craft.containment.Enclosure;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.CraftSplittings;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.Workspace;
import org.mondeq.certify.domain.AbstractState;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.Rectified;
import org.mondeq.certify.domain.UnboundedSetException;

/**
 * The second part of CRAFT: from a set of all fixpoints, further Peaceman-Rachford steps (Theorem
 * A.1), then forward-backward steps (Theorem 4.2) [Müller21, Appendix B], until the margin is
 * positive or stops improving. Either step maps each fixpoint to itself, {@code g_α(z*) = z*}, so
 * the image of a set that holds all fixpoints holds them too, whatever α is.
 */
public final class Tightening implements AfterContainment {
  /** Forward-backward steps between two looks for generators that have become negligible. */
  private static final int COMPACT_EVERY = 5;

  /** The share of the radius that generators without further use may have. */
  private static final double NEGLIGIBLE = 1e-4;

  /** A gain of the margin, relative to it, that keeps forward-backward steps going. */
  private static final double LEAST_GAIN = 1e-5;

  private final CraftConfig config;
  private final CraftSplittings splittings;
  private final InputSymbols x;
  private final Margins margins;

  public Tightening(CraftConfig config, CraftSplittings splittings, InputSymbols x, Margins margins) {
    this.config = config;
    this.splittings = splittings;
    this.x = x;
    this.margins = margins;
  }

  @Override
  public void run(Enclosure.Contained contained, Workspace work) {
    AbstractSplitting splitting = contained.splitting();
    Rectified state = contained.set();
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

  private void forwardBackward(Rectified contained, Workspace work) {
    Rectified start = contained.compact(x.size(), NEGLIGIBLE);
    AbstractSplitting splitting = splittings.forwardBackward(stepSize(start));
    Consolidator consolidator = new Consolidator(config.ablation());
    AbstractState state = start;
    Basis basis = null;
    int lastGain = 0;
    int every = config.consolidateLaterEvery();
    int patience = config.patience() * every;
    for (int i = 1; !margins.isPositive() && i - lastGain <= patience; i++) {
      Rectified next = splitting.step(state, x, work);
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

  private boolean hasGained(Rectified next, AbstractSplitting splitting) {
    double before = margins.best();
    margins.see(next, splitting, "forward-backward");
    double best = margins.best();
    return best > before + LEAST_GAIN * Math.max(1, Math.abs(best));
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
        margins.addSteps(1);
      }
    } catch (UnboundedSetException e) {
      return Double.NEGATIVE_INFINITY;
    }
    return margins.of(state);
  }
}
