package org.mondeq.certify.bab;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What the verification of one sample may still use: time, nodes, and the user's patience. */
final class Budget {
  private final long start = System.nanoTime();
  private final long nanos;
  private final long maxNodes;
  private final BooleanSupplier cancelled;
  private long nodes;

  /**
   * A budget that starts now.
   *
   * @param seconds the time limit; infinite for none
   */
  Budget(double seconds, long maxNodes, BooleanSupplier cancelled) {
    this.nanos = seconds >= 1e9 ? Long.MAX_VALUE : (long) (seconds * 1e9);
    this.maxNodes = maxNodes;
    this.cancelled = cancelled;
  }

  void spend(int moreNodes) {
    nodes += moreNodes;
  }

  long nodes() {
    return nodes;
  }

  /** Why the work must end now, or nothing. */
  Optional<String> exhausted() {
    if (cancelled.getAsBoolean()) {
      return Optional.of("interrupted");
    }
    if (System.nanoTime() - start > nanos) {
      return Optional.of("time limit");
    }
    return nodes > maxNodes ? Optional.of("node limit") : Optional.empty();
  }
}
