package org.mondeq.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.mondeq.config.Nearest;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user of a fault in one line, and decides the exit code. */
final class Faults {
  private final PrintWriter err;
  private final BooleanSupplier debug;

  /**
   * A teller.
   *
   * @param debug whether stack traces are wanted, asked when there is one
   */
  Faults(PrintWriter err, BooleanSupplier debug) {
    this.err = err;
    this.debug = debug;
  }

  int report(ParameterException e) {
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    String message = unknownCommand(e).orElseGet(() -> firstLine(e.getMessage()) + suggestions(e));
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

  private static Optional<String> unknownCommand(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || e.getCommandLine().getSubcommands().isEmpty()
        || unmatched.getUnmatched().get(0).startsWith("-")) {
      return Optional.empty();
    }
    String word = unmatched.getUnmatched().get(0);
    Set<String> known = e.getCommandLine().getSubcommands().keySet();
    return Optional.of("Unknown command: '" + word + "'; " + Nearest.advice(word, known));
  }

  private static String suggestions(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> suggestions = unmatched.getSuggestions();
    return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
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
    if (debug.getAsBoolean()) {
      cause.printStackTrace(err);
    }
    err.flush();
    return code;
  }
}
