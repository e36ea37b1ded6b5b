package org.mondeq.linalg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.DoublePointer;

/**
 * A dense row-major matrix of doubles in native memory.
 *
 * <p>A matrix is a buffer: whoever allocates it may write to it, everyone else only reads. Element
 * {@code (i, j)} stands at {@code i * cols() + j} of {@link #buffer()}. The memory is freed when
 * the matrix and all its views are unreachable.
 */
public final class Matrix {
  private static final long MAX_SIZE = (1L << 28) - 1;

  private final int rows;
  private final int cols;
  private final DoubleBuffer buffer;
  private final DoublePointer pointer;

  private Matrix(int rows, int cols, DoubleBuffer buffer) {
    this.rows = rows;
    this.cols = cols;
    this.buffer = buffer;
    this.pointer = new DoublePointer(buffer);
  }

  /**
   * Allocates a matrix of zeros.
   *
   * @throws IllegalArgumentException if a dimension is negative or there are 2²⁸ elements or more
   */
  public static Matrix zeros(int rows, int cols) {
    if (rows < 0 || cols < 0 || (long) rows * cols > MAX_SIZE) {
      throw new IllegalArgumentException("no matrix of shape [" + rows + " × " + cols + "]");
    }
    int size = Math.max(1, rows * cols);
    return new Matrix(
        rows,
        cols,
        ByteBuffer.allocateDirect(size * Double.BYTES)
            .order(ByteOrder.nativeOrder())
            .asDoubleBuffer());
  }

  /**
   * Copies row-major values.
   *
   * @throws IllegalArgumentException if {@code values} has not {@code rows * cols} elements
   */
  public static Matrix of(int rows, int cols, double[] values) {
    if (values.length != (long) rows * cols) {
      throw new IllegalArgumentException(
          "expected " + (long) rows * cols + " values, got " + values.length);
    }
    Matrix matrix = zeros(rows, cols);
    matrix.buffer.put(0, values);
    return matrix;
  }

  /** Copies a vector into a matrix of one row. */
  public static Matrix ofRow(double[] values) {
    return of(1, values.length, values);
  }

  /** The identity of order {@code n}. */
  public static Matrix identity(int n) {
    Matrix matrix = zeros(n, n);
    for (int i = 0; i < n; i++) {
      matrix.set(i, i, 1);
    }
    return matrix;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int cols() {
    return cols;
  }

  /** The number of elements. */
  public int size() {
    return rows * cols;
  }

  /** The element in row {@code i} and column {@code j}. */
  public double get(int i, int j) {
    return buffer.get(i * cols + j);
  }

  /** Writes one element. */
  public void set(int i, int j, double value) {
    buffer.put(i * cols + j, value);
  }

  /** The elements in row-major order, addressed absolutely; position and limit are never used. */
  public DoubleBuffer buffer() {
    return buffer;
  }

  DoublePointer pointer() {
    return pointer;
  }

  /**
   * The rows {@code from} (inclusive) to {@code to} (exclusive), sharing this matrix's memory.
   *
   * @throws IndexOutOfBoundsException if the range does not lie in this matrix
   */
  public Matrix rows(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    if (from == 0 && to == rows) {
      return this;
    }
    if (from == to) {
      return zeros(0, cols);
    }
    return new Matrix(to - from, cols, buffer.slice(from * cols, (to - from) * cols));
  }

  /** A copy of row {@code i}. */
  public double[] row(int i) {
    double[] values = new double[cols];
    buffer.get(i * cols, values);
    return values;
  }

  /** Overwrites row {@code i}. */
  public void setRow(int i, double[] values) {
    Shapes.require("row", values.length, cols);
    buffer.put(i * cols, values);
  }

  /** A copy of all elements, row after row. */
  public double[] toArray() {
    double[] values = new double[rows * cols];
    buffer.get(0, values);
    return values;
  }

  /** A copy of this matrix. */
  public Matrix copy() {
    Matrix copy = zeros(rows, cols);
    copy.assign(this);
    return copy;
  }

  /**
   * Overwrites this matrix with {@code other}.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public void assign(Matrix other) {
    Shapes.require("matrix", other, rows, cols);
    buffer.put(0, other.buffer, 0, size());
  }

  /** Overwrites every element. */
  public void fill(double value) {
    for (int i = 0, n = size(); i < n; i++) {
      buffer.put(i, value);
    }
  }

  /** A transposed copy {@code [cols × rows]}. */
  public Matrix transposed() {
    Matrix result = zeros(cols, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        result.set(j, i, get(i, j));
      }
    }
    return result;
  }

  /** Whether no element is infinite or NaN. */
  public boolean isFinite() {
    for (int i = 0, n = size(); i < n; i++) {
      if (!Double.isFinite(buffer.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "Matrix[" + rows + " × " + cols + "]";
  }
}
