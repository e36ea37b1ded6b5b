package org.mondeq.certify.bound.leaf;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a margin where no unit is open.
 *
 * @param value a lower bound
 * @param multipliers what proves it {@code [p]}; nothing unless a log is kept, and where there is
 *     no bound
 * @param inputs normalised inputs {@code [q]} that minimise it, as far as the solver of linear
 *     programs is right
 * @param weights of the functions whose sum is bounded; nothing where there is one
 */
public record LeafBound(
    double value,
    Optional<double[]> multipliers,
    List<double[]> inputs,
    Optional<double[]> weights) {}
