package org.mondeq.certify.craft;

/** What is done with a set of all fixpoints to reach a positive margin. */
interface AfterContainment {
  /**
   * Takes steps until the margin is positive or no longer improves.
   *
   * @throws UnboundedSetException if the sets stop being finite; what was reached stands
   */
  void run(Rectified contained, Workspace work);

  /** The best margin reached. */
  double best();

  /** The steps taken. */
  int steps();

  /** The part that reached the best margin. */
  String stage();
}
