package org.mondeq.certify.domain;

import org.mondeq.linalg.Shapes;

/** A box {@code low ≤ s ≤ high}. */
public final class Interval {
  private final double[] low;
  private final double[] high;

  /**
   * Takes over both arrays.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  Interval(double[] low, double[] high) {
    Shapes.require("high", high.length, low.length);
    this.low = low;
    this.high = high;
  }

  /** The box with the given bounds, copied. */
  public static Interval of(double[] low, double[] high) {
    return new Interval(low.clone(), high.clone());
  }

  /** The number of coordinates. */
  public int size() {
    return low.length;
  }

  /** The lower bound of coordinate {@code i}. */
  public double low(int i) {
    return low[i];
  }

  /** The upper bound of coordinate {@code i}. */
  public double high(int i) {
    return high[i];
  }

  /**
   * This box with radii r grown to {@code (1 + factor) r + addend}, rounded outwards.
   *
   * @param factor at least 0
   * @param addend at least 0
   */
  public Interval widen(double factor, double addend) {
    if (!(factor >= 0 && addend >= 0)) {
      throw new IllegalArgumentException("widening: expected ≥ 0, got " + factor + ", " + addend);
    }
    double[] newLow = new double[low.length];
    double[] newHigh = new double[low.length];
    for (int i = 0; i < low.length; i++) {
      double more = Math.nextUp(factor * (high[i] - low[i]) / 2 + addend);
      newLow[i] = Math.nextDown(low[i] - more);
      newHigh[i] = Math.nextUp(high[i] + more);
    }
    return new Interval(newLow, newHigh);
  }

  /** Whether both bounds of every coordinate are finite and no wider apart than {@code width}. */
  public boolean isNarrowerThan(double width) {
    for (int i = 0; i < low.length; i++) {
      if (!(high[i] - low[i] <= width)) {
        return false;
      }
    }
    return true;
  }

  /** The mean distance of the bounds of a coordinate. */
  public double meanWidth() {
    double sum = 0;
    for (int i = 0; i < low.length; i++) {
      sum += high[i] - low[i];
    }
    return sum / low.length;
  }

  /** Whether every point of {@code other} lies in this box. */
  public boolean contains(Interval other) {
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] <= other.low[i] && other.high[i] <= high[i])) {
        return false;
      }
    }
    return true;
  }
}
