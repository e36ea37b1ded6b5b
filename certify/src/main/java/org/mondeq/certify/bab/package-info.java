/**
 * Complete verification: branch and bound over the signs of units.
 *
 * <p>One tree for each class that the root bound leaves open. A node is a choice of signs; its
 * margin is bounded by {@link org.mondeq.certify.bound} and improved by some steps of ascent. It is
 * closed when the bound is positive, else split at the unit whose relaxation costs the bound most.
 * At roots, and at nodes that seem to have large subtrees, units are bounded anew for the fixpoints
 * whose margin is at most a cutoff ({@link org.mondeq.certify.bab.NodeTightener}): on the published
 * FCx200 and the first 100 test images that takes trees of 98,144 nodes to 472. Every bound also
 * proposes an input, which is tried on the model. A node without open units is a linear program.
 */
package org.mondeq.certify.bab;
