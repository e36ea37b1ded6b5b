package org.mondeq.train;

import java.util.Optional;
import org.mondeq.io.Expect;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.ModelSpec;
import org.mondeq.solver.StoppingRule;
import org.mondeq.train.graph.Parameterization;
import org.mondeq.train.graph.Precision;

/**
 * How a model is trained. A component that is null in the constructor takes its default.
 *
 * @param epochs passes over the training images, at least 1; default 10
 * @param batchSize images in one step, at least 1; the last batch of an epoch may be smaller;
 *     default 128
 * @param learningRate Adam's largest learning rate, positive; default 0.01
 * @param schedule how it changes, {@code step}, {@code cosine} or {@code one-cycle}; default {@code
 *     step}
 * @param warmUp the part of one-cycle training in which the learning rate rises, above 0 and below
 *     1; default 0.3
 * @param decayFactor what the learning rate is multiplied with in each step of a step schedule,
 *     above 0 and at most 1; default 0.1
 * @param decayEvery epochs between two steps of a step schedule, at least 1; default 4
 * @param couplingDecay decoupled weight decay of P and Q, at least 0: each step takes {@code
 *     learningRate · couplingDecay} of them away, by their gains if the model is convolutional. A
 *     smaller {@code ‖I − W‖} makes solvers faster and certification easier; default 0
 * @param lipschitz γ, a bound of the Lipschitz constant of the model by construction, from
 *     normalised inputs to logits in Euclidean norms [Revay20], at least 0; dense models only;
 *     default 0, which bounds nothing
 * @param maxShift largest random translation of a training image along each axis, in pixels, at
 *     least 0; fractions interpolate; default 0
 * @param flip whether training images are mirrored, left to right, with probability 1/2; default
 *     false
 * @param noise standard deviation of the Gaussian noise on training images, in raw pixel units (1
 *     is white), at least 0; default 0
 * @param precision the number type of weights, gradients and optimizer state, {@code float} or
 *     {@code double}; default {@code float}. Equilibria are always solved in double
 * @param splitting how equilibria are found, {@code forward-backward}, {@code peaceman-rachford} or
 *     {@code auto}; default {@code auto}
 * @param acceleration whether solves are accelerated, {@code anderson}, {@code none} or {@code
 *     auto}, which does it where it helps; default {@code auto}
 * @param andersonDepth how many earlier steps the acceleration remembers, 1 to 20; default 3
 * @param solverTolerance relative change of an equilibrium iterate that counts as converged, above
 *     0 and below 1; default 1e-3 (MNIST accuracy does not change from 1e-2 to 1e-4)
 * @param adjointTolerance the same for the adjoint equilibrium; default {@code solverTolerance}
 * @param solverMaxIterations solver iterations after which training fails, at least 1; default 500
 * @param checkpointEvery epochs between two checkpoints, at least 1; the last epoch is always kept;
 *     default 1
 * @param validation how many of the last training images are not learned from, but measured after
 *     each epoch, at least 0; default 0
 * @param keepBest whether the model of the best epoch is kept, by validation accuracy, and not that
 *     of the last; needs {@code validation}; default false
 * @param patience after how many epochs without a better validation accuracy training ends, or 0
 *     for never; needs {@code validation}; default 0
 * @param robust adversarial and certified training; default none
 */
public record TrainingConfig(
    Integer epochs,
    Integer batchSize,
    Double learningRate,
    ScheduleKind schedule,
    Double warmUp,
    Double decayFactor,
    Integer decayEvery,
    Double couplingDecay,
    Double lipschitz,
    Double maxShift,
    Boolean flip,
    Double noise,
    Precision precision,
    SplittingKind splitting,
    AccelerationKind acceleration,
    Integer andersonDepth,
    Double solverTolerance,
    Double adjointTolerance,
    Integer solverMaxIterations,
    Integer checkpointEvery,
    Integer validation,
    Boolean keepBest,
    Integer patience,
    RobustConfig robust) {

  private static final int MAX_DEPTH = 20;

  /**
   * Fills in defaults and checks ranges.
   *
   * @throws IllegalArgumentException naming the component, what was expected, and the value
   */
  public TrainingConfig {
    epochs = atLeast(1, "epochs", epochs, 10);
    batchSize = atLeast(1, "batchSize", batchSize, 128);
    learningRate = Expect.positive("learningRate", orDefault(learningRate, 1e-2));
    schedule = orDefault(schedule, ScheduleKind.STEP);
    warmUp = orDefault(warmUp, 0.3);
    require("warmUp", "0 < part < 1", warmUp, warmUp > 0 && warmUp < 1);
    decayFactor = orDefault(decayFactor, 0.1);
    require("decayFactor", "0 < factor ≤ 1", decayFactor, decayFactor > 0 && decayFactor <= 1);
    decayEvery = atLeast(1, "decayEvery", decayEvery, 4);
    couplingDecay = orDefault(couplingDecay, 0.0);
    require(
        "couplingDecay",
        "0 ≤ decay < 1/learningRate",
        couplingDecay,
        couplingDecay >= 0 && couplingDecay * learningRate < 1);
    lipschitz = Expect.atLeast("lipschitz", 0, orDefault(lipschitz, 0.0));
    maxShift = Expect.atLeast("maxShift", 0, orDefault(maxShift, 0.0));
    flip = orDefault(flip, false);
    noise = Expect.atLeast("noise", 0, orDefault(noise, 0.0));
    precision = orDefault(precision, Precision.FLOAT);
    splitting = orDefault(splitting, SplittingKind.AUTO);
    acceleration = orDefault(acceleration, AccelerationKind.AUTO);
    andersonDepth = Expect.between("andersonDepth", 1, MAX_DEPTH, orDefault(andersonDepth, 3));
    solverTolerance = tolerance("solverTolerance", orDefault(solverTolerance, 1e-3));
    adjointTolerance = tolerance("adjointTolerance", orDefault(adjointTolerance, solverTolerance));
    solverMaxIterations = atLeast(1, "solverMaxIterations", solverMaxIterations, 500);
    checkpointEvery = atLeast(1, "checkpointEvery", checkpointEvery, 1);
    validation = atLeast(0, "validation", validation, 0);
    keepBest = orDefault(keepBest, false);
    patience = atLeast(0, "patience", patience, 0);
    require(
        "validation",
        "≥ 1 with keepBest or patience",
        validation,
        validation > 0 || (!keepBest && patience == 0));
    robust = orDefault(robust, RobustConfig.none());
  }

  /** The configuration of defaults alone. */
  public static TrainingConfig defaults() {
    return new TrainingConfig(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null);
  }

  /**
   * What is trained of a model.
   *
   * @throws InvalidInputException if the model is convolutional and its Lipschitz constant bounded
   */
  Parameterization parameterization(ModelSpec spec) {
    try {
      return new Parameterization(spec, Optional.of(lipschitz).filter(bound -> bound > 0));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("train." + e.getMessage(), e);
    }
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

  private static Integer atLeast(int smallest, String name, Integer value, int fallback) {
    Integer result = orDefault(value, fallback);
    require(name, "≥ " + smallest, result, result >= smallest);
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
