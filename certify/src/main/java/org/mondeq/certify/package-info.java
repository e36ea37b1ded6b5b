/**
 * Verdicts for robustness properties: that a model gives one class on a whole box of inputs.
 *
 * <p>{@link org.mondeq.certify.Verifier} is what every method implements; {@link
 * org.mondeq.certify.craft} is the published one, on the sets of {@link org.mondeq.certify.domain},
 * and has switches that leave parts of it out; {@link org.mondeq.certify.lipschitz} is a cheap one.
 * Only {@link org.mondeq.certify.Verdict.Certified} claims anything, and it can only be made from a
 * margin that is positive after outward rounding. The command line prints a verdict only after the
 * independent checker has accepted its proof.
 */
package org.mondeq.certify;
