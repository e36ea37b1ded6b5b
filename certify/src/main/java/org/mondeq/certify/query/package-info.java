/**
 * Queries as the verifiers see them: for one model, boxes of its raw inputs, and on each of them
 * conjunctions of linear functions of outputs and inputs, which are unsafe where they hold.
 *
 * <p>Decimals become doubles here: what is proved is no less than what a query asks, and what
 * satisfies it does so as it is written.
 */
package org.mondeq.certify.query;
