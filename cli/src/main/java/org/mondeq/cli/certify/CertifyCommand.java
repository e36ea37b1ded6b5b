package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mondeq.cli.CommonOptions;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.JsonResults;
import org.mondeq.cli.KeyOption;
import org.mondeq.cli.Subcommand;
import org.mondeq.cli.certify.CertificationConfig.Method;
import org.mondeq.experiment.Experiment;
import org.mondeq.results.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mondeq certify}: a verdict for each sample of a model. */
@Command(
    name = "certify",
    description = {
      "Proves that the class stays the same within --epsilon of a sample, or on a --box.",
      "What is certified bounds the robust accuracy from below."
    })
public final class CertifyCommand implements Subcommand {
  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Option(
      names = "--require-decided",
      description = "Exit with code 3 if a sample is neither certified nor falsified.")
  private boolean requireDecided;

  @Mixin private CommonOptions options;

  @Override
  public List<KeyOption> options() {
    return List.of(
        KeyOption.CERTIFICATES,
        KeyOption.UNCHECKED,
        KeyOption.QUANTIZED,
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
    return Method.words();
  }

  @Override
  public List<String> settings() {
    return List.of("name", "certify");
  }

  @Override
  public Integer call() {
    CertifyStage stage = new CertifyStage();
    boolean undecided = false;
    for (Experiment experiment : options.experimentsOn(model, stage.name())) {
      Optional<Summary> summary = stage.certify(experiment);
      options.printJson(() -> JsonResults.of(experiment.folder(stage.name()), summary));
      undecided |= summary.map(s -> s.unknown() > 0).orElse(true);
      if (summary.isEmpty()) {
        break;
      }
    }
    return requireDecided && undecided ? ExitCode.UNDECIDED : ExitCode.DONE;
  }
}
