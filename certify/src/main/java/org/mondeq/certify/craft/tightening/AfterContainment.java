package org.mondeq.certify.craft.tightening;

import org.mondeq.certify.craft.containment.Enclosure;
import org.mondeq.certify.craft.step.Workspace;
import org.mondeq.certify.domain.UnboundedSetException;

/** Steps from a set of all fixpoints to others with a better margin. */
public interface AfterContainment {
  /**
   * Takes steps until the margin is positive or no longer improves.
   *
   * @throws UnboundedSetException if the sets stop being finite; what was reached stands
   */
  void run(Enclosure.Contained contained, Workspace work);
}
