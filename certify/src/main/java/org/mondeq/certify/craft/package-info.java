/**
 * CRAFT: certification by fixpoint iteration on M-Zonotopes [Müller21, Algorithm 1 and App. B].
 *
 * <p>An abstract Peaceman-Rachford step is applied to a set of states until a later set lies in an
 * earlier, consolidated one: then it contains the states z*, u* of every fixpoint (Thm. A.2). From
 * there PR and FB steps may be mixed freely, because each maps fixpoints to themselves (Thm. 4.2,
 * A.1), until the margin is positive or no longer improves.
 *
 * <p>Both steps have the form {@code t ← T s + F (U x + b)}, {@code z = ReLU(t)}, with {@code s =
 * 2z − t}, {@code T = 2R − I}, {@code F = 2αR}, {@code R = (I + α(I − W))⁻¹} for PR (where u = t),
 * and {@code s = z}, {@code T = (1 − α)I + αW}, {@code F = αI} for FB. A state is therefore one
 * zonotope for t and the relaxation of its ReLU: z and s are scalings of its columns, which fold
 * into T, and one step is one product {@code [k × p]·[p × p]} and one pass for the bounds. The
 * noise symbols of the input are the first q generators; their part {@code F U diag(x_r)} is a row
 * scaling of a matrix that belongs to the model. Sharing them over steps is sound also after
 * containment: for each fixed x, the iterates that start anywhere in the containing set stay in the
 * slice of the contained one that belongs to x.
 *
 * <p>The slope optimisation at the end pulls the margin back instead of pushing sets forward. All
 * sets after containment hold the same fixpoints, so the bounds of each of their units can be
 * intersected over all steps, whatever α they had ({@link org.mondeq.certify.craft.UnitBounds}).
 * With these bounds fixed, the published optimisation over unrolled forward-backward steps has a
 * limit for infinitely many steps: slopes determine multipliers through an adjoint equilibrium of
 * the size of one state, and any multipliers prove a bound ({@link
 * org.mondeq.certify.craft.MultiplierBound}). It is at least as good as any finite number of steps
 * with the same bounds and costs O(p² + p q) for a class and step, so by default it takes the place
 * of the forward-backward steps; {@code slopes.when: last} restores the published order.
 *
 * <p>{@link org.mondeq.certify.craft.Ablation} leaves parts out. Boxes keep u alone and use {@code
 * 2z − u = |u|}; a search by forward-backward steps alone has no u, and its steps must contract.
 *
 * <p>Start at {@link org.mondeq.certify.craft.Craft}.
 */
package org.mondeq.certify.craft;
