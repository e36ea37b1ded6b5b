/**
 * Sets of latent states: the M-Zonotope (also called CH-Zonotope) and its operations [Müller21,
 * §5.1].
 *
 * <p>{@code { a + Gᵀν + diag(β) η + e : |ν| ≤ 1, |η| ≤ 1, ‖e‖₂ ≤ ρ }}: a centre, generators as rows
 * of G, a box β, and a Euclidean ball ρ that carries every rounding error made on the way. With the
 * ball each operation is sound in floating-point arithmetic, not only on paper: what a product or a
 * sum may have lost is bounded a priori and added to ρ, which costs a few operations per coordinate
 * instead of a second evaluation in interval arithmetic.
 *
 * <p>Rejected: carrying rounding errors in β. They must be cast to generators before each affine
 * map, which adds a generator for every stable unit in every step; propagated as intervals instead,
 * they grow by {@code ‖|T|‖} per step, which is 3 to 10.
 */
package org.mondeq.certify.domain;
