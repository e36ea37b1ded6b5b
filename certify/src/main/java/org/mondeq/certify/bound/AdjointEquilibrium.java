package org.mondeq.certify.bound;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;

/**
 * Finds nearly optimal multipliers for a batch of objectives: Peaceman-Rachford splitting of {@code
 * (I − Wᵀ) f + D∘f∘(1/slope − 1) ∋ h}, where the slope of unit j is {@code u/(u − l)} for {@code
 * f_j < 0} and that of the objective's lower line for {@code f_j > 0}.
 *
 * <p>One step costs one product {@code [n × p]·[p × p]}. The result is a heuristic: nothing about
 * it needs to be exact. Not for use by many threads.
 */
final class AdjointEquilibrium {
  private final ExplicitLayer layer;
  private Matrix half = Matrix.zeros(0, 1);
  private Matrix shifted = Matrix.zeros(0, 1);
  private Matrix positive = Matrix.zeros(0, 1);
  private Matrix negative = Matrix.zeros(0, 1);

  AdjointEquilibrium(ExplicitLayer layer) {
    this.layer = layer;
  }

  /** Iterates until no f changes by more than {@code tolerance}, or so many steps. */
  void solve(Objectives batch, double tolerance, int maxSteps) {
    int n = batch.size();
    if (n == 0) {
      return;
    }
    prepare(batch);
    for (int step = 0; step < maxSteps; step++) {
      reflect(batch);
      Blas.multiply(shifted.rows(0, n), layer.resolvent(), half.rows(0, n));
      if (project(batch) <= tolerance) {
        return;
      }
    }
  }

  private void prepare(Objectives batch) {
    int p = layer.size();
    int n = batch.size();
    Matrix lowerSlopes = batch.lowerSlopes();
    if (half.rows() < n || half.cols() != p) {
      int capacity = n + n / 4;
      half = Matrix.zeros(capacity, p);
      shifted = Matrix.zeros(capacity, p);
      positive = Matrix.zeros(capacity, p);
      negative = Matrix.zeros(capacity, p);
    }
    for (int row = 0; row < n; row++) {
      NeuronBounds bounds = batch.bounds(row);
      for (int j = 0; j < p; j++) {
        double low = bounds.low(j);
        double high = bounds.high(j);
        positive.set(row, j, contraction(lowerSlopes.get(row, j), low, high, j));
        negative.set(row, j, contraction(high / (high - low), low, high, j));
      }
    }
  }

  /** The factor of the resolvent {@code t ↦ t / (1 + α D (1/slope − 1))}. */
  private double contraction(double slope, double low, double high, int j) {
    double effective = low >= 0 ? 1 : high <= 0 ? 0 : slope;
    if (effective <= 0) {
      return 0;
    }
    return 1 / (1 + layer.alpha() * layer.diagonal(j) * (1 / effective - 1));
  }

  /** {@code u½ = 2f − u}, kept in u; {@code shifted = u½ + α h}. */
  private void reflect(Objectives batch) {
    DoubleBuffer fs = batch.f().buffer();
    DoubleBuffer us = batch.u().buffer();
    DoubleBuffer hs = batch.h().buffer();
    DoubleBuffer sums = shifted.buffer();
    double alpha = layer.alpha();
    for (int i = 0, n = batch.size() * layer.size(); i < n; i++) {
      double reflected = 2 * fs.get(i) - us.get(i);
      us.put(i, reflected);
      sums.put(i, reflected + alpha * hs.get(i));
    }
  }

  /** {@code u = 2 f½ − u½}, {@code f = resolvent(u)}; the largest change of f. */
  private double project(Objectives batch) {
    DoubleBuffer fs = batch.f().buffer();
    DoubleBuffer us = batch.u().buffer();
    DoubleBuffer halves = half.buffer();
    DoubleBuffer ups = positive.buffer();
    DoubleBuffer downs = negative.buffer();
    double change = 0;
    for (int i = 0, n = batch.size() * layer.size(); i < n; i++) {
      double next = 2 * halves.get(i) - us.get(i);
      double value = next * (next > 0 ? ups.get(i) : downs.get(i));
      change = Math.max(change, Math.abs(value - fs.get(i)));
      us.put(i, next);
      fs.put(i, value);
    }
    return change;
  }
}
