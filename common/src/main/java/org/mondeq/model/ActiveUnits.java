package org.mondeq.model;

import java.util.Arrays;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;

/**
 * The units of a model that its outputs depend on for inputs with pixels in [0, 1]; leaving out the
 * others changes no logit. There are two kinds of others:
 *
 * <ul>
 *   <li>Units without a chain of non-zero weights to an output. P and Q couple both ways, so these
 *       are whole connected components.
 *   <li>Units that are zero in every equilibrium. By strong monotonicity {@code ‖z‖₂ ≤ ‖c₊‖₂ / m}
 *       with {@code c = U x + b}; unit i is zero if {@code Σ_{j≠i} W_ij z_j + c_i ≤ 0} for all such
 *       z ≥ 0 and all x, since {@code 1 − W_ii ≥ m}. Units found so sharpen the bound for the rest.
 * </ul>
 *
 * <p>Units outside the windows of the pooling are neither: their neighbours feel them.
 */
final class ActiveUnits {
  private final MonDeq model;
  private final DenseForm dense;
  private final boolean[] active;
  private int count;

  private ActiveUnits(MonDeq model, DenseForm dense) {
    this.model = model;
    this.dense = dense;
    this.active = new boolean[model.latent()];
  }

  /** The indices, ascending; at least one. */
  static int[] of(MonDeq model, DenseForm dense) {
    ActiveUnits units = new ActiveUnits(model, dense);
    units.connect();
    double[] forcing = units.largestInjection();
    for (int before = -1; before != units.count; ) {
      before = units.count;
      units.dropZeros(forcing);
    }
    if (units.count == 0) {
      return new int[] {0};
    }
    return java.util.stream.IntStream.range(0, model.latent())
        .filter(i -> units.active[i])
        .toArray();
  }

  /** Marks what is connected to an output. */
  private void connect() {
    Matrix pattern = pattern(dense.p());
    Matrix coupled = Blas.transposedProduct(pattern, pattern);
    int p = active.length;
    int[] queue = new int[p];
    for (int j = 0; j < p; j++) {
      if (model.isOutput(j)) {
        active[j] = true;
        queue[count++] = j;
      }
    }
    for (int next = 0; next < count; next++) {
      int i = queue[next];
      for (int j = 0; j < p; j++) {
        boolean neighbour =
            coupled.get(i, j) > 0 || dense.q().get(i, j) != 0 || dense.q().get(j, i) != 0;
        if (neighbour && !active[j]) {
          active[j] = true;
          queue[count++] = j;
        }
      }
    }
  }

  private static Matrix pattern(Matrix matrix) {
    Matrix pattern = Matrix.zeros(matrix.rows(), matrix.cols());
    for (int i = 0; i < matrix.size(); i++) {
      pattern.buffer().put(i, matrix.buffer().get(i) != 0 ? 1 : 0);
    }
    return pattern;
  }

  /**
   * An upper bound of {@code (U x + b)_i} over all pixels in [0, 1]. Where {@code (pixel − mean) /
   * std} underflows, U multiplies what is lost.
   */
  private double[] largestInjection() {
    double[] bounds = model.inputBias();
    Normalization normalization = model.spec().normalization();
    int q = model.inputs();
    for (int i = 0; i < bounds.length; i++) {
      double sum = bounds[i];
      double magnitude = Math.abs(sum);
      double weights = 0;
      for (int j = 0; j < q; j++) {
        double pixel = model.inputWeights().get(i, j) > 0 ? 1 : 0;
        double x = (pixel - normalization.meanOf(j, q)) / normalization.stdOf(j, q);
        double term = model.inputWeights().get(i, j) * x;
        sum += term;
        magnitude += Math.abs(term);
        weights += Math.abs(model.inputWeights().get(i, j));
      }
      bounds[i] = sum + lost(magnitude, weights, q);
    }
    return bounds;
  }

  private static double lost(double magnitude, double weights, int q) {
    double rounding = Rounding.gamma(q + 8L) * magnitude + Rounding.TINY * weights;
    return Rounding.up(rounding, q + 8L);
  }

  private void dropZeros(double[] forcing) {
    double[] positive = new double[active.length];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = active[i] ? Math.max(0, forcing[i]) : 0;
    }
    double size = up(Norms.euclidean(positive) / model.spec().monotonicity());
    boolean[] before = active.clone();
    for (int i = 0; i < active.length; i++) {
      if (before[i] && !(up(reach(i, before) * size) + forcing[i] < 0)) {
        continue;
      }
      count -= before[i] ? 1 : 0;
      active[i] = false;
    }
  }

  /** The most that other units of norm 1 can add to unit i. */
  private double reach(int i, boolean[] others) {
    double[] row = new double[others.length];
    Arrays.setAll(row, j -> j != i && others[j] ? Math.max(0, model.coupling().get(i, j)) : 0);
    return up(up(Norms.euclidean(row)) + model.couplingError());
  }

  private double up(double value) {
    return Rounding.up(value, 2L * active.length + 4);
  }
}
