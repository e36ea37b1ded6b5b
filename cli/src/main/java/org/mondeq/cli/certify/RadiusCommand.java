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
import org.mondeq.results.RecordedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mondeq radius}: how far each sample is from being misclassified. */
@Command(
    name = "radius",
    description = {
      "Finds the largest radius that is certified and the smallest that is falsified.",
      "It does so for each sample by bisection between 0 and --max-epsilon; a misclassified sample",
      "has radius 0.",
      "The default --method is complete; the others search adversarial examples by an attack.",
      "--timeout ends the search for a sample, amid a verification too, with what is found.",
      "The section certify of a configuration sets the methods up."
    })
public final class RadiusCommand implements Subcommand {
  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Option(
      names = "--require-decided",
      description = "Exit with code 3 if the gap of a sample stays open.")
  private boolean requireDecided;

  @Mixin private CommonOptions options;

  @Override
  public List<KeyOption> options() {
    return List.of(
        KeyOption.TOLERANCE,
        KeyOption.MAX_EPSILON,
        KeyOption.NORM,
        KeyOption.VERIFICATION_TIMEOUT,
        KeyOption.UNCHECKED,
        KeyOption.QUANTIZED,
        KeyOption.CONFIG,
        KeyOption.OUTPUT,
        KeyOption.OVERWRITE,
        KeyOption.DATA,
        KeyOption.DATA_DIR,
        KeyOption.SAMPLES,
        KeyOption.SHARD,
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
    return List.of("name", "radius", "certify");
  }

  @Override
  public Optional<String> reasonAgainst(String option) {
    return switch (option) {
      case "--epsilon" -> Optional.of("which searches it; give --max-epsilon");
      case "--box" -> Optional.of("which searches balls around samples");
      default -> Optional.empty();
    };
  }

  @Override
  public Integer call() {
    RadiusStage stage = new RadiusStage();
    Experiment experiment = options.experimentOn(model, stage.name());
    Optional<RadiusSummary> summary = stage.search(experiment);
    options.printJson(
        () -> {
          Path folder = experiment.folder(stage.name());
          RecordedRun<RadiusResult> run = RecordedRun.read(folder, RadiusResults.KIND);
          return JsonResults.of(
              run.info(),
              folder,
              summary.isPresent(),
              summary.orElseGet(() -> RadiusSummary.of(run.results())));
        });
    boolean undecided = summary.map(s -> s.open() > 0).orElse(true);
    return requireDecided && undecided ? ExitCode.UNDECIDED : ExitCode.DONE;
  }
}
