package org.mondeq.certify.craft;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;

/**
 * The multipliers that a choice of slopes stands for, as an equilibrium: {@code h_j = σ_j(e_j)},
 * where σ_j has the chosen lower slope for {@code e_j ≥ 0} and the slope of the upper line below.
 *
 * <p>That is the backward pass of a linear relaxation through infinitely many forward-backward
 * steps at once. With {@code φ = h/D} it reads {@code (I − Wᵀ) φ + D (1/σ − 1) φ ∋ g}, {@code g = c
 * + d − (I − Wᵀ) d/D}, whose left side is strongly monotone; Peaceman-Rachford steps find φ, from
 * where the last ones ended.
 */
final class AdjointEquilibrium {
  private final BackwardModel model;
  private final UnitBounds bounds;
  private final Matrix lowerSlopes;
  private final Matrix fixed;
  private final Matrix constant;
  private final Matrix phi;
  private final Matrix u;
  private final Matrix shifted;
  private final Matrix half;
  private final Matrix multipliers;

  /**
   * At zero.
   *
   * @param lowerSlopes {@code [n × p]}, read at every step
   */
  AdjointEquilibrium(
      BackwardModel model, UnitBounds bounds, Objectives objectives, Matrix lowerSlopes) {
    int n = objectives.size();
    int p = model.latent();
    this.model = model;
    this.bounds = bounds;
    this.lowerSlopes = lowerSlopes;
    this.fixed = Matrix.zeros(n, p);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        fixed.set(i, j, objectives.ofUnits().get(i, j) / model.diagonal(j));
      }
    }
    this.constant = Blas.product(fixed, model.coupling());
    DoubleBuffer sum = constant.buffer();
    for (int k = 0; k < n * p; k++) {
      double direct = objectives.ofStates().buffer().get(k) + objectives.ofUnits().buffer().get(k);
      sum.put(k, sum.get(k) + direct - fixed.buffer().get(k));
    }
    this.phi = Matrix.zeros(n, p);
    this.u = Matrix.zeros(n, p);
    this.shifted = Matrix.zeros(n, p);
    this.half = Matrix.zeros(n, p);
    this.multipliers = Matrix.zeros(n, p);
  }

  /**
   * Takes some steps; the multipliers {@code f = φ + d/D [n × p]}, overwritten by the next call.
   */
  Matrix solve(int steps) {
    for (int i = 0; i < steps; i++) {
      shift();
      Blas.multiply(shifted, model.resolvent(), half);
      project();
    }
    DoubleBuffer fs = multipliers.buffer();
    for (int k = 0, size = phi.size(); k < size; k++) {
      fs.put(k, phi.buffer().get(k) + fixed.buffer().get(k));
    }
    return multipliers;
  }

  /** {@code 2φ − u + α g}. */
  private void shift() {
    DoubleBuffer target = shifted.buffer();
    double alpha = model.alpha();
    for (int k = 0, size = phi.size(); k < size; k++) {
      double reflected = 2 * phi.buffer().get(k) - u.buffer().get(k);
      target.put(k, reflected + alpha * constant.buffer().get(k));
    }
  }

  /** {@code u ← 2 φ½ − (2φ − u)}, and φ its resolvent. */
  private void project() {
    int p = model.latent();
    int n = phi.rows();
    double alpha = model.alpha();
    double[] below = new double[p];
    for (int j = 0; j < p; j++) {
      below[j] = shrink(bounds.upperSlope(j), alpha * model.diagonal(j));
    }
    DoubleBuffer us = u.buffer();
    for (int i = 0, k = 0; i < n; i++) {
      for (int j = 0; j < p; j++, k++) {
        double reflected = shifted.buffer().get(k) - alpha * constant.buffer().get(k);
        double next = 2 * half.buffer().get(k) - reflected;
        us.put(k, next);
        double factor =
            next < 0 || !bounds.isUnstable(j)
                ? below[j]
                : shrink(lowerSlopes.buffer().get(k), alpha * model.diagonal(j));
        phi.buffer().put(k, factor * next);
      }
    }
  }

  /** {@code 1 / (1 + s (1/σ − 1))}. */
  private static double shrink(double slope, double scale) {
    return slope == 0 ? 0 : slope / (slope + scale * (1 - slope));
  }
}
