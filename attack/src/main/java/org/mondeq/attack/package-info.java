/**
 * The search for adversarial examples: inputs near a sample that the model classifies otherwise.
 *
 * <p>An attack can only refute robustness. A {@link org.mondeq.attack.Cascade} of searches works
 * with loosely solved equilibria; what they find counts only after {@link
 * org.mondeq.attack.example.CheckedClassifier} has solved the written pixels again, by both
 * splitting methods and to a known error. The number of samples that withstand is an upper bound on
 * what can be certified.
 *
 * <p>{@link org.mondeq.attack.search.PgdSearch} is the published attack, {@link
 * org.mondeq.attack.apgd.ApgdSearch} chooses its step sizes itself, and {@link
 * org.mondeq.attack.square.SquareSearch} asks for no gradient. A search is one batch of restarts
 * and targets of one sample, so that a result depends on no other sample: products with models of
 * 40 to 800 units reach four fifths of their full speed at 45 rows, and more rows than 180 add
 * nothing.
 *
 * <p>A margin is {@code y_label − max y_i} over the other classes; a negative one is a
 * misclassification. Gradients pass through the equilibrium {@code z = ReLU(W z + U x + b)} by the
 * adjoint equilibrium {@code w = J (Wᵀ w + Vᵀ d)}, {@code ∂(d·y)/∂x = Uᵀ w}, for a direction d of
 * the logits. No method needs more than two classes. The difference of logits ratio of [Croce20],
 * which needs four, is left out: it makes the margin independent of the scale of the logits, and
 * steps by the signs of gradients already are.
 *
 * <p>Measured on fully connected MNIST models of 87 and 200 units, 100 samples, radius 0.05: warm
 * starts take 7.3 and 8.0 solver iterations a step in place of 13.0 and 15.2, and 19 % and 31 % off
 * the CPU time. Tolerances of 1e-2 to 1e-4 and, at 87 units, first steps of 0.2 to 1 radii and last
 * steps of 0.005 to 0.2 leave the bound as it is and the mean margin within 5e-4.
 */
package org.mondeq.attack;
