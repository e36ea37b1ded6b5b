package org.mondeq.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mondeq.io.FilePath;
import org.mondeq.io.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * Refuses an option or argument without a value, as from an unset variable of a shell, before any
 * command runs: an empty path is the current folder.
 */
final class NoEmptyValues implements IExecutionStrategy {
  @Override
  public int execute(ParseResult parsed) {
    for (ParseResult level = parsed; level != null; level = level.subcommand()) {
      List<ArgSpec> given = new ArrayList<>(level.matchedOptions());
      given.addAll(level.matchedPositionals());
      for (ArgSpec argument : given) {
        if (argument.arity().max() > 0
            && argument.originalStringValues().stream().anyMatch(String::isBlank)) {
          throw new ParameterException(
              level.commandSpec().commandLine(),
              name(argument) + ": expected " + what(argument.paramLabel()) + ", got nothing");
        }
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String what(String label) {
    return switch (label) {
      case "DIR" -> "a folder";
      case "FILE" -> "a file";
      case "MODEL" -> "a model file";
      case "CONFIG" -> "a configuration file";
      case "RESULTS" -> "a folder with results";
      case "NAME" -> "a name";
      case "RANGE" -> "samples such as 0-99";
      default -> label;
    };
  }

  /** For picocli: an empty path is refused above, where it is known whose it is. */
  static Path path(String text) {
    try {
      return text.isBlank() ? Path.of("") : FilePath.of(text);
    } catch (InvalidInputException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
