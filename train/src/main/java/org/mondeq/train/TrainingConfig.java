package org.mondeq.train;

import org.mondeq.solver.StoppingRule;
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
 * @param flip whether training images are mirrored, left to right, with probability 1/2; default
 *     false
 * @param noise standard deviation of the Gaussian noise on training images, in raw pixel units (1
 *     is white), at least 0; default 0
 * @param precision the number type of weights, gradients and optimizer state, {@code float} or
 *     {@code double}; default {@code float}. Equilibria are always solved in double
 * @param splitting how equilibria are found, {@code forwardBackward}, {@code peacemanRachford} or
 *     {@code auto}; default {@code auto}
 * @param solverTolerance relative change of an equilibrium iterate that counts as converged, above
 *     0 and below 1; default 1e-3 (MNIST accuracy does not change from 1e-2 to 1e-4)
 * @param adjointTolerance the same for the adjoint equilibrium; default {@code solverTolerance}
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
    Boolean flip,
    Double noise,
    Precision precision,
    SplittingKind splitting,
    Double solverTolerance,
    Double adjointTolerance,
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
    flip = orDefault(flip, false);
    noise = orDefault(noise, 0.0);
    precision = orDefault(precision, Precision.FLOAT);
    splitting = orDefault(splitting, SplittingKind.AUTO);
    solverTolerance = tolerance("solverTolerance", orDefault(solverTolerance, 1e-3));
    adjointTolerance = tolerance("adjointTolerance", orDefault(adjointTolerance, solverTolerance));
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
  }

  /** The configuration of defaults alone. */
  public static TrainingConfig defaults() {
    return new TrainingConfig(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** When the two solves of a step are precise enough. */
  Tolerances tolerances() {
    return new Tolerances(
        new StoppingRule(solverTolerance, solverMaxIterations),
        new StoppingRule(adjointTolerance, solverMaxIterations));
  }

  private static <T> T orDefault(T value, T fallback) {
    return value == null ? fallback : value;
  }

  private static Integer atLeastOne(String name, Integer value, int fallback) {
    Integer result = orDefault(value, fallback);
    require(name, "≥ 1", result, result >= 1);
    return result;
  }

  private static Double tolerance(String name, Double value) {
    require(name, "0 < tolerance < 1", value, value > 0 && value < 1);
    return value;
  }

  private static void require(String name, String expected, Number value, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": expected " + expected + ", got " + value);
    }
  }
}
