package org.mondeq.certify.craft.containment;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.domain.AbstractState;
import org.mondeq.certify.domain.Hull;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.Rectified;

/** Each set is replaced by its box; every r-th is widened and kept. */
final class Hulls implements Simplification {
  private final CraftConfig config;
  private final int every;
  private final Deque<Interval> kept = new ArrayDeque<>();
  private int widenings;

  Hulls(CraftConfig config, int every) {
    this.config = config;
    this.every = every;
  }

  @Override
  public AbstractState apply(Rectified state, int step) {
    if (step % every != 0) {
      return new Hull(state.bounds());
    }
    Interval box = config.widening().apply(state.bounds(), widenings++);
    if (kept.size() == config.keptSets()) {
      kept.removeLast();
    }
    kept.addFirst(box);
    return new Hull(box);
  }

  @Override
  public boolean contains(Rectified state) {
    return kept.stream().anyMatch(box -> box.contains(state.bounds()));
  }
}
