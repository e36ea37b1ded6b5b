package org.mondeq.certify.bound;

import org.mondeq.linalg.Matrix;

/**
 * A margin {@code c·z + c₀} that is only of interest where it is not positive: for a price {@code μ
 * ≥ 0}, a lower bound of {@code s r_j + μ (c·z + c₀)} is one of {@code s r_j} at every fixpoint
 * where the margin is at most zero.
 *
 * @param directions has c in one of its rows
 * @param row that row
 * @param offset {@code c₀}
 */
record Cutoff(Matrix directions, int row, double offset) {
  /** The coefficient {@code c_k}. */
  double coefficient(int k) {
    return directions.get(row, k);
  }

  /** The margin at a state, a row of {@code z [n × p]}. */
  double margin(Matrix z, int of) {
    double sum = offset;
    for (int k = 0; k < z.cols(); k++) {
      sum += coefficient(k) * z.get(of, k);
    }
    return sum;
  }

  /** {@code ‖c‖₁}. */
  double size() {
    double sum = 0;
    for (int k = 0; k < directions.cols(); k++) {
      sum += Math.abs(coefficient(k));
    }
    return sum;
  }
}
