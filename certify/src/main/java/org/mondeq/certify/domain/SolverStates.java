package org.mondeq.certify.domain;

/** A set of solver states (z, u), or of z alone, in a form that a step can start from. */
public sealed interface SolverStates permits RectifiedStates, ConsolidatedStates, BoxStates {
  /**
   * What the next step multiplies: the set of {@code 2z − u} if {@code reflecting}, else of {@code
   * z}.
   */
  StepOperand operand(boolean reflecting);
}
