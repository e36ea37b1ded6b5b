package org.mondeq.certify.bab;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mondeq.certify.TimeLimit;
import org.mondeq.solver.WorkTime;

/** What the verification of one sample may still use: time, nodes, and the user's patience. */
final class Budget {
  private final TimeLimit time;
  private final long maxNodes;
  private final BooleanSupplier cancelled;
  private long nodes;

  /**
   * A budget that starts now.
   *
   * @param seconds the time limit; infinite for none
   */
  Budget(double seconds, long maxNodes, BooleanSupplier cancelled) {
    this.time = new TimeLimit(seconds);
    this.maxNodes = maxNodes;
    this.cancelled = cancelled;
  }

  void spend(int moreNodes) {
    nodes += moreNodes;
  }

  long nodes() {
    return nodes;
  }

  /** Why the work has ended amid a step. */
  String reason() {
    return exhausted().orElse(WorkTime.Over.REASON);
  }

  /** Why the work must end now, or nothing. */
  Optional<String> exhausted() {
    if (cancelled.getAsBoolean()) {
      return Optional.of("interrupted");
    }
    if (time.isOver()) {
      return Optional.of(WorkTime.Over.REASON);
    }
    return nodes > maxNodes ? Optional.of("node limit") : Optional.empty();
  }
}
