package org.mondeq.certify.cli;

import java.util.function.BooleanSupplier;

/** Whether the time for the current sample of a thread is over, or the user wants to end. */
final class Deadline implements BooleanSupplier {
  private final long nanos;
  private final BooleanSupplier interruption;
  private volatile long start = System.nanoTime();

  /**
   * A deadline for each sample.
   *
   * @param seconds the time limit; infinite for none
   */
  Deadline(double seconds, BooleanSupplier interruption) {
    this.nanos = seconds >= 1e9 ? Long.MAX_VALUE : (long) (seconds * 1e9);
    this.interruption = interruption;
  }

  /** A sample begins. */
  void restart() {
    start = System.nanoTime();
  }

  /** The seconds since the sample began. */
  double elapsed() {
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public boolean getAsBoolean() {
    return interruption.getAsBoolean() || System.nanoTime() - start > nanos;
  }
}
