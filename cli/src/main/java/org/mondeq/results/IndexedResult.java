package org.mondeq.results;

/** The result for one sample: one line of a file of results. */
public interface IndexedResult {
  /** The sample, from 0. */
  int index();

  /** The file of its counterexample, relative to the folder; null if there is none. */
  String adversarial();

  /** The file of its certificate, as the run was told its folder; null if there is none. */
  String certificate();
}
