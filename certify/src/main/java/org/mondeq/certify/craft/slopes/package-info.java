/**
 * Where CRAFT meets the adjoint equilibrium: the slope optimisation of its last part, and the
 * multipliers that prove its verdicts to a checker. The rest of CRAFT does not depend on {@link
 * org.mondeq.certify.bound}.
 */
package org.mondeq.certify.craft.slopes;
