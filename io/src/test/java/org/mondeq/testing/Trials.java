package org.mondeq.testing;

/**
 * Which seeds run: {@code -Dtest.seed=42} is the first one, and alone the only one; {@code
 * -Dtest.trials=1000} says how many there are.
 */
public final class Trials {
  private static final String SEED = "test.seed";
  private static final String TRIALS = "test.trials";

  private Trials() {}

  /** The first seed. */
  public static long first() {
    return Long.getLong(SEED, 0);
  }

  /**
   * How many seeds there are, one after the other.
   *
   * @param usual their number if nothing is asked for
   */
  public static int count(int usual) {
    return Integer.getInteger(TRIALS, System.getProperty(SEED) == null ? usual : 1);
  }

  /** Whether a number of trials is asked for, which wants to be told how many there were. */
  public static boolean areCounted() {
    return System.getProperty(TRIALS) != null;
  }

  /** Prints a line about what was tried, if that is asked for. */
  public static void report(String what, Object counts) {
    if (areCounted()) {
      System.out.println("campaign " + what + ": " + counts);
    }
  }
}
