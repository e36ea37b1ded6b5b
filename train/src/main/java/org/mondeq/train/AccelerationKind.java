package org.mondeq.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.mondeq.solver.Anderson;

/** Whether the solves of training are accelerated [Anderson65, Walker11]. */
public enum AccelerationKind {
  /**
   * In forward-backward solves that take more than 20 steps, where it has been seen to help: with
   * {@code ‖I − W‖ ≥ 20 m} it halves their time or better. Solves of usual models end before, and
   * Peaceman-Rachford saves as many steps as the mixing costs.
   */
  @JsonProperty("auto")
  AUTO,
  /** From the second step of every solve. */
  @JsonProperty("anderson")
  ANDERSON,
  /** Never. */
  @JsonProperty("none")
  NONE;

  /** Steps that are enough for usual models. */
  private static final int USUAL_STEPS = 20;

  /**
   * The acceleration, if there is one.
   *
   * @param splitting what is accelerated, not {@link SplittingKind#AUTO}
   * @param depth how many differences it remembers
   */
  Optional<Anderson> of(SplittingKind splitting, int depth) {
    return switch (this) {
      case NONE -> Optional.empty();
      case ANDERSON -> Optional.of(new Anderson(depth, 1));
      case AUTO ->
          splitting == SplittingKind.FORWARD_BACKWARD
              ? Optional.of(new Anderson(depth, USUAL_STEPS))
              : Optional.empty();
    };
  }
}
