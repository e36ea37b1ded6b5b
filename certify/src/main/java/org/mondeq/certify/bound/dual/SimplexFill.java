package org.mondeq.certify.bound.dual;

/**
 * A fractional knapsack: which of the largest coefficients fill their rooms until a capacity is
 * used. By quickselect, {@code O(q)} as a rule. Not for use by many threads.
 */
final class SimplexFill {
  private final int[] order;
  private double left;

  /** For so many coefficients. */
  SimplexFill(int size) {
    this.order = new int[size];
  }

  /**
   * The threshold τ: coefficients of a larger magnitude fill their rooms, those of τ use what is
   * {@link #left}. 0 where all rooms take no more than the capacity.
   *
   * @param slopes {@code [q]}
   * @param room non-negative {@code [q]}
   */
  double threshold(double[] slopes, double[] room, double capacity) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    left = capacity;
    int from = 0;
    int to = order.length;
    while (from < to) {
      double pivot = Math.abs(slopes[order[(from + to) >>> 1]]);
      int larger = partition(slopes, from, to, pivot, true);
      int equal = partition(slopes, larger, to, pivot, false);
      double ofLarger = sum(room, from, larger);
      if (ofLarger > left) {
        to = larger;
      } else {
        double ofEqual = sum(room, larger, equal);
        if (pivot == 0 || ofLarger + ofEqual > left) {
          left -= ofLarger;
          return pivot;
        }
        left -= ofLarger + ofEqual;
        if (equal == from) {
          return 0; // the pivot is no number
        }
        from = equal;
      }
    }
    return 0;
  }

  /** What the threshold's coefficients may use together. */
  double left() {
    return left;
  }

  /** Moves what is larger than the pivot, or not smaller, to the front; the end of it. */
  private int partition(double[] slopes, int from, int to, double pivot, boolean larger) {
    int end = from;
    for (int i = from; i < to; i++) {
      double size = Math.abs(slopes[order[i]]);
      if (larger ? size > pivot : size >= pivot) {
        int moved = order[i];
        order[i] = order[end];
        order[end++] = moved;
      }
    }
    return end;
  }

  private double sum(double[] room, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += room[order[i]];
    }
    return sum;
  }
}
