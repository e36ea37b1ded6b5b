package org.mondeq.certify.query;

import org.mondeq.certify.bound.ProofForm;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;

/** The answer of a verifier to whether a case of a query holds anywhere. */
public sealed interface Answer {
  /**
   * It holds nowhere.
   *
   * @param margin what the largest function of each conjunction is everywhere, at least; positive
   * @param evidence what that rests on
   */
  record Unsat(double margin, Evidence evidence) implements Answer {}

  /**
   * It holds at an input.
   *
   * @param pixels the input of the model, raw {@code [q]}
   * @param conjunction the one that holds
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Sat(double[] pixels, int conjunction) implements Answer {}

  /**
   * Neither was shown.
   *
   * @param reason why not, in words
   */
  record Unknown(String reason) implements Answer {}

  /** What a proof rests on. */
  @FunctionalInterface
  interface Evidence {
    /** The certificate of the claim that was verified. */
    Certificate certificate(Claim claim, ProofForm form);
  }
}
