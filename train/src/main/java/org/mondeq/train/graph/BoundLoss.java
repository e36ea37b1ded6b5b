package org.mondeq.train.graph;

/**
 * The part of a loss that comes from interval bounds.
 *
 * @param weight of the bounds, 0 to 1; the loss at the point itself has the rest
 * @param steps how often the bounds pass through the equilibrium, at least 1
 */
public record BoundLoss(double weight, int steps) {}
