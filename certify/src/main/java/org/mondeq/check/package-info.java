/**
 * An independent checker of robustness certificates, in plain doubles with outward rounding. It
 * uses nothing of the solvers and verifiers: what it takes from elsewhere are the bytes of files.
 *
 * <p><b>The model.</b> {@code z = ReLU(y)}, {@code y = W z + U x + b}, {@code W = (1 − m) I − PᵀP +
 * Q − Qᵀ}, so that {@code x·(I − W) x ≥ m‖x‖²} and the fixpoint z is unique; logits {@code V z +
 * v}. Take any {@code D > 0} and put {@code r_j = z_j + (y_j − z_j)/D_j}. Then {@code z = ReLU(r)}:
 * where {@code z_j > 0}, {@code y_j = z_j} and {@code r_j = z_j}; elsewhere {@code y_j ≤ 0} and
 * {@code r_j = y_j/D_j ≤ 0}. With {@code K = W − I + diag D},
 *
 * <pre>  D r = K z + U x + b.                                                   (1)</pre>
 *
 * The checker chooses for D_j the double that it computes for {@code 1 − W_jj}. K is known up to an
 * error ({@link org.mondeq.check.Inexact}), which every use of it adds.
 *
 * <p><b>First bounds.</b> For a point {@code z̃ ≥ 0} and an input x let {@code gap_j = (W z̃ + U x
 * + b)_j − z̃_j}, or its positive part where {@code z̃_j = 0}. Then z̃ is the fixpoint for x of the
 * model with the bias {@code b − gap}, and by strong monotonicity {@code m ‖z − z̃‖² ≤ (z −
 * z̃)·gap}, so {@code ‖z − z̃‖ ≤ ‖gap‖/m}. By (1), {@code W z̃ − z̃ = K z̃ − D z̃}. The bounds of
 * z, through (1) and {@code r ≤ z}, bound r ({@link org.mondeq.check.FirstBounds}).
 *
 * <p><b>Lower bounds from multipliers.</b> For {@code c·z + d·r} and any vector t, add t times (1):
 *
 * <pre>  c·z + d·r  =  (c + Kᵀt)·z + (d − D∘t)·r + t·b + (Uᵀt)·x.              (2)</pre>
 *
 * The right side is at least the sum of the minima of its terms: for each unit over {@code z =
 * max(r, 0)}, {@code low ≤ r ≤ high}, for each input between its bounds ({@link
 * org.mondeq.check.LowerBound}). So whatever t is, the result holds; a good t makes it positive.
 *
 * <p><b>A certificate</b> holds z̃, then rows t with {@code d = ±e_j}, which tighten the bounds of
 * r one after the other, then for each other class i a tree that divides the box by signs {@code
 * r_j ≥ 0} and {@code r_j ≤ 0}, and a row t for each of its leaves, by which {@code (V_label − V_i)
 * z + v_label − v_i > 0} there ({@link org.mondeq.check.TreeCheck}); a leaf whose bounds leave no r
 * is closed as well.
 */
package org.mondeq.check;
