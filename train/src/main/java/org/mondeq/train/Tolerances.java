package org.mondeq.train;

import org.mondeq.solver.StoppingRule;

/**
 * When the solves of a step are precise enough.
 *
 * @param forward for the equilibrium
 * @param adjoint for the adjoint equilibrium
 */
record Tolerances(StoppingRule forward, StoppingRule adjoint) {}
