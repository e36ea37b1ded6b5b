package org.mondeq.certify.bab;

import static org.mondeq.io.Expect.atLeast;
import static org.mondeq.io.Expect.between;

import org.mondeq.attack.search.PgdConfig;
import org.mondeq.certify.bound.MarginBounder.Ascent;

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
    maxNodes = atLeast("maxNodes", 1, maxNodes == null ? 10_000_000 : maxNodes);
    batch = between("batch", 1, 1024, batch == null ? 8 : batch);
    ascentSteps = between("ascentSteps", 0, 1000, ascentSteps == null ? 10 : ascentSteps);
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

  /** The attack in the midst of a large tree. */
  PgdConfig lateAttack() {
    return new PgdConfig(10, 50, null, null, null, null, null);
  }

  /** How the bounds of a node are improved. */
  Ascent ascent() {
    return new Ascent(ascentSteps, learningRate);
  }
}
