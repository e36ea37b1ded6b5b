package org.mondeq.cli.page;

/** What a counterexample is shown by. */
sealed interface Exhibit {
  /** What is said where there is nothing to see, with the file of the counterexample. */
  record Named(String file, String remark) implements Exhibit {}

  /**
   * Three pictures.
   *
   * @param original the input that the counterexample is near to, and its name
   * @param example the counterexample
   * @param difference of the two
   * @param facts of both
   */
  record Pictures(String name, Png original, Png example, Png difference, Facts facts)
      implements Exhibit {}

  /**
   * Values of features.
   *
   * @param original the input that the counterexample is near to, and its name
   * @param example the counterexample
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Features(Original original, double[] example, Facts facts) implements Exhibit {}

  /**
   * What both have to say.
   *
   * @param label the class that is to be kept
   * @param prediction the class that the model gives the counterexample
   * @param distance the largest difference of a value
   */
  record Facts(int label, int prediction, double distance) {}
}
