/**
 * Operator splitting on points: the fixpoint of a model and the adjoint equilibrium behind its
 * gradients [Winston20, §3].
 *
 * <p>Both problems have the form {@code z = prox(M z + c)} with {@code I − M ⪰ m I}: forward,
 * {@code M = W} and prox is the ReLU; backward, {@code M = Wᵀ} and prox is the projection onto the
 * active units. Rows are samples; solvers are immutable and safe for use by many threads.
 */
package org.mondeq.solver;
