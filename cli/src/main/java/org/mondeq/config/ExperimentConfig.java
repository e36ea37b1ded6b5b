package org.mondeq.config;

import java.nio.file.Path;
import java.util.Optional;
import org.mondeq.io.Expect;
import org.mondeq.model.Architecture;
import org.mondeq.spec.Norm;

/**
 * The general keys of a configuration, which every command and stage shares.
 *
 * @param name of the experiment, its default folder and its model; default "experiment"
 * @param data the data set; default that of the model
 * @param dataDir a folder with data sets; default the usual places
 * @param output the folder for all files; default {@code runs/NAME}
 * @param model the model; default a dense one to be trained
 * @param samples indices of test samples, or of boxes; default the first 100 samples, or all boxes
 * @param epsilon radius of the perturbation in raw pixel space, 0 to 1, or to 10,000 in the norms 2
 *     and 1; of several, each is looked at in turn
 * @param norm of the perturbation, inf, 2 or 1; default inf
 * @param box a file of boxes in raw pixels, to look at in place of the samples of the data set and
 *     the balls around them; default none
 * @param shard the part of the samples to work on, such as 0/3; default all of them
 * @param timeout limit for one sample in seconds, above 0; default none
 * @param threads samples worked on at a time; default the number of processors
 * @param seed of every random choice; default 1
 * @param maxUnits the most latent units of a convolutional model in {@code model}, which is
 *     computed with as matrices of as many rows and columns; default {@value #MAX_UNITS}
 * @param quiet without progress; default false
 */
public record ExperimentConfig(
    String name,
    Optional<String> data,
    Optional<Path> dataDir,
    Optional<Path> output,
    ModelConfig model,
    Optional<SampleRange> samples,
    Optional<Double> epsilon,
    Optional<String> norm,
    Optional<Path> box,
    Optional<Shard> shard,
    Optional<Double> timeout,
    Integer threads,
    Long seed,
    Integer maxUnits,
    Boolean quiet) {
  private static final int MAX_UNITS = 2048;
  private static final double MAX_RADIUS = 10_000;

  /** Supplies the defaults and checks the ranges. */
  public ExperimentConfig {
    name = name == null ? "experiment" : name;
    if (!name.matches("[A-Za-z0-9._+-]{1,100}") || name.startsWith(".")) {
      throw new IllegalArgumentException(
          "name: expected letters, digits, '.', '_', '+', '-', got \"" + name + "\"");
    }
    model = model == null ? ModelConfig.dense() : model;
    double largest = norm.map(Norm::of).orElse(Norm.INF) == Norm.INF ? 1 : MAX_RADIUS;
    epsilon.ifPresent(value -> Expect.between("epsilon", 0.0, largest, value));
    if (epsilon.isPresent() && box.isPresent()) {
      throw new IllegalArgumentException("box: expected no epsilon beside it");
    }
    if (norm.isPresent() && box.isPresent()) {
      throw new IllegalArgumentException("box: expected no norm beside it");
    }
    timeout.ifPresent(value -> Expect.positive("timeout", value));
    threads = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    Expect.between("threads", 1, 1024, threads);
    seed = seed == null ? 1L : seed;
    maxUnits = maxUnits == null ? MAX_UNITS : maxUnits;
    Expect.between("maxUnits", 1, Architecture.MAX_LATENT, maxUnits);
    quiet = quiet != null && quiet;
  }

  /** The norm of the perturbation. */
  public Norm ballNorm() {
    return norm.map(Norm::of).orElse(Norm.INF);
  }
}
