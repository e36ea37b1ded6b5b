package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import java.util.Random;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Ball;
import org.mondeq.check.format.Claim;
import org.mondeq.spec.Norm;
import org.mondeq.testing.SeededTest;

/** Dense models on ℓ2 and ℓ1 balls, and certificates of one ball for another. */
class BallMutationTest extends CertificateMutations {
  private static final int BALLS = 20;

  @Override
  SmallProblem smallProblem(Random random) {
    return SmallProblem.inBall(random, random.nextBoolean() ? Norm.TWO : Norm.ONE);
  }

  private CertifiedProblem proved(long seed) {
    Random random = new Random(seed);
    return CertifiedProblem.of(() -> smallProblem(random), random, folder.resolve("model.npz"));
  }

  /** A claim about another ball, and a box that leaves nothing of it out. */
  private static Claim about(Claim claim, Ball ball) {
    double[] lower = claim.lower().clone();
    double[] upper = claim.upper().clone();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Math.min(lower[i], Math.max(0, Math.nextDown(ball.center()[i] - ball.epsilon())));
      upper[i] = Math.max(upper[i], Math.min(1, Math.nextUp(ball.center()[i] + ball.epsilon())));
    }
    return new Claim(claim.model(), claim.label(), lower, upper, Optional.of(ball));
  }

  private static void assertTrueIfAccepted(CertifiedProblem proved, Claim claim) {
    Checker checker = new Checker(proved.modelFile());
    if (checker.check(proved.with(claim)) instanceof Judgement.Accepted) {
      assertFalse(proved.isFalse(claim), "a false claim about a ball is accepted");
    }
  }

  @SeededTest(trials = 30)
  void theCertificateItselfIsAccepted(long seed) {
    CertifiedProblem proved = proved(seed);
    assertInstanceOf(
        Judgement.Accepted.class,
        new Checker(proved.modelFile()).check(proved.certificate()),
        "a proof of a ball");
  }

  /** Balls that grow, in the same norm and in the other: whatever is accepted is true. */
  @SeededTest(trials = 30)
  void largerBallsProveNothingFalse(long seed) {
    CertifiedProblem proved = proved(seed);
    Claim claim = proved.certificate().claim();
    Ball ball = claim.ball().orElseThrow();
    for (double wider = 1e-9; wider < 1; wider *= 4) {
      for (Ball.Norm norm : Ball.Norm.values()) {
        double epsilon = ball.epsilon() + wider;
        assertTrueIfAccepted(proved, about(claim, new Ball(norm, epsilon, ball.center())));
      }
    }
    Ball.Norm other = ball.norm() == Ball.Norm.TWO ? Ball.Norm.ONE : Ball.Norm.TWO;
    assertTrueIfAccepted(proved, about(claim, new Ball(other, ball.epsilon(), ball.center())));
    assertTrueIfAccepted(
        proved, new Claim(claim.model(), claim.label(), claim.lower(), claim.upper()));
  }

  @SeededTest(trials = 30)
  void ballsElsewhereProveNothingFalse(long seed) {
    Random random = new Random(seed);
    CertifiedProblem proved = proved(seed);
    Claim claim = proved.certificate().claim();
    Ball ball = claim.ball().orElseThrow();
    for (int i = 0; i < BALLS; i++) {
      double[] center = ball.center().clone();
      int at = random.nextInt(center.length);
      double moved = center[at] + random.nextGaussian() * RawModel.power(random, -6, 0);
      center[at] = Math.min(1, Math.max(0, moved));
      assertTrueIfAccepted(proved, about(claim, new Ball(ball.norm(), ball.epsilon(), center)));
    }
  }

  /** A certificate is about all pixels of its ball, or it is none. */
  @SeededTest(trials = 20)
  void boxesThatCutTheBallAreRejected(long seed) {
    CertifiedProblem proved = proved(seed);
    Claim claim = proved.certificate().claim();
    double[] lower = claim.lower().clone();
    double[] upper = claim.upper().clone();
    lower[0] = Math.nextUp(lower[0]);
    upper[0] = Math.max(lower[0], Math.nextDown(upper[0]));
    assertRejected(
        new Checker(proved.modelFile()),
        proved.with(new Claim(claim.model(), claim.label(), lower, claim.upper(), claim.ball())));
    assertRejected(
        new Checker(proved.modelFile()),
        proved.with(new Claim(claim.model(), claim.label(), claim.lower(), upper, claim.ball())));
  }

  @SeededTest(trials = 10)
  void whatIsNoBallIsRejected(long seed) {
    CertifiedProblem proved = proved(seed);
    Claim claim = proved.certificate().claim();
    Ball ball = claim.ball().orElseThrow();
    for (double epsilon : new double[] {-1, -Double.MIN_VALUE, Double.NaN, 1.0 / 0}) {
      Ball none = new Ball(ball.norm(), epsilon, ball.center());
      Claim wrong =
          new Claim(claim.model(), claim.label(), claim.lower(), claim.upper(), Optional.of(none));
      assertRejected(new Checker(proved.modelFile()), proved.with(wrong));
    }
    Ball shorter = new Ball(ball.norm(), ball.epsilon(), new double[ball.center().length + 1]);
    Claim wrong =
        new Claim(claim.model(), claim.label(), claim.lower(), claim.upper(), Optional.of(shorter));
    assertRejected(new Checker(proved.modelFile()), proved.with(wrong));
  }
}
