package org.mondeq.certify.bab;

import org.mondeq.attack.PgdConfig;

/**
 * Options of the complete verifier. A component that is absent takes its default.
 *
 * @param maxNodes nodes of all trees of one sample after which it is left open; at least 1, default
 *     10,000,000
 * @param batch nodes that are expanded together; 1 to 1024, default 8
 * @param ascentSteps steps by which the bound of each node is improved, at most; 0 to 1000, default
 *     10
 * @param learningRate of the first of these steps; above 0, at most 10, default 0.7
 * @param attack the attack before the trees; default 3 restarts of 20 steps
 * @param seed of that attack; default 1
 */
public record CompleteConfig(
    Integer maxNodes,
    Integer batch,
    Integer ascentSteps,
    Double learningRate,
    PgdConfig attack,
    Long seed) {
  /** Fills in defaults and checks the ranges. */
  public CompleteConfig {
    maxNodes = inRange("maxNodes", maxNodes == null ? 10_000_000 : maxNodes, 1, Integer.MAX_VALUE);
    batch = inRange("batch", batch == null ? 8 : batch, 1, 1024);
    ascentSteps = inRange("ascentSteps", ascentSteps == null ? 10 : ascentSteps, 0, 1000);
    learningRate = learningRate == null ? 0.7 : learningRate;
    if (!(learningRate > 0 && learningRate <= 10)) {
      throw new IllegalArgumentException(
          "learningRate: expected a number above 0 and at most 10, got " + learningRate);
    }
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
