package org.mondeq.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mondeq.io.Version;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command in the language of {@code man}: roff with the macros man(7). */
final class ManPage {
  private final CommandLine command;
  private final CommandSpec spec;
  private final UsageMessageSpec usage;
  private final StringBuilder page = new StringBuilder();

  ManPage(CommandLine command) {
    this.command = command;
    this.spec = command.getCommandSpec();
    this.usage = spec.usageMessage();
  }

  /** The name of a page: {@code mondeq-certify}. */
  static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }

  /** The file of a page. */
  static String file(CommandLine command) {
    return name(command) + ".1";
  }

  String text() {
    String version = "mondeq " + Version.current();
    line(
        ".TH \""
            + name(command).toUpperCase(java.util.Locale.ROOT)
            + "\" 1 \"\" \""
            + version
            + "\"");
    List<String> sentences = new ArrayList<>(List.of(usage.description()));
    section("NAME");
    line(name(command) + " \\- " + escape(sentences.get(0).replaceFirst("\\.$", "")));
    section("SYNOPSIS");
    Help help = command.getHelp();
    line(escape(help.synopsis(0).strip().replaceAll("\\s+", " ")));
    section("DESCRIPTION");
    sentences.forEach(sentence -> line(escape(text(sentence))));
    commands();
    arguments();
    options();
    section("EXIT STATUS");
    usage.exitCodeList().forEach((code, meaning) -> item("\\fB" + code + "\\fP", meaning));
    seeAlso();
    return page.toString();
  }

  private void commands() {
    Map<String, CommandLine> commands = spec.subcommands();
    if (!commands.isEmpty()) {
      section("COMMANDS");
      commands.forEach(
          (name, one) ->
              item(
                  "\\fB" + escape(name) + "\\fP",
                  one.getCommandSpec().usageMessage().description()[0]));
    }
  }

  private void arguments() {
    if (!spec.positionalParameters().isEmpty()) {
      section("ARGUMENTS");
      for (PositionalParamSpec argument : spec.positionalParameters()) {
        item("\\fI" + escape(argument.paramLabel()) + "\\fP", joined(argument.description()));
      }
    }
  }

  private void options() {
    section("OPTIONS");
    for (OptionSpec option : spec.options()) {
      String names =
          Arrays.stream(option.names())
              .map(name -> "\\fB" + escape(name) + "\\fP")
              .collect(Collectors.joining(", "));
      boolean valued = option.arity().max() > 0;
      String label = valued ? "=\\fI" + escape(option.paramLabel()) + "\\fP" : "";
      item(names + label, option(option));
    }
  }

  /** As the help shows it, with its variables filled in. */
  private static String option(OptionSpec option) {
    String candidates =
        option.completionCandidates() == null
            ? ""
            : String.join(", ", option.completionCandidates());
    return joined(option.description())
        .replace("${COMPLETION-CANDIDATES}", candidates)
        .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()));
  }

  private void seeAlso() {
    CommandSpec parent = spec.parent();
    section("SEE ALSO");
    if (parent != null) {
      line("\\fB" + escape(parent.qualifiedName("-")) + "\\fP(1)");
    } else {
      line(
          spec.subcommands().values().stream()
              .map(one -> "\\fB" + escape(name(one)) + "\\fP(1)")
              .collect(Collectors.joining(", ")));
    }
  }

  private static String joined(String... sentences) {
    return text(String.join(" ", sentences));
  }

  /** A per cent sign and an end of line are written doubled and as %n in descriptions. */
  private static String text(String description) {
    return description.replace("%n", " ").replace("%%", "%");
  }

  private void section(String title) {
    line(".SH \"" + title + "\"");
  }

  private void item(String term, String meaning) {
    line(".TP");
    line(term);
    line(escape(meaning));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  /** A text in which no character is a command. */
  private static String escape(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
