package org.mondeq.certify.bound.search;

import java.nio.DoubleBuffer;
import org.mondeq.certify.bound.dual.EquilibriumLayer;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.RowBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.solver.WorkTime;

/**
 * Finds nearly optimal multipliers of the adjoint bound for a batch of objectives:
 * Peaceman-Rachford splitting of {@code (I − Wᵀ) f + D∘f∘(1/slope − 1) ∋ h}, where the slope of
 * unit j is {@code u/(u − l)} for {@code f_j < 0} and that of the objective's lower line for {@code
 * f_j > 0}. The multiplier λ of a known sign takes λ from h where the unit is active, and fixes
 * {@code f = λ/D} where it is inactive.
 *
 * <p>One step costs one product {@code [n × p]·[p × p]}. The result is a heuristic: nothing about
 * it needs to be exact. Not for use by many threads.
 */
public final class AdjointEquilibrium {
  /** The number of steps between two looks at the residual. */
  private static final int CHECK = 4;

  private final EquilibriumLayer layer;
  private final RowBuffer half;
  private final RowBuffer shifted;
  private final RowBuffer force;
  private final RowBuffer fixed;

  public AdjointEquilibrium(EquilibriumLayer layer) {
    this.layer = layer;
    this.half = new RowBuffer(layer.size());
    this.shifted = new RowBuffer(layer.size());
    this.force = new RowBuffer(layer.size());
    this.fixed = new RowBuffer(layer.size());
  }

  /**
   * Iterates until the residual is at most {@code tolerance}, or for at most {@code maxSteps}
   * steps.
   *
   * @param factors prepared for the batch as it is
   */
  public void solve(SearchedObjectives batch, LineFactors factors, double tolerance, int maxSteps) {
    int n = batch.size();
    if (n == 0) {
      return;
    }
    force(batch);
    for (int step = 0; step < maxSteps; step++) {
      WorkTime.check();
      Reflection.reflect(batch.f(), batch.u(), force.rows(n), shifted.rows(n));
      Blas.multiply(shifted.rows(n), layer.resolvent(), half.rows(n));
      if (tolerance > 0 && step % CHECK == CHECK - 1 && residual(batch) <= tolerance) {
        return;
      }
      project(batch, factors);
    }
  }

  private void force(SearchedObjectives batch) {
    DoubleBuffer forces = force.rows(batch.size()).buffer();
    DoubleBuffer constants = fixed.rows(batch.size()).buffer();
    DoubleBuffer hs = batch.h().buffer();
    DoubleBuffer signs = batch.signMultipliers().buffer();
    for (int i = 0, k = 0; i < batch.size(); i++) {
      PreStateBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        double lambda = signs.get(k);
        boolean active = bounds.low(j) >= 0;
        forces.put(k, layer.alpha() * (active ? hs.get(k) - lambda : hs.get(k)));
        constants.put(k, bounds.isInactive(j) ? lambda / layer.diagonal(j) : 0);
      }
    }
  }

  /** {@code max |f½ − f|}, which is zero at the solution. */
  private double residual(SearchedObjectives batch) {
    DoubleBuffer fs = batch.f().buffer();
    DoubleBuffer halves = half.rows(batch.size()).buffer();
    double largest = 0;
    for (int i = 0, n = batch.size() * layer.size(); i < n; i++) {
      largest = Math.max(largest, Math.abs(halves.get(i) - fs.get(i)));
    }
    return largest;
  }

  /** {@code u = 2 f½ − u½}, {@code f = resolvent(u)}. */
  private void project(SearchedObjectives batch, LineFactors factors) {
    int n = batch.size();
    DoubleBuffer fs = batch.f().buffer();
    DoubleBuffer us = batch.u().buffer();
    DoubleBuffer solved = half.rows(n).buffer();
    DoubleBuffer constants = fixed.rows(n).buffer();
    DoubleBuffer middles = factors.middle(n).buffer();
    DoubleBuffer halves = factors.half(n).buffer();
    for (int i = 0, size = n * layer.size(); i < size; i++) {
      double next = 2 * solved.get(i) - us.get(i);
      us.put(i, next);
      fs.put(i, next * middles.get(i) + Math.abs(next) * halves.get(i) + constants.get(i));
    }
  }
}
