package org.mondeq.certify.craft;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.ProperMZonotope;

/**
 * The first part of CRAFT: Peaceman-Rachford steps on sets until one lies in an earlier one, and so
 * contains the states of every fixpoint [Müller21, Thm. A.2].
 */
final class Containment {
  private final CraftConfig config;
  private final AbstractSplitting splitting;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private Basis basis;
  private int basisStep;
  private int consolidations;
  private int steps;

  /** A consolidated set and the hull of its u, which rejects most candidates without a product. */
  private record Kept(ProperMZonotope set, Interval hull) {}

  Containment(CraftConfig config, AbstractSplitting splitting) {
    this.config = config;
    this.splitting = splitting;
  }

  /** The steps taken so far. */
  int steps() {
    return steps;
  }

  /**
   * Iterates from a point until containment.
   *
   * @return a set of all fixpoint states, or nothing if there was none within the limits
   * @throws UnboundedSetException if the sets stop being finite
   */
  Optional<Rectified> run(double[] point, InputSymbols x, Workspace work) {
    Rectified state = splitting.step(Consolidated.point(point), x, work);
    for (steps = 1; steps < config.maxSteps(); steps++) {
      AbstractState from = steps % config.consolidateEvery() == 0 ? consolidate(state) : state;
      state = splitting.step(from, x, work);
      if (isContained(state)) {
        return Optional.of(state);
      }
      if (!state.bounds().isNarrowerThan(config.maxWidth())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Consolidated consolidate(Rectified state) {
    if (basis == null || steps - basisStep >= config.basisEvery()) {
      basis = state.jointBasis();
      basisStep = steps;
    }
    ProperMZonotope set = config.widening().apply(state.consolidate(basis), consolidations++);
    if (kept.size() == config.keptSets()) {
      kept.removeLast();
    }
    kept.addFirst(new Kept(set, set.concretize()));
    return new Consolidated(set, true);
  }

  private boolean isContained(Rectified state) {
    for (Kept candidate : kept) {
      if (state.liesInHull(candidate.hull) && state.isIn(candidate.set)) {
        return true;
      }
    }
    return false;
  }
}
