package org.mondeq.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A command under {@code mondeq}, annotated for picocli. The result is an {@link ExitCode}.
 *
 * <p>A fault of the user's input is thrown as {@link org.mondeq.io.InvalidInputException}, a failed
 * run as {@link org.mondeq.io.FailedRunException}.
 */
public interface Subcommand extends Callable<Integer> {
  /** The keys of the configuration that it has options for, in the order of the help. */
  default List<KeyOption> options() {
    return List.of();
  }

  /** The values of {@code --method}, as a list for the help. */
  default String methods() {
    return "";
  }

  /**
   * The keys, besides those of its options, that {@code --set} may assign: names of sections, and
   * general keys.
   */
  default List<String> settings() {
    return List.of();
  }

  /** What it works on at a time, in the help of its options. */
  default String item() {
    return "sample";
  }

  /** Why it takes no option of this name, and what to give instead, after "not for NAME". */
  default Optional<String> reasonAgainst(String option) {
    return Optional.empty();
  }

  /** Whether it returns soon, with what is finished written, when it is interrupted. */
  default boolean finishesWhenInterrupted() {
    return true;
  }
}
