package org.mondeq.certify;

import java.util.Optional;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.spec.InputBox;

/**
 * A verifier that can write down what a certified verdict rests on. Safe for use by many threads.
 */
public interface ProvingVerifier {
  /**
   * As {@link Verifier#verify}, and what the verdict rests on. A verdict that leaves no room for
   * other arithmetic may not be certified then.
   */
  Proved prove(InputBox box, int label);

  /**
   * A verdict with its evidence.
   *
   * @param evidence nothing unless the verdict is certified, and where there is none to be found
   */
  record Proved(Verification verification, Optional<Evidence> evidence) {}

  /** What a certified verdict rests on. */
  @FunctionalInterface
  interface Evidence {
    /** The certificate of the claim that was verified. */
    Certificate certificate(Claim claim, ProofForm form);
  }
}
