package org.mondeq.certify.bab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.linear.LinearSolver;

/**
 * The fixpoints of one pattern of active units S as a function of the noise {@code ν ∈ [−1, 1]^q}
 * of a box: {@code z_S = (I − W_SS)⁻¹ (U_S x + b_S)}, the others 0.
 *
 * <p>Affine functions of ν are arrays of q coefficients and, last, the constant.
 *
 * @param z {@code [p][q + 1]}
 * @param conditions functions that are not negative where the pattern holds, without those that
 *     never are
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record AffinePiece(double[][] z, List<double[]> conditions) {
  /** Rounding that may not decide whether a piece exists, relative to a condition's terms. */
  private static final double TOLERANCE = 1e-11;

  /**
   * The piece of a pattern, or nothing if one of its conditions holds nowhere in the box.
   *
   * @param w {@code [p][p]}
   * @param injection {@code U x + b}, {@code [p][q + 1]}
   * @param pattern bit j says that unit j is active
   */
  static Optional<AffinePiece> of(double[][] w, double[][] injection, int pattern) {
    int p = w.length;
    double[][] z = solve(w, injection, pattern);
    List<double[]> conditions = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      boolean active = (pattern >> j & 1) == 1;
      double[] condition = active ? z[j] : negated(state(w[j], z, injection[j]));
      double size = active ? spread(z[j]) + Math.abs(last(z[j])) : size(w[j], z, injection[j]);
      if (last(condition) + spread(condition) < -TOLERANCE * size) {
        return Optional.empty();
      }
      if (last(condition) - spread(condition) < 0) {
        conditions.add(condition);
      }
    }
    return Optional.of(new AffinePiece(z, conditions));
  }

  /** {@code direction · z + offset}. */
  double[] function(double[] direction, double offset) {
    double[] function = state(direction, z, new double[z[0].length]);
    function[function.length - 1] += offset;
    return function;
  }

  /**
   * Solves a linear program within the conditions of this piece.
   *
   * @param noise its variables for ν
   * @return nothing if the conditions hold nowhere in the box
   */
  Optional<Optimisation.Result> minimise(ExpressionsBasedModel program, Variable[] noise) {
    for (double[] condition : conditions) {
      double spread = spread(condition);
      Expression row = program.newExpression("row" + program.countExpressions());
      for (int i = 0; i < noise.length; i++) {
        row.set(noise[i], condition[i] / spread);
      }
      row.lower(Math.max(-1, Math.min(1, -last(condition) / spread)));
    }
    Optimisation.Result result = LinearSolver.INTEGRATION.build(program).solve();
    if (result.getState() == Optimisation.State.INFEASIBLE) {
      return Optional.empty();
    }
    if (!result.getState().isOptimal()) {
      throw new AssertionError("a linear program ended as " + result.getState());
    }
    return Optional.of(result);
  }

  /** The sum of the magnitudes of the coefficients: half the range over the box. */
  static double spread(double[] function) {
    double sum = 0;
    for (int i = 0; i < function.length - 1; i++) {
      sum += Math.abs(function[i]);
    }
    return sum;
  }

  /** The constant. */
  static double last(double[] function) {
    return function[function.length - 1];
  }

  private static double[] state(double[] weights, double[][] z, double[] constant) {
    double[] state = constant.clone();
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < state.length; i++) {
        state[i] += weights[k] * z[k][i];
      }
    }
    return state;
  }

  private static double size(double[] weights, double[][] z, double[] constant) {
    double size = spread(constant) + Math.abs(last(constant));
    for (int k = 0; k < weights.length; k++) {
      size += Math.abs(weights[k]) * (spread(z[k]) + Math.abs(last(z[k])));
    }
    return size;
  }

  private static double[] negated(double[] function) {
    double[] negated = function.clone();
    RawModel.scale(negated, -1);
    return negated;
  }

  /** Gaussian elimination with pivots; the rows of inactive units are those of the identity. */
  private static double[][] solve(double[][] w, double[][] injection, int pattern) {
    int p = w.length;
    int right = injection[0].length;
    double[][] rows = new double[p][p + right];
    for (int j = 0; j < p; j++) {
      rows[j][j] = 1;
      if ((pattern >> j & 1) == 1) {
        for (int k = 0; k < p; k++) {
          rows[j][k] -= (pattern >> k & 1) == 1 ? w[j][k] : 0;
        }
        System.arraycopy(injection[j], 0, rows[j], p, right);
      }
    }
    for (int column = 0; column < p; column++) {
      eliminate(rows, column);
    }
    double[][] z = new double[p][right];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < right; i++) {
        z[j][i] = rows[j][p + i] / rows[j][j];
      }
    }
    return z;
  }

  private static void eliminate(double[][] rows, int column) {
    int pivot = column;
    for (int j = column + 1; j < rows.length; j++) {
      pivot = Math.abs(rows[j][column]) > Math.abs(rows[pivot][column]) ? j : pivot;
    }
    double[] swapped = rows[column];
    rows[column] = rows[pivot];
    rows[pivot] = swapped;
    for (int j = 0; j < rows.length; j++) {
      double factor = j == column ? 0 : rows[j][column] / rows[column][column];
      for (int i = column; i < rows[j].length && factor != 0; i++) {
        rows[j][i] -= factor * rows[column][i];
      }
    }
  }
}
