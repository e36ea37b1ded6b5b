package org.mondeq.train;

import org.mondeq.train.graph.Precision;

/**
 * How a model is trained. A component that is null in the constructor takes its default.
 *
 * @param epochs passes over the training images, at least 1; default 10
 * @param batchSize images in one step, at least 1; the last batch of an epoch may be smaller;
 *     default 128
 * @param learningRate Adam's learning rate in the first epochs, positive; default 0.01
 * @param decayFactor what the learning rate is multiplied with in each step of the schedule, above
 *     0 and at most 1; default 0.1
 * @param decayEvery epochs between two steps of the schedule, at least 1; default 4
 * @param maxShift largest random translation of a training image along each axis, in pixels, at
 *     least 0; fractions interpolate; default 0
 * @param noise standard deviation of the Gaussian noise on training images, in raw pixel units (1
 *     is white), at least 0; default 0
 * @param precision the number type of weights, gradients and optimizer state, {@code float} or
 *     {@code double}; default {@code float}. Equilibria are always solved in double
 * @param solverTolerance relative change of an equilibrium iterate that counts as converged, above
 *     0 and below 1; default 1e-3 (MNIST accuracy does not change from 1e-2 to 1e-4)
 * @param solverMaxIterations solver iterations after which training fails, at least 1; default 500
 * @param checkpointEvery epochs between two checkpoints, at least 1; the last epoch is always kept;
 *     default 1
 */
public record TrainingConfig(
    Integer epochs,
    Integer batchSize,
    Double learningRate,
    Double decayFactor,
    Integer decayEvery,
    Double maxShift,
    Double noise,
    Precision precision,
    Double solverTolerance,
    Integer solverMaxIterations,
    Integer checkpointEvery) {

  /**
   * Fills in defaults and checks ranges.
   *
   * @throws IllegalArgumentException naming the component, what was expected, and the value
   */
  public TrainingConfig {
    epochs = atLeastOne("epochs", epochs, 10);
    batchSize = atLeastOne("batchSize", batchSize, 128);
    learningRate = orDefault(learningRate, 1e-2);
    decayFactor = orDefault(decayFactor, 0.1);
    decayEvery = atLeastOne("decayEvery", decayEvery, 4);
    maxShift = orDefault(maxShift, 0.0);
    noise = orDefault(noise, 0.0);
    precision = orDefault(precision, Precision.FLOAT);
    solverTolerance = orDefault(solverTolerance, 1e-3);
    solverMaxIterations = atLeastOne("solverMaxIterations", solverMaxIterations, 500);
    checkpointEvery = atLeastOne("checkpointEvery", checkpointEvery, 1);
    require(
        "learningRate",
        "> 0",
        learningRate,
        learningRate > 0 && learningRate < Double.POSITIVE_INFINITY);
    require("decayFactor", "0 < factor ≤ 1", decayFactor, decayFactor > 0 && decayFactor <= 1);
    require("maxShift", "≥ 0", maxShift, maxShift >= 0 && maxShift < Double.POSITIVE_INFINITY);
    require("noise", "≥ 0", noise, noise >= 0 && noise < Double.POSITIVE_INFINITY);
    require(
        "solverTolerance",
        "0 < tolerance < 1",
        solverTolerance,
        solverTolerance > 0 && solverTolerance < 1);
  }

  /** The configuration of defaults alone. */
  public static TrainingConfig defaults() {
    return new TrainingConfig(null, null, null, null, null, null, null, null, null, null, null);
  }

  private static <T> T orDefault(T value, T fallback) {
    return value == null ? fallback : value;
  }

  private static Integer atLeastOne(String name, Integer value, int fallback) {
    Integer result = orDefault(value, fallback);
    require(name, "≥ 1", result, result >= 1);
    return result;
  }

  private static void require(String name, String expected, Number value, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": expected " + expected + ", got " + value);
    }
  }
}
