package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.mondeq.certify.bab.Decisions.Solved;
import org.mondeq.testing.SeededTest;
import org.mondeq.testing.Trials;

/**
 * The complete verifier against enumeration: the same verdict on random models as they are drawn,
 * and with the label's bias shifted so that the smallest lead is barely positive or negative, which
 * shows that also the smallest lead is the same.
 */
class ExactnessTest {
  private static final Decisions DRAWN = new Decisions();
  private static final Decisions SHIFTED = new Decisions();

  @SeededTest(trials = 1000)
  void decidesAsEnumerationDoes(long seed) {
    Random random = new Random(seed);
    Solved solved = Solved.of(SmallProblem.of(random), random);
    CompleteConfig config = seed % 4 == 0 ? CompleteConfig.defaults() : Decisions.WEAK_ATTACK;
    DRAWN.decided(solved, config);
    double near = Decisions.NEAR_TIE * solved.scale();
    SHIFTED.decided(solved.shiftedTo(near), config);
    SHIFTED.decided(solved.shiftedTo(-near), config);
  }

  /** The problems are not trivial: both verdicts are common, and many need trees. */
  @AfterAll
  static void bothVerdictsAndTreesAreCommon() {
    Trials.report(
        "random models against enumeration", DRAWN + "; shifted almost to ties: " + SHIFTED);
    int total = DRAWN.total();
    if (total >= 200) {
      assertTrue(DRAWN.certified() > 0.3 * total, DRAWN::toString);
      assertTrue(DRAWN.falsified() > 0.3 * total, DRAWN::toString);
      assertTrue(DRAWN.trees() > 0.05 * total, DRAWN::toString);
      assertTrue(SHIFTED.trees() > 0.3 * SHIFTED.total(), SHIFTED::toString);
    }
  }
}
