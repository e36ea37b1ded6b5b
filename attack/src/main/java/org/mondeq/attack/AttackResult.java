package org.mondeq.attack;

/** What an attack on one sample found. */
public sealed interface AttackResult permits AdversarialExample, AttackResult.NotFound {
  /**
   * The smallest margin {@code y_label − max y_i} that was found in the box, solved to a known
   * error; negative for an adversarial example.
   */
  double margin();

  /**
   * No adversarial example was found, which is no proof that there is none.
   *
   * @param margin the smallest margin found: an upper bound of the true smallest one
   */
  record NotFound(double margin) implements AttackResult {}
}
