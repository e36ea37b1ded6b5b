package org.mondeq.certify.craft.tightening;

import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.containment.Consolidator;
import org.mondeq.certify.craft.containment.Enclosure;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.CraftSplittings;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.Workspace;
import org.mondeq.certify.domain.AbstractState;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.Hull;
import org.mondeq.certify.domain.Rectified;

/**
 * The part after containment where there is no zonotope part or only one splitting: plain steps,
 * without a line search.
 */
public final class AblatedTightening implements AfterContainment {
  private final CraftConfig config;
  private final CraftSplittings splittings;
  private final InputSymbols x;
  private final Margins margins;
  private final Consolidator consolidator;
  private Basis basis;

  public AblatedTightening(
      CraftConfig config, CraftSplittings splittings, InputSymbols x, Margins margins) {
    this.config = config;
    this.splittings = splittings;
    this.x = x;
    this.margins = margins;
    this.consolidator = new Consolidator(config.ablation());
  }

  @Override
  public void run(Enclosure.Contained contained, Workspace work) {
    AbstractSplitting splitting = contained.splitting();
    margins.see(contained.set(), splitting, "containment");
    switch (config.ablation().iteration()) {
      case PEACEMAN_RACHFORD ->
          iterate(splitting, contained.set(), new Part("peaceman-rachford", true), work);
      case FORWARD_BACKWARD ->
          iterate(splitting, contained.set(), new Part("forward-backward", false), work);
      case BOTH -> both(contained, work);
    }
  }

  private record Part(String name, boolean joint) {}

  /** Without a zonotope part, all step sizes that are small enough have the same limit. */
  private void both(Enclosure.Contained contained, Workspace work) {
    AbstractState state = simplify(contained.set(), 0, true);
    for (int i = 1; i <= config.extraSteps() && !margins.isPositive(); i++) {
      Rectified next = contained.splitting().step(state, x, work);
      margins.addSteps(1);
      margins.see(next, contained.splitting(), "peaceman-rachford");
      state = simplify(next, i, true);
    }
    double smallest = config.lineSearch().stream().mapToDouble(a -> a).min().orElseThrow();
    iterate(splittings.forwardBackward(smallest), state, new Part("forward-backward", false), work);
  }

  private void iterate(AbstractSplitting splitting, AbstractState from, Part part, Workspace work) {
    AbstractState state = from;
    int lastGain = 0;
    int patience = config.patience() * config.consolidateLaterEvery();
    int most = config.maxSteps();
    for (int i = 1; !margins.isPositive() && i - lastGain <= patience && i <= most; i++) {
      Rectified next = splitting.step(state, x, work);
      margins.addSteps(1);
      if (margins.see(next, splitting, part.name)) {
        lastGain = i;
      }
      state = simplify(next, i, part.joint);
    }
  }

  private AbstractState simplify(Rectified state, int step, boolean joint) {
    if (config.ablation().domain() == Ablation.Domain.BOX) {
      return new Hull(state.bounds());
    }
    int every = config.consolidateLaterEvery();
    if (step % every != 0) {
      return state;
    }
    if (basis == null || step / every % 2 == 1) {
      basis = joint ? consolidator.jointBasis(state) : consolidator.basis(state);
    }
    return consolidator.consolidate(state, basis);
  }
}
