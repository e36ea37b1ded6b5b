package org.mondeq.certify.craft.containment;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.domain.BoxStates;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SolverStates;

/** Each set is replaced by its box; every r-th is widened and kept. */
final class BoxSimplification implements Simplification {
  private final CraftConfig config;
  private final int every;
  private final Deque<Interval> kept = new ArrayDeque<>();
  private int widenings;

  BoxSimplification(CraftConfig config, int every) {
    this.config = config;
    this.every = every;
  }

  @Override
  public SolverStates apply(RectifiedStates state, int step) {
    if (step % every != 0) {
      return new BoxStates(state.bounds());
    }
    Interval box = config.widening().apply(state.bounds(), widenings++);
    if (kept.size() == config.keptSets()) {
      kept.removeLast();
    }
    kept.addFirst(box);
    return new BoxStates(box);
  }

  @Override
  public boolean contains(RectifiedStates state) {
    return kept.stream().anyMatch(box -> box.contains(state.bounds()));
  }
}
