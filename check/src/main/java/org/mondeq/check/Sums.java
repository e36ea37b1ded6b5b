package org.mondeq.check;

/** The products that take most of the time, of finite numbers and without a care for rounding. */
final class Sums {
  private Sums() {}

  /**
   * Adds {@code Σ_j t_j M_j} over the rows M_j of a matrix to a vector: every entry of the result
   * is a sum of at most {@code t.length + 1} terms, in some order.
   *
   * @param t {@code [rows]}
   * @param matrix {@code [rows × result.length]}, row after row
   */
  static void addRows(double[] t, double[] matrix, double[] result) {
    int cols = result.length;
    int[] used = new int[t.length];
    int count = 0;
    for (int j = 0; j < t.length; j++) {
      if (t[j] != 0) {
        used[count++] = j;
      }
    }
    int next = 0;
    for (; next + 4 <= count; next += 4) {
      int a = used[next];
      int b = used[next + 1];
      int c = used[next + 2];
      int d = used[next + 3];
      addFour(
          new double[] {t[a], t[b], t[c], t[d]},
          new int[] {a * cols, b * cols, c * cols, d * cols},
          matrix,
          result);
    }
    for (; next < count; next++) {
      double factor = t[used[next]];
      int start = used[next] * cols;
      for (int k = 0; k < cols; k++) {
        result[k] += factor * matrix[start + k];
      }
    }
  }

  private static void addFour(double[] t, int[] starts, double[] matrix, double[] result) {
    double ta = t[0];
    double tb = t[1];
    double tc = t[2];
    double td = t[3];
    int a = starts[0];
    int b = starts[1];
    int c = starts[2];
    int d = starts[3];
    for (int k = 0; k < result.length; k++) {
      result[k] +=
          ta * matrix[a + k] + tb * matrix[b + k] + tc * matrix[c + k] + td * matrix[d + k];
    }
  }

  /** {@code ‖x‖₁}, or more. */
  static double manhattan(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += Math.abs(value);
    }
    return Outward.up(sum * (1 + Outward.ofSum(x.length)));
  }

  /** {@code ‖x‖₂}, or more. */
  static double euclidean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return Outward.up(
        Math.sqrt(Outward.up(sum * (1 + Outward.ofSum(x.length)) + Outward.UNDERFLOW)));
  }
}
