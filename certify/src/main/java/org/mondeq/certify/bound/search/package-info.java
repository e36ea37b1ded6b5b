/**
 * What may be wrong: the search for good multipliers. Any multipliers prove a true bound, so an
 * error here makes bounds weaker, never false.
 */
package org.mondeq.certify.bound.search;
