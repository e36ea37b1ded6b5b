/**
 * The search for adversarial examples: inputs near a sample that the model classifies otherwise.
 *
 * <p>An attack can only refute robustness. {@link org.mondeq.attack.ProjectedGradientDescent}
 * searches with loosely solved equilibria; what it finds counts only after {@link
 * org.mondeq.attack.CheckedClassifier} has solved the written pixels again, to a known error. The
 * number of samples that withstand is an upper bound on what can be certified.
 *
 * <p>A margin is {@code y_label − max y_i} over the other classes; a negative one is a
 * misclassification. Gradients pass through the equilibrium {@code z = ReLU(W z + U x + b)} by the
 * adjoint equilibrium {@code w = J (Wᵀ w + Vᵀ d)}, {@code ∂(d·y)/∂x = Uᵀ w}, for a direction d of
 * the logits.
 */
package org.mondeq.attack;
