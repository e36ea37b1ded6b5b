package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.mondeq.spec.Norm;
import org.mondeq.testing.SeededTest;
import org.mondeq.testing.Trials;

/**
 * As {@link ExactnessTest}, on ℓ2 and ℓ1 balls, some of them cut by the range of pixels: the same
 * verdict as enumeration of all patterns of active units with a convex program each.
 */
class BallExactnessTest {
  private static final Decisions DRAWN = new Decisions();
  private static final Decisions SHIFTED = new Decisions();

  @SeededTest(trials = 30)
  void decidesAsEnumerationDoesInEuclideanBalls(long seed) {
    decidesAsEnumerationDoes(new Random(seed), Norm.TWO);
  }

  @SeededTest(trials = 30)
  void decidesAsEnumerationDoesInManhattanBalls(long seed) {
    decidesAsEnumerationDoes(new Random(seed), Norm.ONE);
  }

  private static void decidesAsEnumerationDoes(Random random, Norm norm) {
    Decisions.Solved solved = Decisions.Solved.of(SmallProblem.inBall(random, norm), random);
    DRAWN.decided(solved, Decisions.WEAK_ATTACK);
    double near = Decisions.NEAR_TIE * solved.scale();
    SHIFTED.decided(solved.shiftedTo(near), Decisions.WEAK_ATTACK);
    SHIFTED.decided(solved.shiftedTo(-near), Decisions.WEAK_ATTACK);
  }

  /** The problems are not trivial: both verdicts are common, and many need trees. */
  @AfterAll
  static void bothVerdictsAndTreesAreCommon() {
    Trials.report("balls against enumeration", DRAWN + "; shifted almost to ties: " + SHIFTED);
    int total = DRAWN.total();
    if (total >= 60) {
      assertTrue(DRAWN.certified() > 0.2 * total, DRAWN::toString);
      assertTrue(DRAWN.falsified() > 0.2 * total, DRAWN::toString);
      assertTrue(SHIFTED.trees() > 0.2 * SHIFTED.total(), SHIFTED::toString);
    }
  }
}
