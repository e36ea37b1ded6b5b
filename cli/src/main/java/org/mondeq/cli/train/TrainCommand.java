package org.mondeq.cli.train;

import java.nio.file.Path;
import java.util.List;
import org.mondeq.cli.CommonOptions;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.KeyOption;
import org.mondeq.cli.Subcommand;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mondeq train}: the training of an experiment alone. */
@Command(
    name = "train",
    description = {
      "Trains a model and writes its file, metrics and checkpoints.",
      "Finished epochs are kept: the same command continues an interrupted run."
    })
public final class TrainCommand implements Subcommand {
  @Parameters(paramLabel = "CONFIG", description = "The YAML file of the experiment.")
  private Path config;

  @Mixin private CommonOptions options;

  @Override
  public List<KeyOption> options() {
    return List.of(
        KeyOption.OUTPUT,
        KeyOption.OVERWRITE,
        KeyOption.DATA,
        KeyOption.DATA_DIR,
        KeyOption.SEED,
        KeyOption.QUIET,
        KeyOption.VERBOSE);
  }

  @Override
  public List<String> settings() {
    return List.of("name", "model", "train");
  }

  @Override
  public Integer call() {
    TrainStage stage = new TrainStage();
    Experiment experiment = options.experiment(config, stage.name());
    RunFolder.open(experiment);
    stage.run(experiment);
    return ExitCode.DONE;
  }
}
