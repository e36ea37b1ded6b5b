package org.mondeq.certify.bound.search;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.mondeq.certify.bound.dual.EquilibriumLayer;
import org.mondeq.certify.bound.dual.InputBall;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.Region;
import org.mondeq.certify.bound.dual.RowBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.solver.WorkTime;

/**
 * The points at which the relaxations of a batch attain their bounds: the input that is worst for
 * the multipliers, and the states {@code z_j} on the lower line of unit j where {@code e_j ≥ 0} and
 * on the upper one below: {@code r = Ŵ z + Û x̂ + b̂}, {@code z = σ r + κ}.
 *
 * <p>Peaceman-Rachford steps find z, from where the batch says that the last ones ended. Not for
 * use by many threads.
 */
final class RelaxedEquilibrium {
  private final Region region;
  private final EquilibriumLayer layer;
  private final RowBuffer worst;
  private final RowBuffer constant;
  private final RowBuffer shifted;
  private final RowBuffer half;
  private final RowBuffer factor;
  private final RowBuffer offset;

  RelaxedEquilibrium(Region region) {
    int p = region.layer().size();
    this.region = region;
    this.layer = region.layer();
    this.worst = new RowBuffer(region.size());
    this.constant = new RowBuffer(p);
    this.shifted = new RowBuffer(p);
    this.half = new RowBuffer(p);
    this.factor = new RowBuffer(p);
    this.offset = new RowBuffer(p);
  }

  /**
   * Takes some steps towards the points of evaluated bounds.
   *
   * @param factors those of the batch as it is
   * @param e rows e of the evaluation {@code [n × p]}
   * @param pulled rows {@code Ûᵀ g' [n × q]}
   */
  void solve(SearchedObjectives batch, LineFactors factors, Matrix e, Matrix pulled, int steps) {
    force(batch.size(), pulled);
    goOn(batch, factors, e, steps);
  }

  /** The same with the inputs of the last call, which cost a product. */
  void goOn(SearchedObjectives batch, LineFactors factors, Matrix e, int steps) {
    int n = batch.size();
    chooseLines(batch, factors, e);
    for (int i = 0; i < steps; i++) {
      WorkTime.check();
      Reflection.reflect(batch.z(), batch.zu(), constant.rows(n), shifted.rows(n));
      Blas.multiplyTransposed(shifted.rows(n), layer.resolvent(), half.rows(n));
      project(batch);
    }
  }

  /** The inputs of these points {@code [n × q]}. */
  Matrix inputs(int n) {
    return worst.rows(n);
  }

  /** {@code α D∘(Û x̂ + b̂)}. */
  private void force(int n, Matrix pulled) {
    DoubleBuffer signs = pulled.buffer();
    Matrix inputs = worst.rows(n);
    Optional<InputBall> ball = region.ball();
    for (int i = 0; i < n && ball.isPresent(); i++) {
      ball.get().minimise(signs, i * region.size(), inputs.buffer(), i * region.size());
    }
    for (int i = 0, k = 0; i < n && ball.isEmpty(); i++) {
      for (int j = 0; j < region.size(); j++, k++) {
        inputs.buffer().put(k, region.center(j) - Math.signum(signs.get(k)) * region.radius(j));
      }
    }
    Matrix sums = constant.rows(n);
    Blas.multiplyTransposed(inputs, layer.input(), sums);
    DoubleBuffer values = sums.buffer();
    for (int i = 0, k = 0; i < n; i++) {
      for (int j = 0; j < layer.size(); j++, k++) {
        double scale = layer.alpha() * layer.diagonal(j);
        values.put(k, scale * (values.get(k) + layer.bias()[j]));
      }
    }
  }

  /** The z of {@code u = z + α D (r − z)} on each unit's line is {@code factor · u + offset}. */
  private void chooseLines(SearchedObjectives batch, LineFactors factors, Matrix e) {
    int n = batch.size();
    DoubleBuffer slopes = factor.rows(n).buffer();
    DoubleBuffer offsets = offset.rows(n).buffer();
    DoubleBuffer middles = factors.middle(n).buffer();
    DoubleBuffer halves = factors.half(n).buffer();
    for (int i = 0, k = 0; i < n; i++) {
      PreStateBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        boolean above = e.buffer().get(k) < 0 && bounds.isUnstable(j);
        double slope = above ? middles.get(k) - halves.get(k) : middles.get(k) + halves.get(k);
        slopes.put(k, slope);
        double rise = -layer.alpha() * layer.diagonal(j) * bounds.low(j);
        offsets.put(k, above ? rise * slope : 0);
      }
    }
  }

  private void project(SearchedObjectives batch) {
    DoubleBuffer zs = batch.z().buffer();
    DoubleBuffer us = batch.zu().buffer();
    DoubleBuffer halves = half.rows(batch.size()).buffer();
    DoubleBuffer slopes = factor.rows(batch.size()).buffer();
    DoubleBuffer offsets = offset.rows(batch.size()).buffer();
    for (int k = 0, size = batch.size() * layer.size(); k < size; k++) {
      double next = 2 * halves.get(k) - us.get(k);
      us.put(k, next);
      zs.put(k, next * slopes.get(k) + offsets.get(k));
    }
  }
}
