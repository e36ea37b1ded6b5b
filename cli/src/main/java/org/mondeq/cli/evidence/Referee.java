package org.mondeq.cli.evidence;

import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.Prediction;
import org.mondeq.certify.query.Answer;
import org.mondeq.certify.query.UnsafeCase;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.Work;
import org.mondeq.check.format.Ball;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Counterexample;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.solver.WorkTime;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;

/**
 * Asks the independent checker about the proofs and counterexamples of one model: what verdicts
 * claim becomes what the checker reads. Safe for use by many threads.
 */
public final class Referee {
  private final Checker checker;
  private final CheckedClassifier classifier;
  private final String model;

  /**
   * The referee of a model; O(p³).
   *
   * @param modelFile the bytes that the model was read from
   * @param classifier of that very model
   */
  public Referee(FileBytes modelFile, CheckedClassifier classifier) {
    this.checker = new Checker(modelFile, Work.LIMIT, WorkTime::check);
    this.classifier = classifier;
    this.model = modelFile.sha256();
  }

  /** The claim that every input of a box, or of its part in a ball, is given a class. */
  public Claim claim(InputBox box, int label) {
    return new Claim(
        model, label, box.outerLowPixels(), box.outerHighPixels(), box.ball().map(Referee::ball));
  }

  private static Ball ball(org.mondeq.spec.Ball ball) {
    return new Ball(
        ball.norm() == Norm.TWO ? Ball.Norm.TWO : Ball.Norm.ONE, ball.epsilon(), ball.center());
  }

  /** The SHA-256 of the model's file. */
  public String model() {
    return model;
  }

  /**
   * What the checker says of an input at which a conjunction with outputs holds; its fixpoint is
   * solved for again.
   */
  public Judgement judge(UnsafeCase unsafe, Answer.Sat found) {
    Prediction solved = classifier.classifyPixels(found.pixels());
    return checker.check(
        new Counterexample(
            unsafe.refutable(model, found.pixels(), found.conjunction()),
            found.pixels(),
            0,
            solved.state()));
  }

  /**
   * What the checker says of a certificate.
   *
   * @throws WorkTime.Over if the time of this thread's work ends before
   */
  public Judgement judge(Certificate certificate) {
    try {
      return checker.check(certificate);
    } catch (InvalidInputException e) { // it would take more work than checking is worth
      return new Judgement.Rejected(e.getMessage());
    }
  }

  /**
   * What the checker says of an input of a box that is to have another class than the label.
   *
   * @param pixels raw {@code [q]}
   * @param prediction the class that it has
   * @param fixpoint near its equilibrium {@code [p]}, which is all that the checker needs
   */
  public Judgement judge(Claim claim, double[] pixels, int prediction, double[] fixpoint) {
    return checker.check(new Counterexample(claim, pixels, prediction, fixpoint));
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
