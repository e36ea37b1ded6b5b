package org.mondeq.certify.bound;

import java.util.List;

/**
 * A proved lower bound of one margin, and what helps to go on from it.
 *
 * @param value the bound; −∞ if there is none
 * @param iterates where a bound of the same margin within tighter bounds can start
 * @param candidates open units, the most promising to branch on first
 * @param corner the normalised input {@code [q]} at which the bound's relaxation is smallest
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record MarginBound(
    double value, List<double[]> iterates, List<Integer> candidates, double[] corner) {}
