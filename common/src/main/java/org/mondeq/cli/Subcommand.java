package org.mondeq.cli;

import java.util.concurrent.Callable;

/**
 * A command under {@code mondeq}, annotated for picocli and contributed by a module through {@link
 * java.util.ServiceLoader}. The result is an {@link ExitCode}.
 *
 * <p>A fault of the user's input is thrown as {@link org.mondeq.io.InvalidInputException}, a failed
 * run as {@link org.mondeq.io.FailedRunException}.
 */
public interface Subcommand extends Callable<Integer> {
  /**
   * Its place in the help: 10 run, 20 train, 30 attack, 40 certify, 42 check, 45 radius, 50 report,
   * 60 inspect.
   */
  default int order() {
    return 100;
  }
}
