package org.mondeq.certify.radius;

import org.mondeq.attack.Attack;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.spec.InputBox;

/**
 * A verifier that cannot falsify, after an attack that can.
 *
 * @param attack looks for an adversarial example
 * @param seed of each attack
 * @param verifier is asked where none was found
 */
public record AttackFirst(Attack attack, long seed, Verifier verifier) implements Verifier {
  @Override
  public Verification verify(InputBox box, int label) {
    return attack.attack(box.middlePixels(), label, box, seed) instanceof AdversarialExample found
        ? new Verification(new Verdict.Falsified(found), true, "attack", 0)
        : verifier.verify(box, label);
  }
}
