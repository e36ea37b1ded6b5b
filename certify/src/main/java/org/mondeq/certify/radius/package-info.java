/**
 * The radius of robustness of a sample: the largest ball on which the model keeps its class,
 * enclosed from below by proofs and from above by adversarial examples.
 *
 * <p>{@link org.mondeq.certify.radius.RadiusSearch} bisects. A ball that is certified certifies
 * those within it, and an adversarial example at some distance falsifies the balls that reach so
 * far; {@link org.mondeq.certify.radius.Bracket} keeps what follows from both. An answer may be
 * unknown at a radius, though: the search then goes on below it for a larger proof and above it for
 * a closer adversarial example, and leaves a gap.
 */
package org.mondeq.certify.radius;
