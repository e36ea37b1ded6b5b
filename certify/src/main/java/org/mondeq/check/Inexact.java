package org.mondeq.check;

/** A matrix of which every entry is known up to one error. */
final class Inexact {
  private final int rows;
  private final int cols;
  private final double[] center;
  private final double error;

  /**
   * Takes over the entries.
   *
   * @param center {@code [rows × cols]}, row after row
   * @param error how far each entry of the exact matrix may be from these, at most
   */
  Inexact(int rows, int cols, double[] center, double error) {
    this.rows = rows;
    this.cols = cols;
    this.center = center;
    this.error = error;
  }

  /** {@code Mᵀ t}, for {@code t [rows]}. */
  Enclosure transposedTimes(double[] t) {
    double[] sums = new double[cols];
    double[] sizes = new double[cols];
    for (int j = 0; j < rows; j++) {
      double factor = t[j];
      if (factor != 0) {
        int start = j * cols;
        for (int k = 0; k < cols; k++) {
          double term = factor * center[start + k];
          sums[k] += term;
          sizes[k] += Math.abs(term);
        }
      }
    }
    return Enclosure.around(sums, sizes, rows, unknown(t));
  }

  /** {@code M z}, for {@code z [cols]}. */
  Enclosure times(double[] z) {
    double[] sums = new double[rows];
    double[] sizes = new double[rows];
    for (int j = 0; j < rows; j++) {
      for (int k = 0; k < cols; k++) {
        double term = center[j * cols + k] * z[k];
        sums[j] += term;
        sizes[j] += Math.abs(term);
      }
    }
    return Enclosure.around(sums, sizes, cols, unknown(z));
  }

  /** {@code M z}, for all z in a box of non-negative vectors. */
  Enclosure timesNonNegative(Enclosure z) {
    double[] low = new double[rows];
    double[] high = new double[rows];
    for (int j = 0; j < rows; j++) {
      for (int k = 0; k < cols; k++) {
        double least = Outward.down(center[j * cols + k] - error);
        double most = Outward.up(center[j * cols + k] + error);
        double smallest = Outward.down(least * (least < 0 ? z.high()[k] : z.low()[k]));
        double largest = Outward.up(most * (most > 0 ? z.high()[k] : z.low()[k]));
        low[j] = Outward.down(low[j] + smallest);
        high[j] = Outward.up(high[j] + largest);
      }
    }
    return new Enclosure(low, high);
  }

  /** {@code error · ‖x‖₁}, or more. */
  private double unknown(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum = Outward.up(sum + Math.abs(value));
    }
    return Outward.up(Outward.up(error * sum) + Outward.UNDERFLOW);
  }
}
