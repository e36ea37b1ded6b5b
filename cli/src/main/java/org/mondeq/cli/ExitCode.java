package org.mondeq.cli;

/** How a command ended. */
public final class ExitCode {
  /** Everything was done. */
  public static final int DONE = 0;

  /** A run started and failed. */
  public static final int FAILED = 1;

  /** The command line or an input cannot be used. */
  public static final int USAGE = 2;

  /** Some samples are undecided, and {@code --require-decided} was given. */
  public static final int UNDECIDED = 3;

  private ExitCode() {}
}
