package org.mondeq.results;

/**
 * How results for single samples are read, compared and moved, whatever they say of a sample.
 *
 * @param <R> the record of a line
 */
public interface ResultKind<R extends IndexedResult> {
  /** The name of the file of lines. */
  String file();

  /** The record of a line. */
  Class<R> type();

  /** What is said of the sample, in a word. */
  String answer(R result);

  /** Whether more work could have said more. */
  boolean isOpen(R result);

  /** Whether one result proves what the other refutes. */
  boolean contradict(R one, R other);

  /** Whether both are of a sample of one class, of which the model predicts the same. */
  boolean isSameSample(R one, R other);

  /** The same result with its evidence at other places; null where there is none. */
  R withEvidence(R result, String adversarial, String certificate);
}
