/**
 * The files that verifiers and attacks write and the checker reads: certificates and
 * counterexamples. This is all that the two sides share; no class here knows how a claim is proved.
 */
package org.mondeq.check.format;
