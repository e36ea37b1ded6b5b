package org.mondeq.certify.bound;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Matrix;

/**
 * The factors of the resolvents {@code t ↦ t / (1 + α D (1/slope − 1))} of a batch, for the lower
 * and for the upper line of each unit; they serve the adjoint splitting, and the one that finds the
 * point where the relaxation is smallest.
 */
final class LineFactors {
  private final ExplicitLayer layer;
  private final RowBuffer lower;
  private final RowBuffer upper;

  LineFactors(ExplicitLayer layer) {
    this.layer = layer;
    this.lower = new RowBuffer(layer.size());
    this.upper = new RowBuffer(layer.size());
  }

  /** Takes over the bounds and the lower slopes of a batch. */
  void prepare(Objectives batch) {
    DoubleBuffer uppers = upper(batch.size()).buffer();
    for (int i = 0, k = 0; i < batch.size(); i++) {
      NeuronBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        uppers.put(k, factor(bounds.upperSlope(j), j));
      }
    }
    update(batch);
  }

  /** Takes over the lower slopes of a batch whose bounds it knows. */
  void update(Objectives batch) {
    DoubleBuffer lowers = lower(batch.size()).buffer();
    DoubleBuffer uppers = upper(batch.size()).buffer();
    DoubleBuffer slopes = batch.lowerSlopes().buffer();
    for (int i = 0, k = 0; i < batch.size(); i++) {
      NeuronBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        lowers.put(k, bounds.isUnstable(j) ? factor(slopes.get(k), j) : uppers.get(k));
      }
    }
  }

  private double factor(double slope, int j) {
    return slope <= 0 ? 0 : slope / (slope + layer.alpha() * layer.diagonal(j) * (1 - slope));
  }

  /** Keeps up with {@link Objectives#keep}. */
  void keep(int[] rows) {
    for (int to = 0; to < rows.length; to++) {
      lower.move(rows[to], to);
      upper.move(rows[to], to);
    }
  }

  /** Of the lower lines {@code [n × p]}. */
  Matrix lower(int n) {
    return lower.rows(n);
  }

  /** Of the upper lines {@code [n × p]}. */
  Matrix upper(int n) {
    return upper.rows(n);
  }
}
