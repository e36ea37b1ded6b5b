package org.mondeq.certify.craft.containment;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.ConsolidatedStates;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.ProperMZonotope;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SolverStates;

/** Every r-th set is consolidated, widened and kept; the others stay as they are. */
final class PeriodicConsolidation implements Simplification {
  private final CraftConfig config;
  private final int every;
  private final Consolidator consolidator;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private Basis basis;
  private int basisStep;
  private int count;

  /** A consolidated set and its hull, which rejects most candidates without a product. */
  private record Kept(ProperMZonotope set, Interval hull) {}

  PeriodicConsolidation(CraftConfig config, int every) {
    this.config = config;
    this.every = every;
    this.consolidator = new Consolidator(config.ablation());
  }

  @Override
  public SolverStates apply(RectifiedStates state, int step) {
    if (step % every != 0) {
      return state;
    }
    boolean joint = !config.ablation().onlyForwardBackward();
    if (basis == null || step - basisStep >= config.basisEvery()) {
      basis = joint ? consolidator.jointBasis(state) : consolidator.basis(state);
      basisStep = step;
    }
    ProperMZonotope set =
        config.widening().apply(consolidator.consolidate(state, basis).set(), count++);
    if (kept.size() == config.keptSets()) {
      kept.removeLast();
    }
    kept.addFirst(new Kept(set, set.concretize()));
    return new ConsolidatedStates(set, joint);
  }

  @Override
  public boolean contains(RectifiedStates state) {
    for (Kept candidate : kept) {
      if (state.liesInHull(candidate.hull) && state.isIn(candidate.set)) {
        return true;
      }
    }
    return false;
  }
}
