package org.mondeq.cli.evidence;

import java.util.Optional;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.attack.example.PixelDepth;
import org.mondeq.experiment.Sample;
import org.mondeq.model.MonDeq;

/**
 * The input in the middle of an input set, as a counterexample where the model gives it another
 * class than the set claims. Safe for use by many threads.
 *
 * @param model the whole model
 * @param classifier the one of that model
 * @param depth the values that pixels of a counterexample may have
 */
public record Middle(MonDeq model, CheckedClassifier classifier, PixelDepth depth) {
  /** What results call the part of a method that looked at the middle. */
  public static final String STAGE = "middle";

  /** The counterexample, if the input is one beyond every rounding and solver error. */
  public Optional<AdversarialExample> refutes(Sample sample) {
    if (sample.isCorrect()) {
      return Optional.empty();
    }
    CounterexampleJudge check =
        new CounterexampleJudge(model, classifier, sample.label(), sample.box(), depth);
    return check.judge(sample.box().center()) instanceof AdversarialExample example
        ? Optional.of(example)
        : Optional.empty();
  }
}
