package org.mondeq.certify;

import java.nio.file.Path;
import org.mondeq.attack.AdversarialExample;
import org.mondeq.attack.CheckedClassifier;
import org.mondeq.attack.Prediction;
import org.mondeq.check.Certificate;
import org.mondeq.check.Checker;
import org.mondeq.check.Claim;
import org.mondeq.check.Counterexample;
import org.mondeq.check.Judgement;
import org.mondeq.io.InvalidInputException;
import org.mondeq.spec.InputBox;

/**
 * Asks the independent checker about the proofs and counterexamples of one model: what verdicts
 * claim becomes what the checker reads. Safe for use by many threads.
 */
public final class Referee {
  private final Checker checker;
  private final CheckedClassifier classifier;
  private final String model;

  /**
   * The referee of a model; the checker reads it from its file, O(p³).
   *
   * @param sha256 what the file had when the model was read from it
   * @param classifier of that very model
   * @throws InvalidInputException if the file has changed since
   */
  public Referee(Path modelFile, String sha256, CheckedClassifier classifier) {
    this.checker = new Checker(modelFile);
    this.classifier = classifier;
    this.model = sha256;
    if (!checker.identity().equals(sha256)) {
      throw new InvalidInputException(modelFile + ": changed while it was read");
    }
  }

  /** The claim that every input of a box is given a class. */
  public Claim claim(InputBox box, int label) {
    return new Claim(model, label, box.outerLowPixels(), box.outerHighPixels());
  }

  /** What the checker says of a certificate. */
  public Judgement judge(Certificate certificate) {
    return checker.check(certificate);
  }

  /**
   * What the checker says of an example, whose fixpoint is solved for again.
   *
   * @param box that the example is to lie in
   * @param label that the model is not to give it
   */
  public Judgement judge(AdversarialExample example, InputBox box, int label) {
    Prediction solved = classifier.classifyPixels(example.pixels());
    return checker.check(
        new Counterexample(claim(box, label), example.pixels(), solved.label(), solved.state()));
  }
}
