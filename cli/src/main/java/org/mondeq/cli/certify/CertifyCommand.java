package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mondeq.cli.CommonOptions;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Subcommand;
import org.mondeq.results.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mondeq certify}: a verdict for each sample of a model. */
@Command(
    name = "certify",
    description = {
      "Proves that the model keeps its class on every input within --epsilon of a sample, or of",
      "a --box.",
      "What is certified bounds the robust accuracy from below."
    })
public final class CertifyCommand implements Subcommand {
  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Option(
      names = "--require-decided",
      description = "Exit with code 3 if a sample is neither certified nor falsified.")
  private boolean requireDecided;

  @Option(
      names = "--certificates",
      paramLabel = "DIR",
      description = {"Write what proves each certified sample to DIR, for mondeq check."})
  private String certificates;

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
    CertifyStage stage = new CertifyStage();
    Map<String, String> more = new LinkedHashMap<>();
    if (certificates != null) {
      more.put("certify.certificates", quoted(certificates));
    }
    if (unchecked) {
      more.put("certify.unchecked", "true");
    }
    if (quantized) {
      more.put("certify.quantized", "true");
    }
    Optional<Summary> summary = stage.certify(options.experimentOn(model, stage.name(), more));
    boolean undecided = summary.map(s -> s.unknown() > 0).orElse(true);
    return requireDecided && undecided ? ExitCode.UNDECIDED : ExitCode.DONE;
  }

  /** As a YAML scalar that is a text whatever it looks like. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
