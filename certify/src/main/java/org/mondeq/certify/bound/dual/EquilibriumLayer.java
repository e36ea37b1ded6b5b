package org.mondeq.certify.bound.dual;

import org.mondeq.linalg.Matrix;

/**
 * {@code r = Ŵ z + Û x + b̂}, {@code z = ReLU(r)}: a layer, or the part of one that is searched.
 */
public interface EquilibriumLayer {
  /** The number of units p. */
  int size();

  /** {@code D_j > 0}: the multiplier of unit j's equation is {@code f_j = g_j / D_j}. */
  double diagonal(int j);

  /** {@code Ŵ [p × p]}. */
  Matrix coupling();

  /** {@code ‖Ŵ e_j‖₂}, or more. */
  double couplingColumnNorm(int j);

  /** {@code ‖Ŵ − Ŵ_exact‖_F}, or more. */
  double couplingError();

  /** {@code Û [p × q]}. */
  Matrix input();

  /** {@code b̂ [p]}; only to be read. */
  double[] bias();

  /** α of the splitting that finds multipliers. */
  double alpha();

  /** {@code (I + α(I − W))⁻¹} of the {@code W = I + D (Ŵ − I)}. */
  Matrix resolvent();
}
