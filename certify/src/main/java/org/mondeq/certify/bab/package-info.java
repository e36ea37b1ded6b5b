/**
 * Complete verification: branch and bound over the signs of units.
 *
 * <p>One tree for each class that the root bound leaves open. A node is a set of bounds of r; its
 * margin is bounded by {@link org.mondeq.certify.bound}; a node is closed when the bound is
 * positive or its bounds are empty, else it is split at the unit that helps most, found by looking
 * one step ahead. Every bound also proposes an input, which is tried on the model. A node without
 * open units is a linear program.
 */
package org.mondeq.certify.bab;
