/**
 * The part of training that runs in ND4J: the SameDiff graph, its gradients, and Adam.
 *
 * <p>The fixpoint solvers stay outside the graph: z and the adjoint w enter as placeholders, which
 * makes the gradient of the implicit layer a single vector-Jacobian product.
 *
 * <p>Tried and rejected: {@code SameDiff.fit}, whose step costs the same (4 ms at p = 87, batch
 * 128) but updates parameters while gradients are still being computed and hides the optimizer's
 * state; unrolled damped steps in the graph, which are exact only while the iteration contracts
 * fast; native convolutions in the graph, whose derivatives for P and Q alone take 140 ms for 128
 * images of 8 × 9 × 9, where {@link org.mondeq.train.graph.ConvolutionalLayerGraph} takes 20 ms for
 * everything.
 */
package org.mondeq.train.graph;
