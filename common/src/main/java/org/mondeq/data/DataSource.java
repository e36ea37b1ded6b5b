package org.mondeq.data;

/** Where one data set comes from. */
interface DataSource {
  /** What is known without looking. */
  DataSetInfo info();

  /**
   * Finds, checks and reads one split.
   *
   * @throws org.mondeq.io.InvalidInputException if a file is missing where it must be, or is
   *     damaged
   * @throws org.mondeq.io.FailedRunException if a download fails
   */
  LabeledDataset load(Split split, DataLocation where);
}
