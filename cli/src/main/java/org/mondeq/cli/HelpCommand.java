package org.mondeq.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq help}: the same as {@code --help}. */
@Command(name = "help", description = "Prints this help, or that of a command.")
final class HelpCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "The command; default mondeq itself.")
  private String command;

  @Override
  public Integer call() {
    CommandLine of = spec.parent().commandLine();
    if (command != null) {
      Map<String, CommandLine> known = of.getSubcommands();
      if (!known.containsKey(command)) {
        throw new ParameterException(
            spec.commandLine(), Faults.unknownCommand(command, known.keySet()));
      }
      of = known.get(command);
    }
    of.usage(spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
