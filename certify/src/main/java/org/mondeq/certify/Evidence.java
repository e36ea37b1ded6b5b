package org.mondeq.certify;

import org.mondeq.certify.bound.ProofForm;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;

/** What a certified verdict rests on, for the independent checker. */
@FunctionalInterface
public interface Evidence {
  /** The certificate of the claim that was verified. */
  Certificate certificate(Claim claim, ProofForm form);
}
