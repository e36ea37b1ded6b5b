package org.mondeq.certify.craft.step;

import org.mondeq.linalg.Matrix;

/**
 * Two buffers for the generators of a chain of sets: each step reads one and writes the other, so a
 * set is overwritten by the second step after it.
 */
public class GeneratorBuffers {
  private Matrix current = Matrix.zeros(0, 1);
  private Matrix other = Matrix.zeros(0, 1);

  /** The buffer that does not hold the newest set, with at least {@code rows} rows. */
  public Matrix next(int rows, int cols) {
    Matrix buffer = other;
    if (buffer.cols() != cols || buffer.rows() < rows) {
      buffer = Matrix.zeros(rows + rows / 4, cols);
    }
    other = current;
    current = buffer;
    return buffer;
  }
}
