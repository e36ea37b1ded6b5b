package org.mondeq.certify.bound;

import org.mondeq.linalg.Matrix;

/**
 * Where the search for the bound of an objective may start: parameters and iterates that an earlier
 * search ended with, within other bounds of the units. Single precision is enough, since no bound
 * rests on it.
 */
public final class WarmStart {
  private final float[] values;

  private WarmStart(float[] values) {
    this.values = values;
  }

  /** The memory that one takes for a model of p units, in bytes. */
  public static long bytes(int p) {
    return (long) Objectives.SEARCHED * p * Float.BYTES;
  }

  /** Copies a row of several matrices. */
  static WarmStart of(Matrix[] matrices, int row) {
    int p = matrices[0].cols();
    float[] values = new float[matrices.length * p];
    for (int m = 0; m < matrices.length; m++) {
      for (int j = 0; j < p; j++) {
        values[m * p + j] = (float) matrices[m].get(row, j);
      }
    }
    return new WarmStart(values);
  }

  /** Writes the row back. */
  void copyTo(Matrix[] matrices, int row) {
    int p = values.length / matrices.length;
    for (int m = 0; m < matrices.length; m++) {
      for (int j = 0; j < p; j++) {
        matrices[m].set(row, j, values[m * p + j]);
      }
    }
  }
}
