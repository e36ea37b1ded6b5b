package org.mondeq.cli.manual;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Subcommand;
import org.mondeq.config.ConfigKey;
import org.mondeq.config.ConfigKeys;
import org.mondeq.config.Nearest;
import org.mondeq.experiment.Stage;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mondeq config}: the keys of configuration files. */
@Command(
    name = "config",
    description = {
      "Prints the keys of configuration files and of --set.",
      "Without an option it prints each of them with its default."
    })
public final class ConfigCommand implements Subcommand {
  private final List<Stage> stages;
  private ConfigKeys keys;

  @Spec private CommandSpec spec;

  @Option(
      names = "--explain",
      paramLabel = "KEY",
      description = "Print what a key or a section means, its values and its default.")
  private String explained;

  @Option(
      names = "--markdown",
      description = "Print the whole reference, as docs/configuration.md.")
  private boolean markdown;

  @Option(
      names = "--schema",
      description = "Print a JSON Schema of configuration files for editors.")
  private boolean schema;

  /** The command, for the keys of these stages. */
  public ConfigCommand(List<Stage> stages) {
    this.stages = List.copyOf(stages);
  }

  /** The general keys, and those of these stages. */
  public static ConfigKeys keys(List<Stage> stages) {
    Map<String, Class<? extends Record>> sections = new LinkedHashMap<>();
    stages.forEach(stage -> sections.put(stage.name(), stage.config()));
    return ConfigKeys.of(sections);
  }

  @Override
  public Integer call() {
    if (Stream.of(explained != null, markdown, schema).filter(given -> given).count() > 1) {
      throw new InvalidInputException("config: expected one of --explain, --markdown, --schema");
    }
    // Not before: configurations of training load native libraries.
    keys = keys(stages);
    PrintWriter out = spec.commandLine().getOut();
    if (explained != null) {
      explain(out);
    } else if (markdown) {
      out.print(keys.markdown());
    } else if (schema) {
      out.println(Json.toText(keys.schema()));
    } else {
      list(keys.all(), out);
    }
    return ExitCode.DONE;
  }

  private void explain(PrintWriter out) {
    List<ConfigKey> found =
        keys.find(explained).map(List::of).orElseGet(() -> keys.called(explained));
    if (found.isEmpty()) {
      throw new InvalidInputException(unknown());
    }
    for (ConfigKey key : found) {
      out.println(key.name());
      if (!key.meaning().isEmpty()) {
        out.println("  " + key.meaning());
      }
      if (key.isSection()) {
        list(keys.within(key.name()), out);
      } else {
        out.println("  values   " + key.values());
        out.println("  default  " + key.fallback());
      }
    }
  }

  private String unknown() {
    Map<String, String> names =
        keys.all().stream()
            .collect(Collectors.toMap(ConfigKey::name, ConfigKey::name, (a, b) -> a));
    keys.all().forEach(key -> names.putIfAbsent(key.component(), key.name()));
    Optional<String> near = Nearest.of(explained, names.keySet()).map(names::get);
    return "--explain "
        + explained
        + ": no such key; "
        + near.map(name -> "did you mean " + name + "?").orElse("mondeq config lists all");
  }

  private static void list(List<ConfigKey> listed, PrintWriter out) {
    List<ConfigKey> shown = listed.stream().filter(key -> !key.isSection()).toList();
    int width = shown.stream().mapToInt(key -> key.name().length()).max().orElse(1);
    for (ConfigKey key : shown) {
      out.printf(Locale.ROOT, "%-" + width + "s  %s%n", key.name(), key.fallback());
    }
  }
}
