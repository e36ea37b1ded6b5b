package org.mondeq.experiment;

import java.nio.file.Path;
import org.mondeq.config.ExperimentConfig;

/**
 * Where the files of an experiment stand.
 *
 * @param config names the folder, and the part of the samples
 * @param whole whether all stages run, each in a folder of its own
 * @param radius the name of the folder for one of several radii; else empty
 */
record Folders(ExperimentConfig config, boolean whole, String radius) {
  private Path all() {
    return config.output().orElseGet(() -> Path.of("runs", config.name()));
  }

  private Path all(String stage) {
    return config.output().isEmpty() ? run().resolve(stage) : run();
  }

  private Path ofShard(Path folder) {
    return config.shard().map(shard -> folder.resolve(shard.folder())).orElse(folder);
  }

  /**
   * The folder of the run: {@code output}, or else {@code runs/NAME}; where all stages run, a part
   * of the samples has a folder of its own in it.
   */
  Path run() {
    return whole ? ofShard(all()) : all();
  }

  /**
   * The folder of a stage: that of the run if the stage runs alone and {@code output} is given; in
   * it a folder for each radius if there are several, and in that one for a part of the samples.
   */
  Path stage(String stage) {
    return whole ? apart(common(stage)) : ofShard(apart(all(stage)));
  }

  /** As {@link #stage}, for a stage that knows no radius. */
  Path common(String stage) {
    return whole ? run().resolve(stage) : ofShard(all(stage));
  }

  /** A folder, or that of the radius in it. */
  Path apart(Path folder) {
    return radius.isEmpty() ? folder : folder.resolve(radius);
  }

  /**
   * The model file: the one that the configuration names, or that which training writes for all
   * parts of the samples.
   */
  Path model() {
    return config.model().file().orElseGet(() -> all().resolve("model.npz"));
  }
}
