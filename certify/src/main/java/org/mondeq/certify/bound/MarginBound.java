package org.mondeq.certify.bound;

import java.util.Optional;
import org.mondeq.certify.bound.dual.ProofLog;
import org.mondeq.certify.bound.search.WarmStart;

/**
 * A proved lower bound of one margin, and what helps to go on from it.
 *
 * @param value the bound; −∞ if there is none
 * @param open how to go on; nothing where the margin is proved to be positive
 * @param multipliers what proves that it is positive {@code [p]}, as a {@link ProofLog} has them;
 *     nothing unless a log is kept
 * @param weights of the functions of a conjunction, whose sum is bounded; nothing where there is
 *     one function
 */
public record MarginBound(
    double value, Optional<Open> open, Optional<double[]> multipliers, Optional<double[]> weights) {
  /**
   * What a bound that is not positive leaves.
   *
   * @param start where a bound of the same margin within tighter bounds of the units can start
   * @param branching the unit to branch on, or −1 if no sign is open
   * @param corner the normalised input {@code [q]} at which the bound's relaxation is smallest
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Open(WarmStart start, int branching, double[] corner) {}

  static MarginBound positive(
      double value, Optional<double[]> multipliers, Optional<double[]> weights) {
    return new MarginBound(value, Optional.empty(), multipliers, weights);
  }

  static MarginBound open(double value, Open open) {
    return new MarginBound(value, Optional.of(open), Optional.empty(), Optional.empty());
  }
}
