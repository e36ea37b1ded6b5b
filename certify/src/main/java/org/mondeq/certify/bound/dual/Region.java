package org.mondeq.certify.bound.dual;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.mondeq.linalg.Matrix;

/**
 * A box of normalised inputs for one layer, or the part of it in a ball, with what rounding costs
 * on it.
 */
public interface Region {
  /** The layer. */
  EquilibriumLayer layer();

  /** The number of inputs q. */
  int size();

  /** The middle of input i. */
  double center(int i);

  /** Half the width of input i. */
  double radius(int i);

  /** The ball that inputs lie in besides the box; nothing where the box is all. */
  Optional<InputBall> ball();

  /**
   * The input {@code [q]} at which {@code y·x} is smallest: a corner of the box, if it is all.
   *
   * @param slopes has y in one of its rows
   * @param row that row
   */
  default double[] corner(Matrix slopes, int row) {
    double[] corner = new double[size()];
    if (ball().isPresent()) {
      ball().get().minimise(slopes.buffer(), row * size(), DoubleBuffer.wrap(corner), 0);
      return corner;
    }
    for (int i = 0; i < corner.length; i++) {
      corner[i] = center(i) - Math.signum(slopes.get(row, i)) * radius(i);
    }
    return corner;
  }

  /** Error of the computed {@code g'·(Û x + b̂)} on the box, per unit of {@code ‖g'‖₂}. */
  double inputError();

  /** {@code ‖x‖₁} on the box, or more. */
  double reach();
}
