package org.mondeq.cli;

import java.nio.file.Path;
import java.util.List;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.RunFolder;
import org.mondeq.experiment.Stage;
import org.mondeq.results.Report;
import org.mondeq.results.ResultSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mondeq run}: a whole experiment. */
@Command(
    name = "run",
    description = {
      "Trains if no model is there, attacks, certifies, and reports.",
      "Finished work is kept: the same command continues an interrupted run."
    })
public final class RunCommand implements Subcommand {
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
        KeyOption.SAMPLES,
        KeyOption.SHARD,
        KeyOption.EPSILON,
        KeyOption.NORM,
        KeyOption.BOX,
        KeyOption.METHOD,
        KeyOption.TIMEOUT,
        KeyOption.THREADS,
        KeyOption.SEED,
        KeyOption.MAX_UNITS,
        KeyOption.QUIET,
        KeyOption.VERBOSE,
        KeyOption.JSON);
  }

  @Override
  public String methods() {
    return "that of certify";
  }

  @Override
  public List<String> settings() {
    return List.of("name", "model", "train", "attack", "certify");
  }

  @Override
  public Integer call() {
    List<Experiment> experiments = options.experiments(config);
    experiments.forEach(Experiment::requireInputs);
    Experiment experiment = experiments.get(0);
    List<Stage> stages = options.stages();
    RunFolder folder = RunFolder.open(experiments, stages);
    for (Experiment one : experiments) {
      for (Stage stage : stages) {
        if (!one.interruption().getAsBoolean() && stage.isNeeded(one)) {
          stage.run(one);
        }
      }
    }
    if (experiment.interruption().getAsBoolean()) {
      experiment.say("stopped; the same command continues");
      return ExitCode.DONE;
    }
    List<ResultSet> sets = folder.summarize(stages);
    if (options.isJson()) {
      JsonResults.of(Report.rows(sets)).forEach(row -> options.printJson(() -> row));
    } else {
      experiment.out().print(ReportTable.of(Report.rows(sets)).toText());
    }
    return ExitCode.DONE;
  }
}
