package org.mondeq.check;

/** A matrix of which every entry is known up to one error. */
final class Inexact {
  private final int rows;
  private final int cols;
  private final double[] center;
  private final double error;
  private final double[] columnNorms;

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
    this.columnNorms = new double[cols];
    double[] column = new double[rows];
    for (int k = 0; k < cols; k++) {
      for (int j = 0; j < rows; j++) {
        column[j] = center[j * cols + k];
      }
      columnNorms[k] = Sums.euclidean(column);
    }
  }

  /** The known part of the entry at row j and column k. */
  double center(int j, int k) {
    return center[j * cols + k];
  }

  /** How far each entry may be from its known part, at most. */
  double error() {
    return error;
  }

  /** Adds the product of the known part, transposed, and {@code t [rows]} to a vector. */
  void addTransposedTimes(double[] t, double[] result) {
    Sums.addRows(t, center, result);
  }

  /**
   * {@code Mᵀ t}, for {@code t [rows]}. By Cauchy and Schwarz, {@code Σ_j |t_j M_jk|} is at most
   * {@code ‖t‖₂} times the norm of column k.
   */
  Enclosure transposedTimes(double[] t) {
    double[] low = new double[cols];
    Sums.addRows(t, center, low);
    double[] high = low.clone();
    double rounding = Outward.up(Outward.ofSum(rows) * Sums.euclidean(t));
    double unknown = unknown(t);
    for (int k = 0; k < cols; k++) {
      double reach = Outward.up(Outward.up(rounding * columnNorms[k]) + unknown);
      low[k] = Outward.down(low[k] - reach);
      high[k] = Outward.up(high[k] + reach);
    }
    return new Enclosure(low, high);
  }

  /** {@code M z}, for {@code z [cols]}. */
  Enclosure times(double[] z) {
    double[] low = new double[rows];
    double[] high = new double[rows];
    double factor = Outward.ofSum(cols);
    double unknown = unknown(z);
    for (int j = 0; j < rows; j++) {
      double sum = 0;
      double size = 0;
      for (int k = 0; k < cols; k++) {
        double term = center[j * cols + k] * z[k];
        sum += term;
        size += Math.abs(term);
      }
      double reach = Outward.up(Outward.up(factor * size) + unknown);
      low[j] = Outward.down(sum - reach);
      high[j] = Outward.up(sum + reach);
    }
    return new Enclosure(low, high);
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

  /** {@code ‖M_j‖₂} of row j, or more. */
  double rowNorm(int j) {
    double[] row = new double[cols];
    for (int k = 0; k < cols; k++) {
      row[k] = Outward.up(Math.abs(center[j * cols + k]) + error);
    }
    return Sums.euclidean(row);
  }

  /** {@code error · ‖x‖₁}, or more. */
  private double unknown(double[] x) {
    return Outward.up(Outward.up(error * Sums.manhattan(x)) + Outward.UNDERFLOW);
  }
}
