package org.mondeq.attack;

import org.mondeq.attack.example.AttackResult;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.spec.InputBox;

/**
 * Searches an input box for an input that the model does not give its label.
 *
 * <p>Implementations may be used by many threads at once, and a result depends on the arguments
 * alone.
 */
public interface Attack {
  /**
   * Attacks one sample. A sample that is misclassified from the start may be its own adversarial
   * example: callers who distinguish the two ask {@link CheckedClassifier} first.
   *
   * @param pixels the raw image {@code [q]}, in the box
   * @param label the class that the model should keep
   * @param box the inputs that are allowed
   * @param seed decides every random choice; {@link SampleSeed} derives one for each sample
   * @throws IllegalArgumentException if the label is no class of the model, or the pixels do not
   *     lie in the box
   * @throws org.mondeq.io.FailedRunException if an equilibrium cannot be computed
   */
  AttackResult attack(double[] pixels, int label, InputBox box, long seed);
}
