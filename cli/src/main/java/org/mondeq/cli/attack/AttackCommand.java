package org.mondeq.cli.attack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mondeq.attack.AttackMethod;
import org.mondeq.cli.CommonOptions;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.JsonResults;
import org.mondeq.cli.KeyOption;
import org.mondeq.cli.Subcommand;
import org.mondeq.experiment.Experiment;
import org.mondeq.results.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mondeq attack}: adversarial examples for a model. */
@Command(
    name = "attack",
    description = {
      "Searches adversarial examples within --epsilon of samples, or in a --box.",
      "It writes them, each checked. By default a cascade of methods, each on what has withstood",
      "those before.",
      "What withstands it bounds the robust accuracy from above."
    })
public final class AttackCommand implements Subcommand {
  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Mixin private CommonOptions options;

  @Override
  public List<KeyOption> options() {
    return List.of(
        KeyOption.CONFIG,
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
        KeyOption.QUANTIZED,
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
    return Arrays.stream(AttackMethod.values())
        .map(AttackMethod::word)
        .collect(Collectors.joining(", ", "", "; by default all of them in turn"));
  }

  @Override
  public List<String> settings() {
    return List.of("name", "attack");
  }

  @Override
  public Integer call() {
    AttackStage stage = new AttackStage();
    for (Experiment experiment : options.experimentsOn(model, stage.name())) {
      Optional<Summary> summary = stage.attack(experiment);
      options.printJson(() -> JsonResults.of(experiment.folder(stage.name()), summary));
      if (summary.isEmpty()) {
        break;
      }
    }
    return ExitCode.DONE;
  }
}
