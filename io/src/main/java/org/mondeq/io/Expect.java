package org.mondeq.io;

/**
 * Checks of values in the compact constructors of configuration records. A fault is an {@link
 * IllegalArgumentException} "key: expected …, got …".
 */
public final class Expect {
  private Expect() {}

  /** Requires a whole number of at least {@code least}. */
  public static int atLeast(String key, int least, int value) {
    return between(key, least, Integer.MAX_VALUE, value);
  }

  /** Requires a whole number from {@code least} to {@code most}, both included. */
  public static int between(String key, int least, int most, int value) {
    if (value < least || value > most) {
      String range = most == Integer.MAX_VALUE ? "≥ " + least : least + " to " + most;
      throw new IllegalArgumentException(key + ": expected " + range + ", got " + value);
    }
    return value;
  }

  /** Requires a finite number of at least {@code least}. */
  public static double atLeast(String key, double least, double value) {
    if (!(value >= least) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(key + ": expected ≥ " + least + ", got " + value);
    }
    return value;
  }

  /** Requires a number from {@code least} to {@code most}, both included. */
  public static double between(String key, double least, double most, double value) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          key + ": expected " + least + " to " + most + ", got " + value);
    }
    return value;
  }

  /** Requires a finite number above zero. */
  public static double positive(String key, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(key + ": expected > 0, got " + value);
    }
    return value;
  }
}
