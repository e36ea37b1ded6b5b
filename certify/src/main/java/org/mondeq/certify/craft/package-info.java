/**
 * CRAFT: certification by fixpoint iteration on M-Zonotopes [Müller21, Algorithm 1 and Appendix B].
 *
 * <p>As published, an abstract Peaceman-Rachford step is applied to a set of states until a later
 * set lies in an earlier, consolidated one: then it contains the states z*, u* of every fixpoint
 * (Theorem A.2). From there PR and FB steps may be mixed freely, because each maps fixpoints to
 * themselves (Theorem 4.2, Theorem A.1), until the margin is positive or no longer improves.
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
 * <p>The order is the published one: Peaceman-Rachford steps to containment and 20 further ones,
 * forward-backward steps whose α a line search has found, and slope optimisation if the best margin
 * is above −1. The slope optimisation itself differs from the published one. That unrolls 20 to 60
 * forward-backward steps and pulls the margin back through them; here the bounds of each unit are
 * intersected over all steps after containment, whatever α they had, since all their sets hold the
 * same fixpoints, and with these bounds fixed the number of unrolled steps goes to infinity. In
 * that limit slopes determine multipliers through an adjoint equilibrium of the size of one state,
 * any multipliers prove a bound, and a step costs O(p² + p q) for a class ({@link
 * org.mondeq.certify.bound.search.SlopeSearch}). The same search tightens the bounds of the units
 * between rounds, which the published one does not; α is not optimised. {@code slopes.when: first}
 * lets the optimisation take the place of the forward-backward steps, {@code never} leaves it out,
 * as ablations do unless told otherwise; {@code slopes.rounds: 0} leaves the bounds of the units as
 * the steps have found them, which comes near the published strength.
 *
 * <p>Neither the step size nor consolidations and widenings need be given: the spectrum of {@code I
 * − W} chooses the size ({@link org.mondeq.certify.craft.step.SpectralStepSizes}), and since a
 * Peaceman-Rachford step contracts by a factor that the model has, the sets of iterates enclose all
 * fixpoints once they have room for what is left of the way ({@link
 * org.mondeq.certify.craft.containment.ContractionSearch}). Inclusion in an earlier set is not
 * needed then, which consolidations make hard: they widen sets by a factor that grows with p. On a
 * convolutional model of 648 units with {@code ‖I − W‖ = 229}, ten steps after a consolidation sets
 * are 34 to 140 times as wide with α = 0.05, 0.015 and 0.0044; without one they converge with α
 * from 0.035 to 0.05, and grow with 0.025 and less.
 *
 * <p>{@link org.mondeq.certify.craft.config.Ablation} leaves parts out. Boxes keep u alone and use
 * {@code 2z − u = |u|}; a search by forward-backward steps alone has no u, and its steps must
 * contract.
 *
 * <p>Start at {@link org.mondeq.certify.craft.Craft}.
 */
package org.mondeq.certify.craft;
