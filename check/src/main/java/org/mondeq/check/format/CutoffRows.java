package org.mondeq.check.format;

/**
 * Multipliers that bound units in a part of a tree, for those fixpoints alone at which the tree's
 * lead ℓ is at most a cutoff δ: with a price {@code μ ≥ 0}, a lower bound of {@code ±r_j + μ (ℓ −
 * δ)} is one of {@code ±r_j} there.
 *
 * @param cutoff δ, positive
 * @param prices μ of each row
 * @param rows the multipliers and what they bound, taken as often as those of the whole box
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record CutoffRows(double cutoff, double[] prices, UnitRows rows) {}
