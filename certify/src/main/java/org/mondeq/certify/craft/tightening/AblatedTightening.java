package org.mondeq.certify.craft.tightening;

import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.containment.Consolidator;
import org.mondeq.certify.craft.containment.EnclosureSearch;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.SplittingCache;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.BoxStates;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SolverStates;

/** Tightening without a zonotope part or with one splitting: plain steps, no line search. */
public final class AblatedTightening implements EnclosureTightening {
  private final CraftConfig config;
  private final SplittingCache splittings;
  private final InputSymbols x;
  private final BestMargin margins;
  private final Consolidator consolidator;
  private Basis basis;

  public AblatedTightening(
      CraftConfig config, SplittingCache splittings, InputSymbols x, BestMargin margins) {
    this.config = config;
    this.splittings = splittings;
    this.x = x;
    this.margins = margins;
    this.consolidator = new Consolidator(config.ablation());
  }

  @Override
  public void run(EnclosureSearch.Contained contained, GeneratorBuffers work) {
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

  /** Without a zonotope part, all sufficiently small step sizes have the same limit. */
  private void both(EnclosureSearch.Contained contained, GeneratorBuffers work) {
    SolverStates state = simplify(contained.set(), 0, true);
    for (int i = 1; i <= config.extraSteps() && !margins.isPositive(); i++) {
      RectifiedStates next = contained.splitting().step(state, x, work);
      margins.addSteps(1);
      margins.see(next, contained.splitting(), "peaceman-rachford");
      state = simplify(next, i, true);
    }
    double smallest = config.lineSearch().stream().mapToDouble(a -> a).min().orElseThrow();
    iterate(splittings.forwardBackward(smallest), state, new Part("forward-backward", false), work);
  }

  private void iterate(
      AbstractSplitting splitting, SolverStates from, Part part, GeneratorBuffers work) {
    SolverStates state = from;
    int lastGain = 0;
    int patience = config.patience() * config.consolidateLaterEvery();
    int most = config.maxSteps();
    for (int i = 1; !margins.isPositive() && i - lastGain <= patience && i <= most; i++) {
      RectifiedStates next = splitting.step(state, x, work);
      margins.addSteps(1);
      if (margins.see(next, splitting, part.name)) {
        lastGain = i;
      }
      state = simplify(next, i, part.joint);
    }
  }

  private SolverStates simplify(RectifiedStates state, int step, boolean joint) {
    if (config.ablation().domain() == Ablation.Domain.BOX) {
      return new BoxStates(state.bounds());
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
