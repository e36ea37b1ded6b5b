package org.mondeq.certify.bound.dual;

import java.util.EnumMap;
import java.util.Map;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.Normalization;
import org.mondeq.spec.Norm;

/**
 * How far a layer's injection moves within a ball of raw pixels of radius 1, at most: {@code ‖U
 * diag(1/std)‖₂} in ℓ2 and {@code max_i ‖U e_i‖₂/std_i} in ℓ1, and of each row of Û the dual norm.
 * Computed once for a model, when it is asked for first; O(p² q). Safe for use by many threads.
 */
final class BallNorms {
  private final ExplicitLayer layer;
  private final Map<Norm, Reach> reaches = new EnumMap<>(Norm.class);

  /** Of the whole map, and of the rows of Û. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Reach(double ofMap, double[] ofRows) {}

  BallNorms(ExplicitLayer layer) {
    this.layer = layer;
  }

  /** {@code sup ‖U(x − x_c)‖₂} over a ball, or more. */
  double spread(InputBall ball) {
    return Rounding.up(reach(ball.norm()).ofMap * ball.epsilon(), 2);
  }

  /**
   * Lowers each entry to {@code sup |Û_j(x − x_c)|} over a ball, or more, where that is smaller.
   */
  void capRows(InputBall ball, double[] reach) {
    double[] rows = reach(ball.norm()).ofRows;
    for (int j = 0; j < reach.length; j++) {
      reach[j] = Math.min(reach[j], Rounding.up(rows[j] * ball.epsilon(), 2));
    }
  }

  private synchronized Reach reach(Norm norm) {
    return reaches.computeIfAbsent(
        norm, of -> new Reach(of == Norm.TWO ? spectral() : largestColumn(), rows(of)));
  }

  /** U with each column divided by its standard deviation: off by one rounding of each entry. */
  private Matrix raw(Matrix weights) {
    Normalization normalization = layer.model().spec().normalization();
    int q = weights.cols();
    Matrix result = Matrix.zeros(weights.rows(), q);
    for (int j = 0; j < weights.rows(); j++) {
      for (int i = 0; i < q; i++) {
        result.set(j, i, weights.get(j, i) / normalization.stdOf(i, q));
      }
    }
    return result;
  }

  private double spectral() {
    Matrix raw = raw(layer.model().inputWeights());
    double rounding = Rounding.gamma(2) * Norms.frobenius(raw);
    return Rounding.up(Norms.spectralBound(raw) + rounding, raw.size());
  }

  private double largestColumn() {
    Matrix raw = raw(layer.model().inputWeights());
    double[] column = new double[raw.rows()];
    double largest = 0;
    for (int i = 0; i < raw.cols(); i++) {
      for (int j = 0; j < column.length; j++) {
        column[j] = raw.get(j, i);
      }
      largest = Math.max(largest, Norms.euclidean(column));
    }
    return Rounding.up(largest, raw.rows() + 4L);
  }

  private double[] rows(Norm norm) {
    Matrix raw = raw(layer.input());
    double[] result = new double[raw.rows()];
    for (int j = 0; j < result.length; j++) {
      double[] row = raw.row(j);
      double largest = 0;
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
      result[j] = Rounding.up(norm == Norm.TWO ? Norms.euclidean(row) : largest, row.length + 4L);
    }
    return result;
  }
}
