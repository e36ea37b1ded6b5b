package org.mondeq.certify.bab;

import org.mondeq.attack.PgdConfig;

/**
 * Options of the complete verifier. A component that is absent takes its default.
 *
 * @param maxNodes nodes of all trees of one sample after which it is left open; at least 1, default
 *     1,000,000
 * @param batch nodes that are expanded together; 1 to 1024, default 8
 * @param candidates splits that each node tries one step ahead; 1 to 256, default 8
 * @param tighteningRounds rounds of tightening for each new node; 0 to 100, default 2
 * @param attack the attack before the trees; default 3 restarts of 20 steps
 * @param seed of that attack; default 1
 */
public record CompleteConfig(
    Integer maxNodes,
    Integer batch,
    Integer candidates,
    Integer tighteningRounds,
    PgdConfig attack,
    Long seed) {
  /** Fills in defaults and checks the ranges. */
  public CompleteConfig {
    maxNodes = inRange("maxNodes", maxNodes == null ? 1_000_000 : maxNodes, 1, Integer.MAX_VALUE);
    batch = inRange("batch", batch == null ? 8 : batch, 1, 1024);
    candidates = inRange("candidates", candidates == null ? 8 : candidates, 1, 256);
    tighteningRounds =
        inRange("tighteningRounds", tighteningRounds == null ? 2 : tighteningRounds, 0, 100);
    attack = attack == null ? new PgdConfig(3, 20, null, null, null, null, null) : attack;
    seed = seed == null ? 1L : seed;
  }

  /** Every default. */
  public static CompleteConfig defaults() {
    return new CompleteConfig(null, null, null, null, null, null);
  }

  private static int inRange(String key, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          key + ": expected " + low + " to " + high + ", got " + value);
    }
    return value;
  }
}
