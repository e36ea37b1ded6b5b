package org.mondeq.certify.bound.search;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Matrix;

/** The elementwise half of a Peaceman-Rachford step, which both equilibria of a batch share. */
final class Reflection {
  private Reflection() {}

  /** {@code u½ = 2x − u}, kept in u; {@code shifted = u½ + constant}; all {@code [n × p]}. */
  static void reflect(Matrix x, Matrix u, Matrix constant, Matrix shifted) {
    DoubleBuffer xs = x.buffer();
    DoubleBuffer us = u.buffer();
    DoubleBuffer constants = constant.buffer();
    DoubleBuffer sums = shifted.buffer();
    for (int i = 0, n = shifted.size(); i < n; i++) {
      double reflected = 2 * xs.get(i) - us.get(i);
      us.put(i, reflected);
      sums.put(i, reflected + constants.get(i));
    }
  }
}
