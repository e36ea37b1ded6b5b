package org.mondeq.certify.bound;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;

/**
 * The points at which the relaxations of a batch attain their bounds: the input that is worst for
 * the multipliers, and the states {@code z_j} on the lower line of unit j where {@code e_j ≥ 0} and
 * on the upper one below: {@code r = Ŵ z + Û x̂ + b̂}, {@code z = σ r + κ}.
 *
 * <p>The derivative of the bound for a lower slope is {@code r_j e_j}. Peaceman-Rachford steps find
 * z, from where the last ones ended. Not for use by many threads.
 */
final class RelaxedEquilibrium {
  private final InputRegion region;
  private final ExplicitLayer layer;
  private final Objectives batch;
  private final Matrix worst;
  private final Matrix constant;
  private final Matrix z;
  private final Matrix u;
  private final Matrix shifted;
  private final Matrix half;

  /** At zero, for a batch whose lower slopes are read at every step. */
  RelaxedEquilibrium(InputRegion region, Objectives batch) {
    int n = batch.size();
    this.region = region;
    this.layer = region.layer();
    this.batch = batch;
    int p = layer.size();
    this.worst = Matrix.zeros(n, region.size());
    this.constant = Matrix.zeros(n, p);
    this.z = Matrix.zeros(n, p);
    this.u = Matrix.zeros(n, p);
    this.shifted = Matrix.zeros(n, p);
    this.half = Matrix.zeros(n, p);
  }

  /**
   * Takes some steps towards the points of evaluated bounds.
   *
   * @param e rows e of the evaluation {@code [n × p]}
   * @param pulled rows {@code Ûᵀ g' [n × q]}
   * @param gradient overwritten with the bounds' derivatives for the lower slopes {@code [n × p]},
   *     zero where a slope has no part in its bound
   */
  void solve(Matrix e, Matrix pulled, int steps, Matrix gradient) {
    force(pulled);
    for (int i = 0; i < steps; i++) {
      shift();
      Blas.multiplyTransposed(shifted, layer.resolvent(), half);
      project(e);
    }
    differentiate(e, gradient);
  }

  /** {@code D∘(Û x̂ + b̂)}. */
  private void force(Matrix pulled) {
    DoubleBuffer signs = pulled.buffer();
    DoubleBuffer inputs = worst.buffer();
    for (int i = 0, k = 0; i < worst.rows(); i++) {
      for (int j = 0; j < region.size(); j++, k++) {
        inputs.put(k, region.center(j) - Math.signum(signs.get(k)) * region.radius(j));
      }
    }
    Blas.multiplyTransposed(worst, layer.input(), constant);
    DoubleBuffer sums = constant.buffer();
    for (int i = 0, k = 0; i < worst.rows(); i++) {
      for (int j = 0; j < layer.size(); j++, k++) {
        sums.put(k, layer.diagonal(j) * (sums.get(k) + layer.bias()[j]));
      }
    }
  }

  private void shift() {
    double alpha = layer.alpha();
    for (int k = 0, size = z.size(); k < size; k++) {
      double reflected = 2 * z.buffer().get(k) - u.buffer().get(k);
      shifted.buffer().put(k, reflected + alpha * constant.buffer().get(k));
    }
  }

  private void project(Matrix e) {
    double alpha = layer.alpha();
    DoubleBuffer slopes = batch.lowerSlopes().buffer();
    for (int i = 0, k = 0; i < z.rows(); i++) {
      NeuronBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        double reflected = shifted.buffer().get(k) - alpha * constant.buffer().get(k);
        double next = 2 * half.buffer().get(k) - reflected;
        u.buffer().put(k, next);
        boolean above = e.buffer().get(k) < 0 || !bounds.isUnstable(j);
        double slope = above ? bounds.upperSlope(j) : slopes.get(k);
        double offset = above && bounds.isUnstable(j) ? -slope * bounds.low(j) : 0;
        z.buffer().put(k, onLine(slope, offset, alpha * layer.diagonal(j), next));
      }
    }
  }

  /** The z of {@code u = z + s (r − z)} on the line {@code z = slope · r + offset}. */
  private static double onLine(double slope, double offset, double scale, double value) {
    if (slope == 0) {
      return 0;
    }
    return (slope * value + scale * offset) / (slope + scale * (1 - slope));
  }

  /** {@code r = z + (u − z)/(α D)} where slopes matter. */
  private void differentiate(Matrix e, Matrix gradient) {
    for (int i = 0, k = 0; i < z.rows(); i++) {
      NeuronBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        double along = e.buffer().get(k);
        double state = z.buffer().get(k);
        double r = state + (u.buffer().get(k) - state) / (layer.alpha() * layer.diagonal(j));
        gradient.buffer().put(k, along > 0 && bounds.isUnstable(j) ? r * along : 0);
      }
    }
  }
}
