package org.mondeq.certify.craft;

import org.mondeq.linalg.Matrix;

/**
 * Linear functions {@code c_i · z + d_i · r} of a fixpoint, to be bounded from below.
 *
 * @param ofStates the rows {@code c_i [n × p]}
 * @param ofUnits the rows {@code d_i [n × p]}
 */
record Objectives(Matrix ofStates, Matrix ofUnits) {

  /** The functions {@code c_i · z}. */
  static Objectives ofStates(Matrix directions) {
    return new Objectives(directions, Matrix.zeros(directions.rows(), directions.cols()));
  }

  /** {@code r_j} for each given unit, and after these {@code −r_j} for each. */
  static Objectives bothSidesOf(int[] units, int latent) {
    Matrix sides = Matrix.zeros(2 * units.length, latent);
    for (int i = 0; i < units.length; i++) {
      sides.set(i, units[i], 1);
      sides.set(units.length + i, units[i], -1);
    }
    return new Objectives(Matrix.zeros(sides.rows(), latent), sides);
  }

  /** The number n of functions. */
  int size() {
    return ofStates.rows();
  }
}
