package org.mondeq.train;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the learning rate changes during training. */
public enum ScheduleKind {
  /** It falls by a factor after every so many epochs. */
  @JsonProperty("step")
  STEP,
  /** It falls along half a cosine, to zero at the end [Loshchilov17]. */
  @JsonProperty("cosine")
  COSINE,
  /** It rises to its largest value, then falls to zero along half a cosine [Smith19]. */
  @JsonProperty("one-cycle")
  ONE_CYCLE;

  /** Whether the rate in an epoch depends on how many epochs there are. */
  boolean dependsOnEnd() {
    return this != STEP;
  }
}
