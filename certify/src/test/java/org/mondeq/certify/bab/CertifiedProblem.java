package org.mondeq.certify.bab;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.check.format.Ball;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;

/**
 * A small problem that the complete verifier has proved, with the certificate.
 *
 * @param solved the problem and its smallest lead
 * @param modelFile where the model was written
 * @param proof what the certificate was made of
 */
record CertifiedProblem(
    Decisions.Solved solved, Path modelFile, Certificate certificate, Proof proof) {

  /** A dense problem with a smallest lead between next to nothing and much; most need trees. */
  static CertifiedProblem of(Random random, Path modelFile) {
    return of(() -> SmallProblem.of(random), random, modelFile);
  }

  /** The same of any kind of problems. */
  static CertifiedProblem of(Supplier<SmallProblem> problems, Random random, Path modelFile) {
    while (true) {
      Decisions.Solved any = Decisions.Solved.of(problems.get(), random);
      double lead = any.scale() * RawModel.power(random, -5, -0.5);
      Optional<CertifiedProblem> proved = prove(any.shiftedTo(lead), modelFile);
      if (proved.isPresent()) {
        return proved.get();
      }
    }
  }

  /** A problem, written and proved; nothing if the verifier does not prove it. */
  static Optional<CertifiedProblem> prove(Decisions.Solved solved, Path modelFile) {
    SmallProblem problem = solved.problem();
    ModelFile.write(problem.model(), modelFile);
    Proof proof = new Proof();
    Verification verification =
        new CompleteVerifier(
                problem.model(), Decisions.PATIENT_ATTACK, CompleteVerifier.Limits.none())
            .verify(problem.box(), problem.label(), proof);
    if (!(verification.verdict() instanceof Verdict.Certified)) {
      return Optional.empty();
    }
    Certificate whole = proof.certificate(claim(problem, modelFile), ProofForm.WHOLE);
    return Optional.of(new CertifiedProblem(solved, modelFile, whole, proof));
  }

  /** What is claimed of a problem. */
  static Claim claim(SmallProblem problem, Path modelFile) {
    InputBox box = problem.box();
    return new Claim(
        Npz.bytes(modelFile).sha256(),
        problem.label(),
        box.outerLowPixels(),
        box.outerHighPixels(),
        box.ball().map(CertifiedProblem::ball));
  }

  private static Ball ball(org.mondeq.spec.Ball ball) {
    return new Ball(
        ball.norm() == Norm.TWO ? Ball.Norm.TWO : Ball.Norm.ONE, ball.epsilon(), ball.center());
  }

  private static org.mondeq.spec.Ball ball(Ball ball) {
    Norm norm = ball.norm() == Ball.Norm.TWO ? Norm.TWO : Norm.ONE;
    return new org.mondeq.spec.Ball(norm, ball.epsilon(), ball.center());
  }

  /** Whether a claim on the model, in as far as it is about pixels in [0, 1], is false. */
  boolean isFalse(Claim claim) {
    int q = claim.lower().length;
    double[] low = new double[q];
    double[] high = new double[q];
    for (int i = 0; i < q; i++) {
      low[i] = Math.min(1, Math.max(0, claim.lower()[i]));
      high[i] = Math.min(1, Math.max(0, claim.upper()[i]));
      if (claim.lower()[i] > 1 || claim.upper()[i] < 0) {
        return false;
      }
    }
    SmallProblem problem = solved.problem();
    InputBox whole = InputBox.between(low, high, problem.model().spec().normalization());
    InputBox box = claim.ball().map(ball -> whole.within(ball(ball))).orElse(whole);
    SmallProblem claimed = new SmallProblem(problem.model(), box, claim.label());
    return ExactMargin.of(claimed).value() < -Decisions.TIE * solved.scale();
  }

  /** The certificate for another claim. */
  Certificate with(Claim claim) {
    return new Certificate(
        claim,
        certificate.start(),
        certificate.units(),
        certificate.tree(),
        certificate.tightenings(),
        certificate.leafMultipliers());
  }
}
