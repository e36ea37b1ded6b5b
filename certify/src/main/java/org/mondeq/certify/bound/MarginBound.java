package org.mondeq.certify.bound;

import java.util.Optional;

/**
 * A proved lower bound of one margin, and what helps to go on from it.
 *
 * @param value the bound; −∞ if there is none
 * @param open how to go on; nothing where the margin is proved to be positive
 */
public record MarginBound(double value, Optional<Open> open) {
  /**
   * What a bound that is not positive leaves.
   *
   * @param start where a bound of the same margin within tighter bounds of the units can start
   * @param branching the unit to branch on, or −1 if no sign is open
   * @param corner the normalised input {@code [q]} at which the bound's relaxation is smallest
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Open(WarmStart start, int branching, double[] corner) {}

  static MarginBound positive(double value) {
    return new MarginBound(value, Optional.empty());
  }
}
