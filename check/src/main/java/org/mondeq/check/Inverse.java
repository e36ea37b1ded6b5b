package org.mondeq.check;

/** Inverses that are computed somehow, and how far they are off at most. */
final class Inverse {
  private Inverse() {}

  /**
   * Something like {@code M⁻¹ [p × p]}, by Gauss and Jordan with row pivots; not finite where M is
   * singular.
   */
  static double[] of(double[] matrix, int p) {
    double[][] left = new double[p][];
    double[][] right = new double[p][p];
    for (int i = 0; i < p; i++) {
      left[i] = java.util.Arrays.copyOfRange(matrix, i * p, (i + 1) * p);
      right[i][i] = 1;
    }
    for (int k = 0; k < p; k++) {
      int pivot = k;
      for (int i = k + 1; i < p; i++) {
        pivot = Math.abs(left[i][k]) > Math.abs(left[pivot][k]) ? i : pivot;
      }
      swap(left, k, pivot);
      swap(right, k, pivot);
      double factor = 1 / left[k][k];
      scale(left[k], factor);
      scale(right[k], factor);
      for (int i = 0; i < p; i++) {
        if (i != k) {
          double share = -left[i][k];
          add(share, left[k], left[i]);
          add(share, right[k], right[i]);
        }
      }
    }
    double[] inverse = new double[p * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(right[i], 0, inverse, i * p, p);
    }
    return inverse;
  }

  private static void swap(double[][] rows, int i, int j) {
    double[] row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }

  private static void scale(double[] row, double factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] *= factor;
    }
  }

  private static void add(double factor, double[] from, double[] to) {
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * from[j];
    }
  }

  /**
   * An upper bound of the largest sum of magnitudes in a row of {@code I − X M}, and so of {@code
   * ‖I − X M‖_∞}.
   *
   * @param error how far entries of M may be from the given ones
   */
  static double defect(double[] inverse, double[] matrix, double error, int p) {
    double[] rowSums = new double[p];
    for (int i = 0; i < p; i++) {
      rowSums[i] = Sums.manhattan(java.util.Arrays.copyOfRange(matrix, i * p, (i + 1) * p));
    }
    double factor = Outward.ofSum(p + 2);
    double largest = 0;
    for (int i = 0; i < p; i++) {
      double[] row = java.util.Arrays.copyOfRange(inverse, i * p, (i + 1) * p);
      double[] product = new double[p];
      Sums.addRows(row, matrix, product);
      product[i] -= 1;
      double lost = 1;
      for (int j = 0; j < p; j++) {
        lost = Outward.up(lost + Outward.up(Math.abs(row[j]) * rowSums[j]));
      }
      double unknown = Outward.up(p * Outward.up(error * Sums.manhattan(row)));
      double sum = Outward.up(Sums.manhattan(product) + Outward.up(factor * lost));
      largest = Math.max(largest, Outward.up(sum + unknown));
    }
    return Outward.up(largest + Outward.UNDERFLOW);
  }
}
