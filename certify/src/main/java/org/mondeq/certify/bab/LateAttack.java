package org.mondeq.certify.bab;

import java.util.Optional;
import org.mondeq.attack.Attack;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.spec.InputBox;

/**
 * A thorough attack on one sample, once its trees have grown so large that they are likely to take
 * longer than it does: counterexamples that a quick attack misses are the deepest trees.
 */
final class LateAttack {
  /** Nodes that cost about as much as the attack. */
  private static final long NODES = 250;

  private final Attack attack;
  private final InputBox box;
  private final int label;
  private final long seed;
  private boolean done;

  LateAttack(Attack attack, InputBox box, int label, long seed) {
    this.attack = attack;
    this.box = box;
    this.label = label;
    this.seed = seed;
  }

  /** Attacks when it is time; once. */
  Optional<AdversarialExample> after(long nodes) {
    if (done || nodes < NODES) {
      return Optional.empty();
    }
    done = true;
    return attack.attack(box.middlePixels(), label, box, seed) instanceof AdversarialExample found
        ? Optional.of(found)
        : Optional.empty();
  }
}
