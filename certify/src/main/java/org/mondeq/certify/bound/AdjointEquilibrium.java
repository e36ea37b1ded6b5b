package org.mondeq.certify.bound;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;

/**
 * Finds nearly optimal multipliers for a batch of objectives: Peaceman-Rachford splitting of {@code
 * (I − Wᵀ) f + D∘f∘(1/slope − 1) ∋ h}, where the slope of unit j is {@code u/(u − l)} for {@code
 * f_j < 0} and that of the objective's lower line for {@code f_j > 0}. The multiplier λ of a known
 * sign takes λ from h where the unit is active, and fixes {@code f = λ/D} where it is inactive.
 *
 * <p>One step costs one product {@code [n × p]·[p × p]}. The result is a heuristic: nothing about
 * it needs to be exact. Not for use by many threads.
 */
final class AdjointEquilibrium {
  private final ExplicitLayer layer;
  private final RowBuffer half;
  private final RowBuffer shifted;
  private final RowBuffer force;
  private final RowBuffer fixed;

  AdjointEquilibrium(ExplicitLayer layer) {
    this.layer = layer;
    this.half = new RowBuffer(layer.size());
    this.shifted = new RowBuffer(layer.size());
    this.force = new RowBuffer(layer.size());
    this.fixed = new RowBuffer(layer.size());
  }

  /**
   * Iterates until no f changes by more than {@code tolerance}, or so many steps.
   *
   * @param factors those of the batch as it is
   */
  void solve(Objectives batch, LineFactors factors, double tolerance, int maxSteps) {
    int n = batch.size();
    if (n == 0) {
      return;
    }
    force(batch);
    for (int step = 0; step < maxSteps; step++) {
      reflect(batch);
      Blas.multiply(shifted.rows(n), layer.resolvent(), half.rows(n));
      if (project(batch, factors) <= tolerance) {
        return;
      }
    }
  }

  private void force(Objectives batch) {
    DoubleBuffer forces = force.rows(batch.size()).buffer();
    DoubleBuffer constants = fixed.rows(batch.size()).buffer();
    DoubleBuffer hs = batch.h().buffer();
    DoubleBuffer signs = batch.signMultipliers().buffer();
    for (int i = 0, k = 0; i < batch.size(); i++) {
      NeuronBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        double lambda = signs.get(k);
        boolean active = bounds.low(j) >= 0;
        forces.put(k, layer.alpha() * (active ? hs.get(k) - lambda : hs.get(k)));
        constants.put(k, bounds.isInactive(j) ? lambda / layer.diagonal(j) : 0);
      }
    }
  }

  /** {@code u½ = 2f − u}, kept in u; {@code shifted = u½ + α h}. */
  private void reflect(Objectives batch) {
    DoubleBuffer fs = batch.f().buffer();
    DoubleBuffer us = batch.u().buffer();
    DoubleBuffer forces = force.rows(batch.size()).buffer();
    DoubleBuffer sums = shifted.rows(batch.size()).buffer();
    for (int i = 0, n = batch.size() * layer.size(); i < n; i++) {
      double reflected = 2 * fs.get(i) - us.get(i);
      us.put(i, reflected);
      sums.put(i, reflected + forces.get(i));
    }
  }

  /** {@code u = 2 f½ − u½}, {@code f = resolvent(u)}; the largest change of f. */
  private double project(Objectives batch, LineFactors factors) {
    Matrix f = batch.f();
    DoubleBuffer fs = f.buffer();
    DoubleBuffer us = batch.u().buffer();
    DoubleBuffer halves = half.rows(f.rows()).buffer();
    DoubleBuffer constants = fixed.rows(f.rows()).buffer();
    DoubleBuffer ups = factors.lower(f.rows()).buffer();
    DoubleBuffer downs = factors.upper(f.rows()).buffer();
    double change = 0;
    for (int i = 0, n = f.size(); i < n; i++) {
      double next = 2 * halves.get(i) - us.get(i);
      double value = next * (next > 0 ? ups.get(i) : downs.get(i)) + constants.get(i);
      change = Math.max(change, Math.abs(value - fs.get(i)));
      us.put(i, next);
      fs.put(i, value);
    }
    return change;
  }
}
