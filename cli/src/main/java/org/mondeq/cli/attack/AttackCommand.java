package org.mondeq.cli.attack;

import java.nio.file.Path;
import java.util.Map;
import org.mondeq.cli.CommonOptions;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mondeq attack}: adversarial examples for a model. */
@Command(
    name = "attack",
    description = {
      "Searches adversarial examples within --epsilon of samples, or in a --box, and writes them.",
      "By default a cascade of methods, each on what has withstood those before; --method pgd,",
      "apgd-margin, apgd-ce or square for one of them alone.",
      "What withstands it bounds the robust accuracy from above."
    })
public final class AttackCommand implements Subcommand {
  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Option(
      names = "--quantized",
      description = "Only images of 8 bits, whose pixels are k/255, count as adversarial examples.")
  private boolean quantized;

  @Mixin private CommonOptions options;

  @Override
  public Integer call() {
    AttackStage stage = new AttackStage();
    Map<String, String> more = quantized ? Map.of("attack.quantized", "true") : Map.of();
    stage.run(options.experimentOn(model, stage.name(), more));
    return ExitCode.DONE;
  }
}
