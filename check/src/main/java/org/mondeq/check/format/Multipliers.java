package org.mondeq.check.format;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of multipliers, one for each equation {@code D r = K z + U x + b} of a unit.
 *
 * @param width the number of units p
 * @param values the rows, one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Multipliers(int width, double[] values) {
  /** Copies rows {@code [p]}. */
  public static Multipliers of(int width, List<double[]> rows) {
    double[] values = new double[Math.multiplyExact(width, rows.size())];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * width, width);
    }
    return new Multipliers(width, values);
  }

  /** The number of rows. */
  public int size() {
    return width == 0 ? 0 : values.length / width;
  }

  /** A copy of a row. */
  public double[] row(int i) {
    return Arrays.copyOfRange(values, i * width, (i + 1) * width);
  }
}
