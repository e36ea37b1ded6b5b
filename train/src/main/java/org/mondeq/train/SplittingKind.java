package org.mondeq.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.mondeq.model.Architecture;

/** How training finds equilibria. */
public enum SplittingKind {
  /**
   * Peaceman-Rachford if the architecture is dense, else forward-backward: at p = 648 and batches
   * of 128 that is faster while {@code ‖I − W‖} is below some 8 m.
   */
  @JsonProperty("auto")
  AUTO,
  /** No factorisation, more iterations; see {@link org.mondeq.solver.ForwardBackward}. */
  @JsonProperty("forward-backward")
  FORWARD_BACKWARD,
  /** An inverse in each step, fewer iterations; see {@link org.mondeq.solver.PeacemanRachford}. */
  @JsonProperty("peaceman-rachford")
  PEACEMAN_RACHFORD;

  /** The splitting itself: never {@link #AUTO}. */
  SplittingKind of(Architecture architecture) {
    if (this != AUTO) {
      return this;
    }
    return architecture instanceof Architecture.Dense ? PEACEMAN_RACHFORD : FORWARD_BACKWARD;
  }
}
