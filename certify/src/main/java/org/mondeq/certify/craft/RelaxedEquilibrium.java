package org.mondeq.certify.craft;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;

/**
 * The point at which a relaxation attains its bound: the input that is worst for the multipliers,
 * and the states {@code z_j} on the lower line of unit j where {@code e_j ≥ 0} and on the upper one
 * below: {@code D r = (W + D − I) z + U x̂ + b}, {@code z = σ r + κ}.
 *
 * <p>The derivative of the bound for a lower slope is {@code r_j e_j}. Peaceman-Rachford steps find
 * z, from where the last ones ended.
 */
final class RelaxedEquilibrium {
  private final BackwardModel model;
  private final UnitBounds bounds;
  private final InputSymbols x;
  private final Matrix lowerSlopes;
  private final Matrix worst;
  private final Matrix constant;
  private final Matrix z;
  private final Matrix u;
  private final Matrix shifted;
  private final Matrix half;

  /** At zero, for {@code lowerSlopes [n × p]}, which are read at every step. */
  RelaxedEquilibrium(BackwardModel model, UnitBounds bounds, InputSymbols x, Matrix lowerSlopes) {
    int n = lowerSlopes.rows();
    int p = model.latent();
    this.model = model;
    this.bounds = bounds;
    this.x = x;
    this.lowerSlopes = lowerSlopes;
    this.worst = Matrix.zeros(n, x.size());
    this.constant = Matrix.zeros(n, p);
    this.z = Matrix.zeros(n, p);
    this.u = Matrix.zeros(n, p);
    this.shifted = Matrix.zeros(n, p);
    this.half = Matrix.zeros(n, p);
  }

  /**
   * Takes some steps towards the point of an evaluated bound.
   *
   * @param gradient overwritten with the bound's derivatives for the lower slopes {@code [n × p]},
   *     zero where the slope has no part in it
   */
  void solve(MultiplierBound bound, int steps, Matrix gradient) {
    force(bound.pulled());
    for (int i = 0; i < steps; i++) {
      shift();
      Blas.multiplyTransposed(shifted, model.resolvent(), half);
      project(bound.e());
    }
    differentiate(bound.e(), gradient);
  }

  /** {@code U x̂ + b}. */
  private void force(Matrix pulled) {
    int q = x.size();
    double[] center = x.center();
    double[] row = new double[q];
    for (int i = 0; i < worst.rows(); i++) {
      pulled.buffer().get(i * q, row);
      for (int k = 0; k < q; k++) {
        row[k] = center[k] - Math.signum(row[k]) * x.radius(k);
      }
      worst.buffer().put(i * q, row);
    }
    Blas.multiplyTransposed(worst, model.inputWeights(), constant);
    DoubleBuffer sum = constant.buffer();
    for (int i = 0, k = 0; i < worst.rows(); i++) {
      for (int j = 0; j < model.latent(); j++, k++) {
        sum.put(k, sum.get(k) + model.bias(j));
      }
    }
  }

  private void shift() {
    double alpha = model.alpha();
    for (int k = 0, size = z.size(); k < size; k++) {
      double reflected = 2 * z.buffer().get(k) - u.buffer().get(k);
      shifted.buffer().put(k, reflected + alpha * constant.buffer().get(k));
    }
  }

  private void project(Matrix e) {
    int p = model.latent();
    double alpha = model.alpha();
    for (int i = 0, k = 0; i < z.rows(); i++) {
      for (int j = 0; j < p; j++, k++) {
        double reflected = shifted.buffer().get(k) - alpha * constant.buffer().get(k);
        double next = 2 * half.buffer().get(k) - reflected;
        u.buffer().put(k, next);
        z.buffer().put(k, onLine(j, e.buffer().get(k) < 0, lowerSlopes.buffer().get(k), next));
      }
    }
  }

  private double onLine(int j, boolean above, double lowerSlope, double value) {
    double slope = above || !bounds.isUnstable(j) ? bounds.upperSlope(j) : lowerSlope;
    if (slope == 0) {
      return 0;
    }
    double scale = model.alpha() * model.diagonal(j);
    double offset = above && bounds.isUnstable(j) ? -slope * bounds.low(j) : 0;
    return (slope * value + scale * offset) / (slope + scale * (1 - slope));
  }

  /** {@code r = z + (u − z)/(α D)} where slopes matter. */
  private void differentiate(Matrix e, Matrix gradient) {
    int p = model.latent();
    for (int i = 0, k = 0; i < z.rows(); i++) {
      for (int j = 0; j < p; j++, k++) {
        double along = e.buffer().get(k);
        double state = z.buffer().get(k);
        double r = state + (u.buffer().get(k) - state) / (model.alpha() * model.diagonal(j));
        gradient.buffer().put(k, along > 0 && bounds.isUnstable(j) ? r * along : 0);
      }
    }
  }
}
