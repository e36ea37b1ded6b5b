package org.mondeq.cli.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.mondeq.cli.CommonOptions;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.KeyOption;
import org.mondeq.cli.Subcommand;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.RunFolder;
import org.mondeq.io.Json;
import org.mondeq.model.ModelFile;
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
        KeyOption.VERBOSE,
        KeyOption.JSON);
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
    options.printJson(() -> json(experiment));
    return ExitCode.DONE;
  }

  /** The folder, whether the model is there, and what its file says of it. */
  private static ObjectNode json(Experiment experiment) {
    boolean complete = experiment.hasModel() && !experiment.interruption().getAsBoolean();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("task", "train");
    node.put("folder", experiment.folder().toString());
    node.put("complete", complete);
    if (complete) {
      node.put("file", experiment.modelFile().toString());
      node.put("modelSha256", experiment.modelContent().sha256());
      node.set("model", ModelFile.json(experiment.model().spec()));
    }
    return node;
  }
}
