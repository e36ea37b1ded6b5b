package org.mondeq.results;

/** The result for one sample: one line of a file of results. */
public interface IndexedResult {
  /** The sample, from 0. */
  int index();
}
