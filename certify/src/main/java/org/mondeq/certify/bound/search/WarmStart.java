package org.mondeq.certify.bound.search;

import java.util.Optional;
import org.mondeq.linalg.Matrix;

/**
 * Where the search for the bound of an objective may start: parameters and iterates that an earlier
 * search ended with, within other bounds of the units. Single precision is enough, since no bound
 * rests on it; a matrix whose values are beyond its range is scaled.
 */
public final class WarmStart {
  private static final double LARGEST = 1e30;

  private final float[] values;
  private final double[] scales;
  private final Optional<double[]> shares;

  private WarmStart(float[] values, double[] scales, Optional<double[]> shares) {
    this.values = values;
    this.scales = scales;
    this.shares = shares;
  }

  /** The same of a sum of functions with shares. */
  WarmStart withShares(double[] known) {
    return new WarmStart(values, scales, Optional.of(known));
  }

  /** The shares of the functions of a conjunction; nothing where there is one function. */
  public Optional<double[]> shares() {
    return shares;
  }

  /** The memory that one takes for a model of p units, in bytes. */
  public static long bytes(int p) {
    return SearchedObjectives.MATRICES * ((long) p * Float.BYTES + Double.BYTES);
  }

  /** Copies a row of several matrices. */
  public static WarmStart of(Matrix[] matrices, int row) {
    int p = matrices[0].cols();
    float[] values = new float[matrices.length * p];
    double[] scales = new double[matrices.length];
    for (int m = 0; m < matrices.length; m++) {
      double[] of = matrices[m].row(row);
      scales[m] = scale(of);
      for (int j = 0; j < p; j++) {
        values[m * p + j] = (float) (of[j] / scales[m]);
      }
    }
    return new WarmStart(values, scales, Optional.empty());
  }

  /** The same for some of the units. */
  public WarmStart of(int[] units) {
    int matrices = scales.length;
    int p = values.length / matrices;
    float[] chosen = new float[matrices * units.length];
    for (int m = 0; m < matrices; m++) {
      for (int j = 0; j < units.length; j++) {
        chosen[m * units.length + j] = values[m * p + units[j]];
      }
    }
    return new WarmStart(chosen, scales, shares);
  }

  private static double scale(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest > LARGEST ? largest : 1;
  }

  /** Writes the row back. */
  void copyTo(Matrix[] matrices, int row) {
    int p = values.length / matrices.length;
    for (int m = 0; m < matrices.length; m++) {
      for (int j = 0; j < p; j++) {
        matrices[m].set(row, j, scales[m] * values[m * p + j]);
      }
    }
  }
}
