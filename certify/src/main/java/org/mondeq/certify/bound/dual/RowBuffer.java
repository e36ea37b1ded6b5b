package org.mondeq.certify.bound.dual;

import org.mondeq.linalg.Matrix;

/** A matrix whose number of rows changes from use to use, in memory that only grows. */
public final class RowBuffer {
  private final int cols;
  private Matrix memory = Matrix.zeros(0, 1);
  private Matrix view = memory;

  /** No rows yet, of so many columns. */
  public RowBuffer(int cols) {
    this.cols = cols;
  }

  /** The first rows, as the last use left them; those that were never used are zero. */
  public Matrix rows(int rows) {
    if (view.rows() != rows || view.cols() != cols) {
      if (memory.rows() < rows || memory.cols() != cols) {
        Matrix larger = Matrix.zeros(rows + rows / 4, cols);
        for (int i = 0, kept = memory.cols() == cols ? memory.size() : 0; i < kept; i++) {
          larger.buffer().put(i, memory.buffer().get(i));
        }
        memory = larger;
      }
      view = memory.rows(0, rows);
    }
    return view;
  }

  /** Moves a row to an earlier place. */
  public void move(int from, int to) {
    if (from != to) {
      memory.buffer().put(to * cols, memory.buffer(), from * cols, cols);
    }
  }
}
