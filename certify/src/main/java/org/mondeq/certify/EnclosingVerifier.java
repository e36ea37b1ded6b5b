package org.mondeq.certify;

import org.mondeq.spec.InputBox;

/**
 * A verifier that first looks for a set of all fixpoints of a box, which may fail and does not
 * depend on the claimed class.
 */
public interface EnclosingVerifier extends Verifier {
  /**
   * Whether such a set is found: {@link Verification#converged} of every class, without a proof of
   * one.
   *
   * @param box normalised inputs
   */
  boolean encloses(InputBox box);
}
