package org.mondeq.certify.bound.dual;

import java.util.Arrays;
import org.mondeq.linalg.Shapes;

/** Bounds {@code low ≤ r ≤ high} of every unit, which later work only tightens. */
public final class PreStateBounds {
  private final double[] low;
  private final double[] high;

  /** Takes over both arrays. */
  public PreStateBounds(double[] low, double[] high) {
    Shapes.require("high", high.length, low.length);
    this.low = low;
    this.high = high;
  }

  /** No bounds yet, of p units. */
  public static PreStateBounds unknown(int p) {
    double[] low = new double[p];
    double[] high = new double[p];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    return new PreStateBounds(low, high);
  }

  /** A copy that can be tightened on its own. */
  public PreStateBounds copy() {
    return new PreStateBounds(low.clone(), high.clone());
  }

  /** The number of units p. */
  public int size() {
    return low.length;
  }

  /** The lower bound of unit {@code j}. */
  public double low(int j) {
    return low[j];
  }

  /** The upper bound of unit {@code j}. */
  public double high(int j) {
    return high[j];
  }

  /** Whether the sign of unit {@code j} is open. */
  public boolean isUnstable(int j) {
    return low[j] < 0 && high[j] > 0;
  }

  /** Whether unit {@code j} is known to be zero. */
  public boolean isInactive(int j) {
    return low[j] < 0 && high[j] <= 0;
  }

  /** The slope of the upper line of unit {@code j}: 1 or 0 where its sign is known. */
  public double upperSlope(int j) {
    if (isUnstable(j)) {
      return high[j] / (high[j] - low[j]);
    }
    return low[j] >= 0 ? 1 : 0;
  }

  /** The slope, 1 or 0, of the lower line of unit {@code j} that leaves the least area. */
  public double leastAreaSlope(int j) {
    return high[j] > -low[j] ? 1 : 0;
  }

  /** Raises a lower bound; a weaker or NaN one changes nothing. Whether it is tighter. */
  public boolean raiseLow(int j, double value) {
    boolean tighter = value > low[j];
    if (tighter) {
      low[j] = value;
    }
    return tighter;
  }

  /** Lowers an upper bound; a weaker or NaN one changes nothing. Whether it is tighter. */
  public boolean lowerHigh(int j, double value) {
    boolean tighter = value < high[j];
    if (tighter) {
      high[j] = value;
    }
    return tighter;
  }

  /** Whether some unit has no value left: no input has a fixpoint within these bounds. */
  public boolean isEmpty() {
    return isEmpty(0);
  }

  /** Whether the bounds of some unit cross by more than a part of their size. */
  public boolean isEmpty(double part) {
    for (int j = 0; j < low.length; j++) {
      if (low[j] > high[j] + part * (Math.abs(low[j]) + Math.abs(high[j]))) {
        return true;
      }
    }
    return false;
  }

  /** The number of units whose sign is open. */
  public int unstable() {
    int count = 0;
    for (int j = 0; j < low.length; j++) {
      count += isUnstable(j) ? 1 : 0;
    }
    return count;
  }

  /** The sum of the widths of units whose sign is open. */
  public double openWidth() {
    double sum = 0;
    for (int j = 0; j < low.length; j++) {
      sum += isUnstable(j) ? high[j] - low[j] : 0;
    }
    return sum;
  }
}
