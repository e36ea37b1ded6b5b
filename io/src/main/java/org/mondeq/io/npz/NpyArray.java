package org.mondeq.io.npz;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An n-dimensional array as it stands in a NumPy file: a shape and the values in C order, widened
 * to double. Values are shared, not copied: an array is filled once and then only read.
 */
public final class NpyArray {
  private static final double MOST_WHOLE = 0x1p53;

  private final int[] shape;
  private final double[] values;
  private final boolean whole;

  private NpyArray(int[] shape, double[] values, boolean whole) {
    this.shape = shape;
    this.values = values;
    this.whole = whole;
  }

  /**
   * Wraps values in C order.
   *
   * @throws IllegalArgumentException if the shape does not hold exactly these values
   */
  public static NpyArray of(double[] values, int... shape) {
    long size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, (long) length);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          Arrays.toString(shape) + " does not hold " + values.length + " values");
    }
    return new NpyArray(shape.clone(), values, false);
  }

  /**
   * Wraps whole numbers in C order, which are written as integers of 64 bits: NumPy takes no others
   * as indices.
   *
   * @throws IllegalArgumentException if one is not whole or beyond 2⁵³, or as {@link #of}
   */
  public static NpyArray ofWhole(double[] values, int... shape) {
    for (double value : values) {
      if (value != Math.rint(value) || Math.abs(value) > MOST_WHOLE) {
        throw new IllegalArgumentException("expected whole numbers, got " + value);
      }
    }
    return new NpyArray(shape.clone(), of(values, shape).values, true);
  }

  /**
   * The same values under another shape, if the two differ in axes of length one alone: MATLAB has
   * {@code [1, p]} or {@code [p, 1]} for {@code [p]}, and drops such axes at the end.
   */
  public Optional<NpyArray> withShape(int... other) {
    return Arrays.equals(longAxes(shape), longAxes(other))
        ? Optional.of(new NpyArray(other.clone(), values, whole))
        : Optional.empty();
  }

  /**
   * An array that must be there, under the shape that it must have, as {@link #withShape} sees it.
   *
   * @param name what messages call it
   * @param array null if it is missing
   * @throws IllegalArgumentException if it is missing, or of another shape
   */
  public static NpyArray required(String name, NpyArray array, int... shape) {
    if (array == null) {
      throw new IllegalArgumentException(name + ": missing array");
    }
    return array
        .withShape(shape)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "%s: expected shape %s, got %s",
                        name,
                        Arrays.toString(shape),
                        Arrays.toString(array.shape))));
  }

  private static int[] longAxes(int[] lengths) {
    return Arrays.stream(lengths).filter(length -> length != 1).toArray();
  }

  /** A copy of the shape; empty for a scalar. */
  public int[] shape() {
    return shape.clone();
  }

  /** Whether the values are whole numbers, and written as such. */
  boolean isWhole() {
    return whole;
  }

  /** The values in C order; only to be read. */
  public double[] values() {
    return values;
  }
}
