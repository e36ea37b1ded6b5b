package org.mondeq.certify.bound.search;

import java.nio.DoubleBuffer;
import org.mondeq.certify.bound.dual.EquilibriumLayer;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.linalg.Matrix;

/**
 * The derivatives of the bounds of a batch for the parameters of its relaxation, by the point at
 * which each relaxation is smallest: {@code r_j e_j} for the lower slope of a unit whose sign is
 * open, {@code low_j − r_j} for the multiplier of an active one's sign, and {@code r_j − high_j} of
 * an inactive one's.
 */
final class DualGradient {
  private final EquilibriumLayer layer;

  DualGradient(EquilibriumLayer layer) {
    this.layer = layer;
  }

  /**
   * Writes the derivatives; zero where a slope has no part in its bound.
   *
   * @param e rows e of the evaluation {@code [n × p]}
   * @param gradient {@code [n × p]}
   */
  void write(SearchedObjectives batch, Matrix e, Matrix gradient) {
    DoubleBuffer zs = batch.z().buffer();
    DoubleBuffer us = batch.zu().buffer();
    for (int i = 0, k = 0; i < batch.size(); i++) {
      PreStateBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        double z = zs.get(k);
        double r = z + (us.get(k) - z) / (layer.alpha() * layer.diagonal(j));
        double along = e.buffer().get(k);
        gradient.buffer().put(k, derivative(bounds, j, r, along));
      }
    }
  }

  private static double derivative(PreStateBounds bounds, int j, double r, double e) {
    if (bounds.isUnstable(j)) {
      return e > 0 ? r * e : 0;
    }
    return bounds.low(j) >= 0 ? bounds.low(j) - r : r - bounds.high(j);
  }
}
