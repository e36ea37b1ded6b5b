package org.mondeq.certify;

/** A time limit that begins when it is made. Immutable, and safe for use by many threads. */
public final class TimeLimit {
  /** Longer limits than these seconds are none: a count of nanoseconds ends after 292 years. */
  private static final double FOREVER = 1e9;

  private final long start = System.nanoTime();
  private final long nanos;

  /**
   * A limit of so many seconds from now.
   *
   * @param seconds infinite for none
   */
  public TimeLimit(double seconds) {
    this.nanos = seconds >= FOREVER ? Long.MAX_VALUE : (long) (seconds * 1e9);
  }

  /** Whether the time is over. */
  public boolean isOver() {
    return System.nanoTime() - start > nanos;
  }

  /** The seconds since the beginning. */
  public double elapsed() {
    return (System.nanoTime() - start) * 1e-9;
  }
}
