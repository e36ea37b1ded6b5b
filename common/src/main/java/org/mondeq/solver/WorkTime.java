package org.mondeq.solver;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The time that a piece of work on one thread may take. Long loops, wherever the work has led, call
 * {@link #check} at every turn, which ends the work by an {@link Over} that whoever has set the
 * limit catches. Work outside of such a scope has no limit.
 */
public final class WorkTime {
  /** Longer limits than these seconds are none: a count of nanoseconds ends after 292 years. */
  private static final double FOREVER = 1e9;

  private static final ThreadLocal<WorkTime> CURRENT = new ThreadLocal<>();

  private final WorkTime outer;
  private final long start;
  private final long nanos;
  private final BooleanSupplier cancelled;

  private WorkTime(WorkTime outer, double seconds, BooleanSupplier cancelled) {
    this.outer = outer;
    this.start = System.nanoTime();
    this.nanos = seconds >= FOREVER ? Long.MAX_VALUE : (long) (seconds * 1e9);
    this.cancelled = cancelled;
  }

  /** Says that time is over, or that the work was cancelled. */
  public static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason, in the word of results. */
    public static final String REASON = "time limit";

    private Over() {
      super(REASON, null, false, false);
    }
  }

  /**
   * Does work on this thread.
   *
   * @param seconds its limit; infinite for none. That of work around it holds too
   * @param cancelled asked whether to end it before
   * @throws Over if the work asks after its end
   */
  public static <T> T within(double seconds, BooleanSupplier cancelled, Supplier<T> work) {
    WorkTime outer = CURRENT.get();
    CURRENT.set(new WorkTime(outer, seconds, cancelled));
    try {
      return work.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /**
   * Asks whether this thread may go on.
   *
   * @throws Over if not
   */
  public static void check() {
    for (WorkTime time = CURRENT.get(); time != null; time = time.outer) {
      if (System.nanoTime() - time.start > time.nanos || time.cancelled.getAsBoolean()) {
        throw new Over();
      }
    }
  }

  /** The seconds that this thread still has; infinite without a limit, never negative. */
  public static double remaining() {
    double least = Double.POSITIVE_INFINITY;
    for (WorkTime time = CURRENT.get(); time != null; time = time.outer) {
      double left = (time.nanos - (System.nanoTime() - time.start)) * 1e-9;
      least = time.nanos == Long.MAX_VALUE ? least : Math.min(least, Math.max(0, left));
    }
    return least;
  }
}
