package org.mondeq.certify.craft;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;

/**
 * Lower bounds of linear functions over all fixpoints of a box, one for any vector of multipliers.
 *
 * <p>For any f, {@code c·z + d·r = e·z − h·r + f·(U x + b)} at a fixpoint, with {@code e = c + (W +
 * D − I)ᵀ f} and {@code h = D f − d}. The right side is bounded by terms: over the box of x, and
 * for each unit over its part of the graph of the ReLU, at a vertex. Nothing depends on where f
 * comes from; the rounding of every product is bounded a priori and taken off.
 */
final class MultiplierBound {
  private final BackwardModel model;
  private final UnitBounds bounds;
  private final InputSymbols x;
  private final Objectives objectives;
  private final Matrix e;
  private final Matrix pulled;

  MultiplierBound(BackwardModel model, UnitBounds bounds, InputSymbols x, Objectives objectives) {
    this.model = model;
    this.bounds = bounds;
    this.x = x;
    this.objectives = objectives;
    this.e = Matrix.zeros(objectives.size(), model.latent());
    this.pulled = Matrix.zeros(objectives.size(), x.size());
  }

  /** The rows e of the last evaluation {@code [n × p]}; only to be read. */
  Matrix e() {
    return e;
  }

  /** The rows {@code Uᵀ f} of the last evaluation {@code [n × q]}; only to be read. */
  Matrix pulled() {
    return pulled;
  }

  /**
   * A lower bound of each function; NaN never results.
   *
   * @param f multipliers {@code [n × p]}
   */
  double[] evaluate(Matrix f) {
    int n = objectives.size();
    Blas.multiply(f, model.coupling(), e);
    Blas.multiply(f, model.inputWeights(), pulled);
    double[] result = new double[n];
    double[] inputs = new double[x.size()];
    for (int i = 0; i < n; i++) {
      pulled.buffer().get(i * inputs.length, inputs);
      double bound = Math.nextDown(overInputs(inputs) + overUnits(i, f.row(i)));
      result[i] = Double.isNaN(bound) ? Double.NEGATIVE_INFINITY : bound;
    }
    return result;
  }

  /** {@code min f·U x} over the box, up to the rounding that {@link #overUnits} takes off. */
  private double overInputs(double[] row) {
    double sum = 0;
    double[] center = x.center();
    for (int k = 0; k < row.length; k++) {
      sum += row[k] * center[k] - Math.abs(row[k]) * x.radius(k);
    }
    return sum;
  }

  /** {@code min e·z − h·r + f·b}, less the rounding of the whole bound. */
  private double overUnits(int i, double[] f) {
    int p = f.length;
    DoubleBuffer es = e.buffer();
    DoubleBuffer cs = objectives.ofStates().buffer();
    DoubleBuffer ds = objectives.ofUnits().buffer();
    double sum = 0;
    double magnitude = 0;
    double states = 0;
    for (int j = 0, at = i * p; j < p; j++, at++) {
      double scaled = model.diagonal(j) * f[j];
      double h = scaled - ds.get(at);
      double value = cs.get(at) + es.get(at) + (model.diagonal(j) - 1) * f[j];
      es.put(at, value);
      sum += overUnit(j, value, h) + f[j] * model.bias(j);
      double top = Math.max(0, bounds.high(j));
      double reach = Math.max(top, -bounds.low(j));
      double size = Math.abs(cs.get(at)) + Math.abs(value) + 2 * Math.abs(scaled) + Math.abs(h);
      magnitude += size * reach;
      states += top * top;
    }
    double norm = Norms.euclidean(f);
    double z = Math.sqrt(states);
    double gamma = Rounding.gamma(4L * (p + x.size()) + 64);
    double product = norm * (model.couplingNorm() * z + 2 * x.magnitude());
    double lost = gamma * (magnitude + product) + model.couplingError() * norm * z;
    return sum - Rounding.up(lost, 8L * p);
  }

  /** {@code min e z − h r} over the graph of the ReLU on [l, u]. */
  private double overUnit(int j, double e, double h) {
    double low = bounds.low(j);
    double high = bounds.high(j);
    if (low >= 0) {
      return Math.min((e - h) * low, (e - h) * high);
    }
    double negative = -h * low;
    return high <= 0
        ? Math.min(negative, -h * high)
        : Math.min(0, Math.min(negative, (e - h) * high));
  }
}
