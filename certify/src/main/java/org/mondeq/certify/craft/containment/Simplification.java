package org.mondeq.certify.craft.containment;

import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SolverStates;

/**
 * When and how sets are simplified before containment, and whether one lies in an earlier
 * simplified one. Holds the state of one run.
 */
sealed interface Simplification permits PeriodicConsolidation, BoxSimplification {
  /** The simplification that a configuration asks for, at every {@code every}-th step. */
  static Simplification of(CraftConfig config, int every) {
    return config.ablation().domain() == Ablation.Domain.BOX
        ? new BoxSimplification(config, every)
        : new PeriodicConsolidation(config, every);
  }

  /**
   * What the next step starts from.
   *
   * @param state the set after the last step
   * @param step how many steps led to it
   */
  SolverStates apply(RectifiedStates state, int step);

  /** Whether a set is shown to lie in one of those that were kept. */
  boolean contains(RectifiedStates state);
}
