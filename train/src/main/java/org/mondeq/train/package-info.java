/**
 * Fits the parameters of an equilibrium model by minibatch gradient descent with implicit
 * differentiation [Winston20, §3.3].
 *
 * <p>One step: the equilibrium z of a batch and the gradient {@code g = ∂L/∂z} at it; the adjoint
 * equilibrium {@code w = J (Wᵀ w + g)} with {@code J = diag(1[z > 0])}; then the parameter
 * gradients are those of {@code Σ (W z + U x + b) w}, with z and w held constant. Both equilibria
 * come from {@link org.mondeq.solver} in double precision, whatever the precision of the
 * parameters; solvers are never unrolled. What differs between dense and convolutional models is in
 * {@code Layer} for the solvers, and in its counterpart for the graph. {@link
 * org.mondeq.train.graph} holds what SameDiff does.
 *
 * <p>Start at {@link org.mondeq.train.Trainer}. What must stay true: the state between two epochs
 * is exactly what a {@code Checkpoint} holds, and everything drawn at random is a function of the
 * seed and the epoch, so that an interrupted run ends with the weights of an uninterrupted one.
 */
package org.mondeq.train;
