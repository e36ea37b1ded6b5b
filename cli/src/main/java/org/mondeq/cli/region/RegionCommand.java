package org.mondeq.cli.region;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mondeq.cli.CommonOptions;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.KeyOption;
import org.mondeq.cli.Subcommand;
import org.mondeq.io.FilePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mondeq region}: the classes of a region of few inputs. */
@Command(
    name = "region",
    description = {
      "Proves where on a region of few inputs a model gives which class.",
      "REGION is a YAML file: the model, its inputs with units and ranges, the bounds of the region,",
      "its cells, and how open cells are cut. A cell is certified if the class of its centre holds",
      "on all of it. The volumes add up exactly, and a picture shows the cells.",
      "Finished cells are kept: the same command continues an interrupted run."
    })
public final class RegionCommand implements Subcommand {
  private static final String NAME = "region";

  @Parameters(paramLabel = "REGION", description = "The YAML file of the region.")
  private Path region;

  @Option(
      names = "--require-decided",
      description = "Exit with code 3 if a smallest cell is left open.")
  private boolean requireDecided;

  @Mixin private CommonOptions options;

  @Override
  public List<KeyOption> options() {
    return List.of(
        KeyOption.CERTIFICATES,
        KeyOption.OUTPUT,
        KeyOption.OVERWRITE,
        KeyOption.TIMEOUT,
        KeyOption.THREADS,
        KeyOption.SEED,
        KeyOption.QUIET,
        KeyOption.VERBOSE);
  }

  @Override
  public String item() {
    return "cell";
  }

  @Override
  public List<String> settings() {
    return List.of("name", "model");
  }

  @Override
  public Integer call() {
    RegionConfig config = options.tree(region, NAME).bindGeneral(RegionConfig.class, List.of());
    config.certificates().ifPresent(FilePath::requirePlaceForFolder);
    Optional<RegionSummary> summary = new RegionRun(config, region, options.surroundings()).run();
    boolean undecided = summary.map(s -> s.open() > 0).orElse(true);
    return requireDecided && undecided ? ExitCode.UNDECIDED : ExitCode.DONE;
  }
}
