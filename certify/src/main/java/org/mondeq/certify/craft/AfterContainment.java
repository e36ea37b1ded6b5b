package org.mondeq.certify.craft;

/** Steps from a set of all fixpoints to others with a better margin. */
interface AfterContainment {
  /**
   * Takes steps until the margin is positive or no longer improves.
   *
   * @throws UnboundedSetException if the sets stop being finite; what was reached stands
   */
  void run(Enclosure.Contained contained, Workspace work);
}
