/**
 * The monotone operator equilibrium model as a value [Winston20].
 *
 * <p>{@code z = ReLU(W z + U x + b)}, {@code y = V z + v}, with {@code W = (1 − m) I − PᵀP + Q −
 * Qᵀ}, so that {@code I − W ⪰ m I} and the fixpoint exists and is unique for every input. The input
 * {@code x} is normalised; pixels, perturbations and ranges are raw, in [0, 1] ({@link
 * org.mondeq.model.Normalization} converts).
 *
 * <p>Start at {@link org.mondeq.model.MonDeq}; {@link org.mondeq.model.ModelFile} reads and writes
 * it.
 */
package org.mondeq.model;
