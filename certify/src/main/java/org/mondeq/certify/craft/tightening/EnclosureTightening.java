package org.mondeq.certify.craft.tightening;

import org.mondeq.certify.craft.containment.EnclosureSearch;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.domain.UnboundedSetException;

/** Steps from an enclosure of all fixpoints to others with a better margin. */
public interface EnclosureTightening {
  /**
   * Takes steps until the margin is positive or no longer improves.
   *
   * @throws UnboundedSetException if the sets diverge; margins seen before that remain valid
   */
  void run(EnclosureSearch.Contained contained, GeneratorBuffers work);
}
