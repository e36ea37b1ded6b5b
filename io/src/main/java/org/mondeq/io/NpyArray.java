package org.mondeq.io;

import java.util.Arrays;
import java.util.Optional;

/**
 * An n-dimensional array as it stands in a NumPy file: a shape and the values in C order, widened
 * to double. Values are shared, not copied: an array is filled once and then only read.
 */
public final class NpyArray {
  private final int[] shape;
  private final double[] values;

  private NpyArray(int[] shape, double[] values) {
    this.shape = shape;
    this.values = values;
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
    return new NpyArray(shape.clone(), values);
  }

  /**
   * The same values under another shape, if the two differ in axes of length one alone: MATLAB has
   * {@code [1, p]} or {@code [p, 1]} for {@code [p]}, and drops such axes at the end.
   */
  public Optional<NpyArray> withShape(int... other) {
    return Arrays.equals(longAxes(shape), longAxes(other))
        ? Optional.of(new NpyArray(other.clone(), values))
        : Optional.empty();
  }

  private static int[] longAxes(int[] lengths) {
    return Arrays.stream(lengths).filter(length -> length != 1).toArray();
  }

  /** A copy of the shape; empty for a scalar. */
  public int[] shape() {
    return shape.clone();
  }

  /** The values in C order; only to be read. */
  public double[] values() {
    return values;
  }
}
