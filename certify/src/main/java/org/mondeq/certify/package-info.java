/**
 * Verdicts for robustness properties: that a model gives one class on a whole box of inputs.
 *
 * <p>{@link org.mondeq.certify.Verifier} is what every method implements; {@link
 * org.mondeq.certify.craft} is the published one, on the sets of {@link org.mondeq.certify.domain},
 * and has switches that leave parts of it out; {@link org.mondeq.certify.lipschitz} is a cheap one.
 * Only {@link org.mondeq.certify.Verdict.Certified} claims anything, and it can only be made from a
 * margin that is positive after outward rounding. {@link org.mondeq.certify.CheckedVerifier} lets
 * nothing pass that the independent checker does not accept.
 */
package org.mondeq.certify;
