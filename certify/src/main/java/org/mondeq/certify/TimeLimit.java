package org.mondeq.certify;

/** A time limit that starts when it is created. Immutable and thread-safe. */
public final class TimeLimit {
  /** Limits beyond this many seconds mean none: a nanosecond counter overflows after 292 years. */
  private static final double FOREVER = 1e9;

  private final long start = System.nanoTime();
  private final long nanos;

  /**
   * A limit of {@code seconds} from now.
   *
   * @param seconds infinite for none
   */
  public TimeLimit(double seconds) {
    this.nanos = seconds >= FOREVER ? Long.MAX_VALUE : (long) (seconds * 1e9);
  }

  /** Whether the time is up. */
  public boolean isOver() {
    return System.nanoTime() - start > nanos;
  }

  /** The seconds since it was created. */
  public double elapsed() {
    return (System.nanoTime() - start) * 1e-9;
  }
}
