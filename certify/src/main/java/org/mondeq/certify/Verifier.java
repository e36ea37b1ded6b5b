package org.mondeq.certify;

import java.util.Optional;
import org.mondeq.spec.InputBox;

/**
 * A method that tries to prove robustness. Implementations are safe for use by many threads.
 *
 * <p>A certified verdict comes with {@link Verification#evidence} if the method can find any.
 */
public interface Verifier {
  /**
   * Tries to prove that every input of a box is given one class.
   *
   * @param box normalised inputs
   * @param label the claimed class
   */
  Verification verify(InputBox box, int label);

  /**
   * Whether an enclosure of all fixpoints of a box is found, which depends on no class: {@link
   * Verification#converged} without a proof. Empty for a method that looks for none.
   *
   * @param box normalised inputs
   */
  default Optional<Boolean> encloses(InputBox box) {
    return Optional.empty();
  }
}
