package org.mondeq.cli.certify;

import java.util.function.BooleanSupplier;
import org.mondeq.certify.TimeLimit;

/** Whether the time for the current sample of a thread is over, or the user wants to end. */
final class Deadline implements BooleanSupplier {
  private final double seconds;
  private final BooleanSupplier interruption;
  private volatile TimeLimit current;

  /**
   * A deadline for each sample.
   *
   * @param seconds the time limit; infinite for none
   */
  Deadline(double seconds, BooleanSupplier interruption) {
    this.seconds = seconds;
    this.current = new TimeLimit(seconds);
    this.interruption = interruption;
  }

  /** A sample begins. */
  void restart() {
    current = new TimeLimit(seconds);
  }

  /** The time limit of each sample. */
  double seconds() {
    return seconds;
  }

  /** The seconds since the sample began. */
  double elapsed() {
    return current.elapsed();
  }

  @Override
  public boolean getAsBoolean() {
    return interruption.getAsBoolean() || current.isOver();
  }
}
