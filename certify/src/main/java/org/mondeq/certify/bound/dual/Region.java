package org.mondeq.certify.bound.dual;

import org.mondeq.linalg.Matrix;

/** A box of normalised inputs for one layer, with what rounding costs on it. */
public interface Region {
  /** The layer. */
  EquilibriumLayer layer();

  /** The number of inputs q. */
  int size();

  /** The middle of input i. */
  double center(int i);

  /** Half the width of input i. */
  double radius(int i);

  /**
   * The corner {@code [q]} at which {@code y·x} is smallest.
   *
   * @param slopes has y in one of its rows
   * @param row that row
   */
  default double[] corner(Matrix slopes, int row) {
    double[] corner = new double[size()];
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
