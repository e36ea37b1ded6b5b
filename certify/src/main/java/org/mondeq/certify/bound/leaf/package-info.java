/**
 * Linear programs where the sign of every unit is known. Their solutions are not trusted: they
 * become multipliers of {@link org.mondeq.certify.bound.dual.DualBound}.
 */
package org.mondeq.certify.bound.leaf;
