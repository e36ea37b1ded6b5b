/**
 * Bounds from the adjoint equilibrium: a sound lower bound of any linear function of the fixpoint
 * over an input box, or its part in a ball, from any multiplier.
 *
 * <p>With {@code D = 1 − diag(W) ≥ m} the self-loop is taken out: {@code r = Ŵ z + Û x + b̂},
 * {@code diag(Ŵ) = 0}, and {@code z = ReLU(r)} at the fixpoint. For an objective {@code c·z + d·r}
 * and any vector g, with {@code g' = g + d} and {@code e = c + Ŵᵀ g'},
 *
 * <pre>  c·z + d·r  =  e·z − g·r + g'·(Û x + b̂),</pre>
 *
 * whose right side is bounded term by term: over the input box, and over the graph of each ReLU
 * between bounds of r. Soundness never depends on how g was found, so only {@link
 * org.mondeq.certify.bound.dual.DualBound} has to be right. Its maximum over g is the bound of the
 * triangle relaxation as a linear program.
 *
 * <p>A nearly optimal g is the equilibrium of backward bound propagation, {@code g = slope(e) ∘ e}.
 * In {@code f = g/D} it is the monotone inclusion {@code (I − Wᵀ) f + D∘f∘(1/slope − 1) ∋
 * objective}, which Peaceman-Rachford splitting solves ({@link
 * org.mondeq.certify.bound.search.AdjointEquilibrium}) for many objectives at once. Rows are
 * objectives; each has its own bounds of r.
 *
 * <p>Two verifiers build on this: branch and bound asks for margins at many nodes ({@link
 * org.mondeq.certify.bound.MarginBounder}), CRAFT for those over its enclosure ({@link
 * org.mondeq.certify.bound.SlopeBounder}). Both improve g by ascent over the slopes of lower lines
 * and the multipliers of known signs ({@link org.mondeq.certify.bound.search.SlopeSearch}).
 *
 * <p>Units are bounded by {@code ±r_j} over all fixpoints ({@link
 * org.mondeq.certify.bound.UnitBounder}), or over those alone at which one margin is at most a
 * cutoff ({@link org.mondeq.certify.bound.CutoffTightener}).
 *
 * <p>Tried and rejected: tightening the units of each node over all its fixpoints (on the published
 * FCx200 one round makes a node four times as expensive and halves a tree at best), and looking one
 * step ahead for the unit to branch on (no smaller trees).
 */
package org.mondeq.certify.bound;
