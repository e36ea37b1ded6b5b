package org.mondeq.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.mondeq.config.Nearest;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user of a fault in one line, and decides the exit code. */
final class Faults {
  private final PrintWriter err;
  private final BooleanSupplier debug;
  private final Consumer<Throwable> traces;

  /**
   * A teller.
   *
   * @param debug whether stack traces are wanted, asked when there is one
   */
  Faults(PrintWriter err, BooleanSupplier debug) {
    this(err, debug, fault -> {});
  }

  /** As {@link #Faults(PrintWriter, BooleanSupplier)}, for those who want every stack trace. */
  Faults(PrintWriter err, BooleanSupplier debug, Consumer<Throwable> traces) {
    this.err = err;
    this.debug = debug;
    this.traces = traces;
  }

  int report(ParameterException e) {
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    String message = unmatched(e).orElseGet(() -> firstLine(e.getMessage()));
    return say(message + " (see " + help + ")", e, ExitCode.USAGE);
  }

  int report(Throwable e) {
    Throwable cause = unwrapped(e);
    if (cause instanceof InvalidInputException) {
      return say(firstLine(cause.getMessage()), cause, ExitCode.USAGE);
    }
    if (cause instanceof FailedRunException) {
      return say(firstLine(cause.getMessage()), cause, ExitCode.FAILED);
    }
    String message = cause.getMessage() == null ? "" : ": " + firstLine(cause.getMessage());
    String hint = debug.getAsBoolean() ? "" : " (--debug shows where)";
    return say(
        advice(cause) + cause.getClass().getSimpleName() + message + hint, cause, ExitCode.FAILED);
  }

  private static String advice(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return "out of memory; set MONDEQ_HEAP to more, as in MONDEQ_HEAP=4g: ";
    }
    return "unexpected fault: ";
  }

  private static Optional<String> unmatched(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    CommandLine command = e.getCommandLine();
    String word = unmatched.getUnmatched().get(0);
    if (word.startsWith("-")) {
      return Optional.of(unknownOption(command.getCommandSpec(), word.replaceFirst("=.*", "")));
    }
    return command.getSubcommands().isEmpty()
        ? Optional.empty()
        : Optional.of(unknownCommand(word, command.getSubcommands().keySet()));
  }

  static String unknownCommand(String word, Collection<String> known) {
    return "Unknown command: '" + word + "'; " + Nearest.advice(word, known);
  }

  /**
   * Of an option of other commands it says which these are, of another what may have been meant.
   */
  private static String unknownOption(CommandSpec spec, String option) {
    if (option.equals("--cuda")) {
      return "--cuda: expected before the command, as in mondeq --cuda train CONFIG";
    }
    List<String> others =
        spec.root().subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(other -> other.findOption(option) != null)
            .map(CommandSpec::name)
            .toList();
    if (others.isEmpty()) {
      Optional<String> near = Nearest.of(option, names(spec));
      return "Unknown option: '"
          + option
          + "'"
          + near.map(n -> "; did you mean " + n + "?").orElse("");
    }
    Optional<String> reason =
        spec.userObject() instanceof Subcommand subcommand
            ? subcommand.reasonAgainst(option)
            : Optional.empty();
    return option
        + ": not for "
        + spec.name()
        + ", "
        + reason.orElse("only for " + String.join(", ", others));
  }

  private static List<String> names(CommandSpec spec) {
    return spec.options().stream().flatMap(option -> Arrays.stream(option.names())).toList();
  }

  /** What is wrapped by reflection, by picocli, or by the initialisation of a class. */
  private static Throwable unwrapped(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null
        && (cause instanceof ExceptionInInitializerError
            || cause instanceof NoClassDefFoundError
            || cause instanceof CommandLine.ExecutionException
            || cause instanceof java.util.concurrent.ExecutionException
            || cause instanceof java.util.concurrent.CompletionException
            || cause instanceof java.lang.reflect.InvocationTargetException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  private int say(String line, Throwable cause, int code) {
    err.println("mondeq: " + Printable.line(line));
    traces.accept(cause);
    if (debug.getAsBoolean()) {
      cause.printStackTrace(err);
    }
    err.flush();
    return code;
  }
}
