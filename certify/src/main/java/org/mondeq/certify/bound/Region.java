package org.mondeq.certify.bound;

/** A box of normalised inputs for one layer, with what rounding costs on it. */
interface Region {
  /** The layer. */
  Layer layer();

  /** The number of inputs q. */
  int size();

  /** The middle of input i. */
  double center(int i);

  /** Half the width of input i. */
  double radius(int i);

  /** Error of the computed {@code g'·(Û x + b̂)} on the box, per unit of {@code ‖g'‖₂}. */
  double inputError();

  /** {@code ‖x‖₁} on the box, or more. */
  double reach();
}
