package org.mondeq.vnnlib;

import java.math.BigDecimal;

/** Doubles near decimals. */
public final class Decimals {
  private Decimals() {}

  /** The largest double that is at most a decimal; −∞ if there is none. */
  public static double down(BigDecimal value) {
    double nearest = value.doubleValue();
    if (nearest == Double.POSITIVE_INFINITY) {
      return Double.MAX_VALUE;
    }
    return nearest != Double.NEGATIVE_INFINITY && new BigDecimal(nearest).compareTo(value) > 0
        ? Math.nextDown(nearest)
        : nearest;
  }

  /** The smallest double that is at least a decimal; ∞ if there is none. */
  public static double up(BigDecimal value) {
    return -down(value.negate());
  }

  /** Whether a decimal is a double. */
  public static boolean isExact(BigDecimal value) {
    double nearest = value.doubleValue();
    return Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(value) == 0;
  }
}
