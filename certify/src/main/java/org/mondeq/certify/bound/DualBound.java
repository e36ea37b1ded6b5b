package org.mondeq.certify.bound;

import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Rounding;

/**
 * Evaluates the lower bound that multipliers prove, rounded downwards. This is what soundness rests
 * on: any multipliers give a true bound, and a bound that is NaN counts as none.
 *
 * <p>Rounding is bounded a priori: the products are off by {@code ‖g'‖₂} times constants of the
 * sample, the sums by {@code γ_n Σ|terms|}. One evaluation costs two products, {@code [n × p]·[p ×
 * p]} and {@code [n × p]·[p × q]}. Not for use by many threads.
 */
final class DualBound {
  private static final int CHUNK = 128;

  private final InputRegion region;
  private final ExplicitLayer layer;
  private final Matrix multipliers;
  private final Matrix residual;
  private final Matrix inputs;

  DualBound(InputRegion region) {
    this.region = region;
    this.layer = region.layer();
    this.multipliers = Matrix.zeros(CHUNK, layer.size());
    this.residual = Matrix.zeros(CHUNK, layer.size());
    this.inputs = Matrix.zeros(CHUNK, region.size());
  }

  /** What else an evaluation knows about one row; arrays are reused and only to be read. */
  @FunctionalInterface
  interface Listener {
    /**
     * Sees a row.
     *
     * @param e {@code [p]}
     * @param g {@code [p]}
     * @param y {@code Ûᵀ g' [q]}
     */
    void accept(int row, double[] e, double[] g, double[] y);
  }

  /** Evaluates every row of a batch. */
  void evaluate(Objectives batch) {
    evaluate(batch, null);
  }

  /** Evaluates every row of a batch and shows it to a listener. */
  void evaluate(Objectives batch, Listener listener) {
    for (int from = 0; from < batch.size(); from += CHUNK) {
      int rows = Math.min(CHUNK, batch.size() - from);
      for (int row = 0; row < rows; row++) {
        writeMultipliers(batch, from + row, row);
      }
      Matrix g = multipliers.rows(0, rows);
      Blas.multiply(g, layer.coupling(), residual.rows(0, rows));
      Blas.multiply(g, layer.input(), inputs.rows(0, rows));
      for (int row = 0; row < rows; row++) {
        evaluate(batch, from + row, row, listener);
      }
    }
  }

  /** {@code g' = D∘f + d}. */
  private void writeMultipliers(Objectives batch, int source, int row) {
    Matrix f = batch.f();
    for (int j = 0; j < layer.size(); j++) {
      multipliers.set(row, j, layer.diagonal(j) * f.get(source, j));
    }
    int neuron = batch.neuron(source);
    if (neuron >= 0) {
      multipliers.set(row, neuron, multipliers.get(row, neuron) + batch.sign(source));
    }
  }

  private void evaluate(Objectives batch, int source, int row, Listener listener) {
    int p = layer.size();
    double[] shifted = multipliers.row(row);
    double[] e = residual.row(row);
    double[] y = inputs.row(row);
    double[] g = shifted.clone();
    int neuron = batch.neuron(source);
    if (neuron >= 0) {
      // Exactly representable or not, g is whatever g' − d is; its rounding is that of one
      // operation.
      g[neuron] -= batch.sign(source);
    }
    Sum sum = new Sum(batch.offset(source));
    double norm = 0;
    double reach = 0;
    double zNorm = 0;
    double linear = 0;
    NeuronBounds bounds = batch.bounds(source);
    for (int j = 0; j < p; j++) {
      double c = batch.coefficient(source, j);
      e[j] += c;
      sum.add(shifted[j] * layer.bias()[j]);
      addNeuron(sum, e[j], g[j], bounds.low(j), bounds.high(j));
      double z = Math.max(0, bounds.high(j));
      norm += shifted[j] * shifted[j];
      reach += layer.couplingColumnNorm(j) * z;
      zNorm += z * z;
      linear += Math.abs(c) * z;
    }
    addInputs(sum, y);
    double perNorm =
        Rounding.gamma(p + 8L) * reach
            + layer.couplingError() * Math.sqrt(zNorm)
            + region.inputError();
    double lost = Rounding.up(Math.sqrt(norm) * perNorm + Rounding.gamma(4) * linear, 4L * p);
    batch.setLowerBound(source, sum.below(lost, 4L * p + 2L * y.length + 8));
    if (listener != null) {
      listener.accept(source, e, g, y);
    }
  }

  /** The minimum of {@code y·x} over the box. */
  private void addInputs(Sum sum, double[] y) {
    for (int i = 0; i < y.length; i++) {
      sum.add(y[i] * region.center(i));
      sum.add(-Math.abs(y[i]) * region.radius(i));
    }
  }

  /** The minimum of {@code e z − g r} over the graph of the ReLU between bounds of r. */
  private static void addNeuron(Sum sum, double e, double g, double low, double high) {
    double atLow = -g * low;
    double atHigh = (e - g) * high;
    double magnitude = (Math.abs(e) + Math.abs(g)) * Math.max(Math.abs(low), Math.abs(high));
    if (low >= 0) {
      sum.add(Math.min((e - g) * low, atHigh), magnitude);
    } else if (high <= 0) {
      sum.add(Math.min(atLow, -g * high), magnitude);
    } else {
      sum.add(Math.min(Math.min(atLow, atHigh), 0), magnitude);
    }
  }

  /** A sum of terms and of their magnitudes. */
  private static final class Sum {
    private double value;
    private double magnitude;

    Sum(double start) {
      add(start);
    }

    void add(double term) {
      add(term, Math.abs(term));
    }

    void add(double term, double size) {
      value += term;
      magnitude += size;
    }

    double below(double lost, long operations) {
      double rounding = Rounding.gamma(operations) * magnitude;
      double bound = Math.nextDown(value - Rounding.up(lost + rounding, operations));
      return Double.isNaN(bound) ? Double.NEGATIVE_INFINITY : bound;
    }
  }
}
