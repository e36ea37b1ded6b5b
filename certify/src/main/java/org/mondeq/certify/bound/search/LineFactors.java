package org.mondeq.certify.bound.search;

import java.nio.DoubleBuffer;
import org.mondeq.certify.bound.dual.EquilibriumLayer;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.RowBuffer;
import org.mondeq.linalg.Matrix;

/**
 * The factors of the resolvents {@code t ↦ t / (1 + α D (1/slope − 1))} of a batch, on the lower
 * line of each unit for positive t and on the upper one for negative t; they serve the adjoint
 * splitting, and the one that finds the point where the relaxation is smallest.
 *
 * <p>Kept as {@code (lower + upper)/2} and {@code (lower − upper)/2}, so that the resolvent is
 * {@code middle · t + half · |t|}, which needs no branch.
 */
public final class LineFactors {
  private final EquilibriumLayer layer;
  private final RowBuffer middle;
  private final RowBuffer half;

  public LineFactors(EquilibriumLayer layer) {
    this.layer = layer;
    this.middle = new RowBuffer(layer.size());
    this.half = new RowBuffer(layer.size());
  }

  /** Takes over the bounds and the lower slopes of a batch. */
  public void prepare(SearchedObjectives batch) {
    DoubleBuffer middles = middle.rows(batch.size()).buffer();
    DoubleBuffer halves = half.rows(batch.size()).buffer();
    for (int i = 0, k = 0; i < batch.size(); i++) {
      PreStateBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        middles.put(k, factor(bounds.upperSlope(j), j));
        halves.put(k, 0);
      }
    }
    update(batch);
  }

  /** Takes over the lower slopes of a batch whose bounds it knows. */
  void update(SearchedObjectives batch) {
    DoubleBuffer middles = middle.rows(batch.size()).buffer();
    DoubleBuffer halves = half.rows(batch.size()).buffer();
    DoubleBuffer slopes = batch.lowerSlopes().buffer();
    for (int i = 0, k = 0; i < batch.size(); i++) {
      PreStateBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        if (bounds.isUnstable(j)) {
          double lower = factor(slopes.get(k), j);
          double upper = middles.get(k) - halves.get(k);
          middles.put(k, (lower + upper) / 2);
          halves.put(k, (lower - upper) / 2);
        }
      }
    }
  }

  private double factor(double slope, int j) {
    return slope <= 0 ? 0 : slope / (slope + layer.alpha() * layer.diagonal(j) * (1 - slope));
  }

  /** Keeps up with {@link SearchedObjectives#keep}. */
  void keep(int[] rows) {
    for (int to = 0; to < rows.length; to++) {
      middle.move(rows[to], to);
      half.move(rows[to], to);
    }
  }

  /** {@code (lower + upper)/2 [n × p]}. */
  Matrix middle(int n) {
    return middle.rows(n);
  }

  /** {@code (lower − upper)/2 [n × p]}. */
  Matrix half(int n) {
    return half.rows(n);
  }
}
