package org.mondeq.certify.craft;

import java.util.Arrays;
import org.mondeq.certify.domain.Interval;
import org.mondeq.linalg.Rounding;

/**
 * Bounds {@code l ≤ r ≤ u} of the units of every fixpoint of a box, r as in {@link BackwardModel}.
 *
 * <p>Mutable, for one sample: whatever holds of all fixpoints is intersected.
 */
final class UnitBounds {
  private final BackwardModel model;
  private final double[] low;
  private final double[] high;

  /** No bounds yet. */
  UnitBounds(BackwardModel model) {
    this.model = model;
    low = new double[model.latent()];
    high = new double[model.latent()];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
  }

  /**
   * Intersects with bounds of {@code t = z + α (y − z)}, the u of Peaceman-Rachford or the argument
   * of the ReLU of forward-backward steps: like r for {@code α D = 1}, and where it is negative,
   * {@code t = α D r}.
   */
  void intersect(Interval t, double alpha) {
    for (int j = 0; j < low.length; j++) {
      double factor = alpha * model.diagonal(j);
      raiseLow(j, t.low(j) >= 0 ? t.low(j) : -outwards(-t.low(j) / factor));
      lowerHigh(j, t.high(j) >= 0 ? t.high(j) : -inwards(-t.high(j) / factor));
    }
  }

  private static double outwards(double positive) {
    return Rounding.up(positive, 3);
  }

  private static double inwards(double positive) {
    return Math.max(0, positive * (1 - Rounding.gamma(6)) - Rounding.UNDERFLOW);
  }

  /** Records {@code r_j ≥ bound}. */
  void raiseLow(int j, double bound) {
    if (bound > low[j]) {
      low[j] = bound;
    }
  }

  /** Records {@code r_j ≤ bound}. */
  void lowerHigh(int j, double bound) {
    if (bound < high[j]) {
      high[j] = bound;
    }
  }

  int size() {
    return low.length;
  }

  double low(int j) {
    return low[j];
  }

  double high(int j) {
    return high[j];
  }

  boolean isUnstable(int j) {
    return low[j] < 0 && high[j] > 0;
  }

  /** The units whose sign is open, in order. */
  int[] unstable() {
    int[] units = new int[low.length];
    int count = 0;
    for (int j = 0; j < units.length; j++) {
      if (isUnstable(j)) {
        units[count++] = j;
      }
    }
    return Arrays.copyOf(units, count);
  }

  /** The slope of the upper line of unit j: 1 or 0 where its sign is known. */
  double upperSlope(int j) {
    if (isUnstable(j)) {
      return high[j] / (high[j] - low[j]);
    }
    return low[j] >= 0 ? 1 : 0;
  }

  /** Σ (u − l) over the unstable units. */
  double unstableWidth() {
    double sum = 0;
    for (int j = 0; j < low.length; j++) {
      sum += isUnstable(j) ? high[j] - low[j] : 0;
    }
    return sum;
  }
}
