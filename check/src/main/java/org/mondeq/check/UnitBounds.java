package org.mondeq.check;

/** What is proved of the units: {@code low ≤ r ≤ high}, finite at any time. */
final class UnitBounds {
  final double[] low;
  final double[] high;

  /** Takes over both arrays. */
  UnitBounds(double[] low, double[] high) {
    this.low = low;
    this.high = high;
  }

  /** Whether every bound is a number. */
  boolean areFinite() {
    for (int j = 0; j < low.length; j++) {
      if (!Double.isFinite(low[j]) || !Double.isFinite(high[j])) {
        return false;
      }
    }
    return true;
  }

  /** Raises a lower bound; a weaker one, or one that is no number, changes nothing. */
  void raiseLow(int j, double value) {
    if (Double.isFinite(value) && value > low[j]) {
      low[j] = value;
    }
  }

  /** Lowers an upper bound; a weaker one, or one that is no number, changes nothing. */
  void lowerHigh(int j, double value) {
    if (Double.isFinite(value) && value < high[j]) {
      high[j] = value;
    }
  }

  /** Whether no r satisfies the bounds of a unit. */
  boolean isEmpty(int j) {
    return low[j] > high[j];
  }
}
