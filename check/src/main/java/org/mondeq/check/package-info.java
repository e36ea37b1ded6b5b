/**
 * An independent checker of robustness certificates and of counterexamples, in plain doubles with
 * outward rounding. It uses nothing of the solvers and verifiers: what it takes from elsewhere are
 * the bytes of files.
 *
 * <p><b>The model.</b> {@code z = ReLU(y)}, {@code y = W z + U x + b}, {@code W = (1 − m) I − PᵀP +
 * Q − Qᵀ}, so that {@code x·(I − W) x ≥ m‖x‖²} and the fixpoint z is unique; logits {@code V z +
 * v}. A convolutional file denotes matrices U, P, Q, V ({@link
 * org.mondeq.check.ConvolutionalShape}). Take any {@code D > 0} and put {@code r_j = z_j + (y_j −
 * z_j)/D_j}. Then {@code z = ReLU(r)}: where {@code z_j > 0}, {@code y_j = z_j} and {@code r_j =
 * z_j}; elsewhere {@code y_j ≤ 0} and {@code r_j = y_j/D_j ≤ 0}. With {@code K = W − I + diag D},
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
 * <p><b>Balls.</b> Where raw pixels also lie within ε of a centre c in ℓ2 or ℓ1, {@code gap(x) =
 * gap(c) + U(x − c)} before positive parts, which lengthen no difference, so {@code ‖gap(x)‖ ≤
 * ‖gap(c)‖ + ε ‖U diag(1/std)‖} for the norm from that of the ball to ℓ2 ({@link
 * org.mondeq.check.BallReach}, {@link org.mondeq.check.BallBounds}). And in (2) below, with any
 * {@code Uᵀt = y + y'}, {@code y·x} is at least {@code y·c − ε ‖y/std‖_*}, and {@code y'·x} is
 * bounded over the box ({@link org.mondeq.check.BallInputs}). That a counterexample lies in its
 * ball is decided in exact arithmetic.
 *
 * <p><b>First bounds from a contained set.</b> With {@code R = (I + α(I − W))⁻¹}, {@code C = 2R −
 * I} and {@code F = 2αR}, a Peaceman-Rachford step takes u to {@code f(u) = C|u| + F (U x + b)},
 * since {@code 2 max(u, 0) − u = |u|}. For {@code v = (I + α(I − W)) w}, {@code ‖C v‖² = ‖w − α(I −
 * W) w‖² = ‖v‖² − 4α w·(I − W) w ≤ ‖v‖² − 4αm‖w‖²}, so C shrinks every vector by one factor below
 * 1, |·| lengthens no difference, and f contracts: from every u its iterates converge to the one
 * {@code u = f(u)}. That one is {@code u = z + α(y − z)} of the fixpoint: {@code z = max(u, 0)},
 * {@code |u| = 2z − u} and {@code (I + α(I − W)) z = |u| + α(U x + b)}. Let k steps lead from a
 * closed set S into S, for each x of the box. Then {@code fᵏ} never leaves S, and its limit u is in
 * S, and so in {@code fⁱ(S)} for all i. By {@code u = r} where either is positive, and {@code u = α
 * D r} elsewhere, its bounds bound r ({@link org.mondeq.check.ContainmentCheck}).
 *
 * <p>Sets are {@code {c + G ν + β∘η}}, ν and η in [−1, 1]. On {@code [l, h]} with {@code l < 0 <
 * h}, {@code |u| ∈ λu + μ ± μ} for any λ in [−1, 1] and {@code 2μ ≥ max(−(1 + λ) l, (1 − λ) h)};
 * the rest of a step is affine, and its rounding goes to β ({@link org.mondeq.check.StateSet}).
 * Such a set with {@code c', G', β'} is in one with an invertible G if {@code |G⁻¹G'| 1 + |G⁻¹|
 * max(0, |c' − c| + β' − β) ≤ 1}: what β does not take of a point, ν does [Müller21, Theorem 5.2].
 * R and {@code G⁻¹} are computed somehow, and how far they are off is bounded by the residual
 * ({@link org.mondeq.check.Splitting}, {@link org.mondeq.check.Inverse}).
 *
 * <p><b>A certificate</b> holds z̃ or a contained set, then rows t with {@code d = ±e_j}, which are
 * taken one after the other, for some rounds, to tighten the bounds of r, then for each other class
 * i a tree that divides the box by signs {@code r_j ≥ 0} and {@code r_j ≤ 0}, and a row t for each
 * of its leaves, by which {@code (V_label − V_i) z + v_label − v_i > 0} there ({@link
 * org.mondeq.check.TreeCheck}); a leaf whose bounds leave no r is closed as well.
 *
 * <p>In a part of a tree, rows may also bound r for those fixpoints alone at which the tree's lead
 * ℓ is at most a cutoff {@code δ > 0}: where {@code ℓ ≤ δ} and {@code μ ≥ 0}, {@code ±r_j ≥ ±r_j +
 * μ (ℓ − δ)}, which (2) bounds ({@link org.mondeq.check.Tightener}). If all leaves of that part are
 * closed within such bounds by more than {@code ε > 0}, every fixpoint of it has {@code ℓ > δ} or
 * {@code ℓ ≥ ε}.
 *
 * <p><b>Conjunctions.</b> A certificate may claim instead that of some functions {@code o·(V z + v)
 * + a·u + d} of logits and raw inputs u, nowhere all of one conjunction are at most 0. Where {@code
 * Σ λ_k f_k > 0} and {@code λ ≥ 0}, some {@code f_k > 0}; so each conjunction has a tree, whose
 * leaves and tightenings have weights λ and that sum in place of ℓ. It has a term {@code a·x},
 * which joins that of the inputs in (2). With {@code Λ = Σ λ_k}, {@code Σ λ_k f_k > ε} shows {@code
 * max f_k > ε/Λ} ({@link org.mondeq.check.Goal}). A conjunction of one function needs no weights.
 *
 * <p><b>A counterexample</b> holds an input of the box and a z̃ near its fixpoint. By the distance
 * above, {@code (V_i − V_label) z + v_i − v_label} is at least its value at z̃ less {@code ‖V_i −
 * V_label‖₂ ‖gap‖/m} ({@link org.mondeq.check.CounterexampleCheck}).
 */
package org.mondeq.check;
