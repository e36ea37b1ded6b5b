package org.mondeq.certify.bound.dual;

import java.util.Optional;
import org.mondeq.linalg.Matrix;

/**
 * A linear function {@code c·z + a·x + c₀} that should be positive.
 *
 * @param directions has c in one of its rows
 * @param sizes has in the same row what the rounding of c is in proportion to; nothing where that
 *     is |c|
 * @param inputs has a in the same row; nothing where there is no a
 * @param row that row
 * @param offset {@code c₀}
 */
public record Margin(
    Matrix directions, Optional<Matrix> sizes, Optional<Matrix> inputs, int row, double offset) {
  /** {@code c·z + c₀}. */
  public Margin(Matrix directions, int row, double offset) {
    this(directions, Optional.empty(), Optional.empty(), row, offset);
  }

  /** The coefficient {@code c_k}. */
  public double coefficient(int k) {
    return directions.get(row, k);
  }

  /** What the rounding of {@code c_k} is in proportion to. */
  public double coefficientSize(int k) {
    return Math.abs(sizes.isPresent() ? sizes.get().get(row, k) : directions.get(row, k));
  }

  /** The coefficient {@code a_i}. */
  public double inputCoefficient(int i) {
    return inputs.isPresent() ? inputs.get().get(row, i) : 0;
  }

  /** The same with a constant that is smaller by a cutoff, rounded down. */
  public Margin below(double cutoff) {
    double less = cutoff == 0 ? offset : Math.nextDown(offset - cutoff);
    return new Margin(directions, sizes, inputs, row, less);
  }

  /** The same, rounded somehow. */
  public Margin minus(double cutoff) {
    return new Margin(directions, sizes, inputs, row, offset - cutoff);
  }

  /** The value at a state and an input, rows of {@code z [n × p]} and {@code x [n × q]}. */
  public double at(Matrix z, Matrix x, int of) {
    double sum = offset;
    for (int k = 0; k < z.cols(); k++) {
      sum += coefficient(k) * z.get(of, k);
    }
    if (inputs.isPresent()) {
      for (int i = 0; i < x.cols(); i++) {
        sum += inputs.get().get(row, i) * x.get(of, i);
      }
    }
    return sum;
  }

  /** {@code ‖c‖₁}. */
  public double norm() {
    double sum = 0;
    for (int k = 0; k < directions.cols(); k++) {
      sum += Math.abs(coefficient(k));
    }
    return sum;
  }
}
