package org.mondeq.check;

/** What the checker says of a certificate. */
public sealed interface Judgement {
  /**
   * The claim is true.
   *
   * @param lead the proved margin on the whole box, positive
   * @param leaves the parts into which the proofs divide the box, over all other classes
   */
  record Accepted(double lead, int leaves) implements Judgement {}

  /**
   * The certificate does not prove its claim, which may be true or false.
   *
   * @param reason why not, in one line
   */
  record Rejected(String reason) implements Judgement {}
}
