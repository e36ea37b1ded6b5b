/**
 * Complete verification: branch and bound over the signs of units.
 *
 * <p>One tree for each class that the root bound leaves open. A node is a choice of signs; its
 * margin is bounded by {@link org.mondeq.certify.bound} and improved by some steps of ascent. It is
 * closed when the bound is positive, else split at the unit whose relaxation costs the bound most.
 * Every bound also proposes an input, which is tried on the model. A node without open units is a
 * linear program.
 */
package org.mondeq.certify.bab;
