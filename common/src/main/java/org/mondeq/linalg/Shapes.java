package org.mondeq.linalg;

import java.util.Locale;

/** Checks of dimensions at the borders of public methods. */
public final class Shapes {
  private Shapes() {}

  /**
   * Requires a matrix to be {@code [rows × cols]}.
   *
   * @throws IllegalArgumentException naming the wanted and the given shape
   */
  public static void require(String name, Matrix matrix, int rows, int cols) {
    if (matrix.rows() != rows || matrix.cols() != cols) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected shape [%d × %d], got [%d × %d]",
              name,
              rows,
              cols,
              matrix.rows(),
              matrix.cols()));
    }
  }

  /**
   * Requires a length.
   *
   * @throws IllegalArgumentException naming the wanted and the given length
   */
  public static void require(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: expected length %d, got %d", name, expected, length));
    }
  }
}
