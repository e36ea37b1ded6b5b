package org.mondeq.certify.craft.containment;

import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SolverStates;

/**
 * What becomes of the sets before containment: when and how they are made simpler, and whether one
 * lies in an earlier simple one. Belongs to one run.
 */
sealed interface Simplification permits PeriodicConsolidation, BoxSimplification {
  /** The way of a configuration, with so many steps from one simpler set to the next. */
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
