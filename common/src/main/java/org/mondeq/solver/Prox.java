package org.mondeq.solver;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Matrix;

/**
 * The elementwise nonlinearity of one equilibrium problem: the ReLU of the forward problem, or the
 * projection onto the active units of the backward one.
 */
final class Prox {
  private final DoubleBuffer activity;

  private Prox(DoubleBuffer activity) {
    this.activity = activity;
  }

  static Prox relu() {
    return new Prox(null);
  }

  /** Keeps the units that are positive in {@code z}, and zeroes the others. */
  static Prox activeIn(Matrix z) {
    return new Prox(z.buffer());
  }

  double apply(int index, double value) {
    boolean keep = activity == null ? value > 0 : activity.get(index) > 0;
    return keep || Double.isNaN(value) ? value : 0;
  }
}
