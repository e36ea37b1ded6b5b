package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mondeq.cli.CommonOptions;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq radius}: how far each sample is from being misclassified. */
@Command(
    name = "radius",
    description = {
      "Searches, for each sample, the largest --epsilon that is certified and the smallest that is",
      "falsified, by bisection between 0 and --max-epsilon; a misclassified sample has radius 0.",
      "The default --method is complete; the others search adversarial examples by an attack.",
      "--timeout ends the search for a sample, amid a verification too, with what is found.",
      "The section certify of a configuration sets the methods up."
    })
public final class RadiusCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description = "Stop when the gap is no wider, in raw pixel space; default 0.001.")
  private String tolerance;

  @Option(
      names = "--max-epsilon",
      paramLabel = "E",
      description = "The largest radius to ask about, in raw pixel space; default 0.5.")
  private String maxEpsilon;

  @Option(
      names = "--verification-timeout",
      paramLabel = "S",
      description = {
        "Seconds after which the complete method leaves a radius undecided and goes on with smaller",
        "and larger ones; default a quarter of --timeout."
      })
  private String verificationTimeout;

  @Option(
      names = "--require-decided",
      description = "Exit with code 3 if the gap of a sample stays open.")
  private boolean requireDecided;

  @Option(
      names = "--unchecked",
      description = {
        "Do not ask the independent checker; what it would have to accept is reported as",
        "\"certified, unchecked\"."
      })
  private boolean unchecked;

  @Option(
      names = "--quantized",
      description = "Only images of 8 bits, whose pixels are k/255, count as counterexamples.")
  private boolean quantized;

  @Mixin private CommonOptions options;

  @Override
  public Integer call() {
    if (spec.commandLine().getParseResult().hasMatchedOption("--epsilon")) {
      throw new ParameterException(
          spec.commandLine(), "--epsilon: not for radius, which searches it; give --max-epsilon");
    }
    RadiusStage stage = new RadiusStage();
    Optional<RadiusSummary> summary =
        stage.search(options.experimentOn(model, stage.name(), more()));
    boolean undecided = summary.map(s -> s.open() > 0).orElse(true);
    return requireDecided && undecided ? ExitCode.UNDECIDED : ExitCode.DONE;
  }

  private Map<String, String> more() {
    Map<String, String> more = new LinkedHashMap<>();
    put(more, "radius.tolerance", tolerance);
    put(more, "radius.maxEpsilon", maxEpsilon);
    put(more, "radius.verificationTimeout", verificationTimeout);
    put(more, "certify.unchecked", unchecked ? "true" : null);
    put(more, "certify.quantized", quantized ? "true" : null);
    return more;
  }

  private static void put(Map<String, String> more, String key, String value) {
    if (value != null) {
      more.put(key, value);
    }
  }
}
