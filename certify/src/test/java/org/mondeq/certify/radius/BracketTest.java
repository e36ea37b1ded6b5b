package org.mondeq.certify.radius;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mondeq.io.FailedRunException;
import org.mondeq.testing.SeededTest;

class BracketTest {
  private static final double TOLERANCE = 1e-3;
  private static final double MAXIMUM = 0.5;

  /** Asks until the end; a radius is certified below a threshold and falsified from another on. */
  private static Set<Double> ask(Bracket bracket, double provable, double refutable) {
    Set<Double> asked = new HashSet<>();
    for (OptionalDouble next = bracket.next(); next.isPresent(); next = bracket.next()) {
      double radius = next.getAsDouble();
      assertTrue(radius >= 0 && radius <= MAXIMUM, "asks within its range: " + radius);
      assertTrue(asked.add(radius), "asks once: " + radius);
      if (radius < provable) {
        bracket.certify(radius);
      } else if (radius >= refutable) {
        bracket.falsify(radius);
      } else {
        bracket.leaveOpen(radius);
      }
    }
    return asked;
  }

  @SeededTest
  void enclosesAThresholdWithinTheTolerance(long seed) {
    double threshold = MAXIMUM * new Random(seed).nextDouble();
    Bracket bracket = new Bracket(TOLERANCE, MAXIMUM);
    Set<Double> asked = ask(bracket, threshold, threshold);
    assertTrue(bracket.closed());
    assertTrue(bracket.certified().getAsDouble() < threshold);
    assertTrue(bracket.falsified().getAsDouble() >= threshold);
    assertTrue(asked.contains(bracket.certified().getAsDouble()), "certified is what was asked");
    assertTrue(asked.size() <= 11, asked.size() + " questions halve 0.5 to 0.001");
  }

  /** What stays undecided is enclosed within the tolerance on both sides. */
  @SeededTest
  void enclosesABandThatIsUndecided(long seed) {
    Random random = new Random(seed);
    double provable = 0.05 + 0.2 * random.nextDouble();
    double refutable = provable + 0.01 + 0.15 * random.nextDouble();
    Bracket bracket = new Bracket(TOLERANCE, MAXIMUM);
    ask(bracket, provable, refutable);
    assertFalse(bracket.closed());
    double certified = bracket.certified().getAsDouble();
    double falsified = bracket.falsified().getAsDouble();
    assertTrue(certified < provable && certified >= provable - TOLERANCE, "certified " + certified);
    assertTrue(
        falsified >= refutable && falsified <= refutable + TOLERANCE, "falsified " + falsified);
  }

  @Test
  void endsAtOnceWhereTheMaximumIsCertified() {
    Bracket bracket = new Bracket(TOLERANCE, MAXIMUM);
    assertEquals(1, ask(bracket, 1, 1).size());
    assertTrue(bracket.reachesMaximum());
    assertTrue(bracket.falsified().isEmpty());
  }

  @Test
  void searchesTheLargestProofWhereNothingIsFalsified() {
    Bracket bracket = new Bracket(TOLERANCE, MAXIMUM);
    ask(bracket, 0.2, 1);
    assertTrue(bracket.falsified().isEmpty());
    assertTrue(0.2 - bracket.certified().getAsDouble() <= TOLERANCE);
  }

  /** Zero is no radius that was certified unless it was asked about. */
  @Test
  void asksAboutZeroWhereNothingElseIsCertified() {
    Bracket tiny = new Bracket(TOLERANCE, MAXIMUM);
    assertTrue(ask(tiny, 1e-9, 1e-9).contains(0.0));
    assertEquals(0, tiny.certified().getAsDouble());
    assertTrue(tiny.closed());
    Bracket nothing = new Bracket(TOLERANCE, MAXIMUM);
    ask(nothing, 0, 0.1);
    assertTrue(nothing.certified().isEmpty());
    assertFalse(nothing.closed());
    Bracket wrong = new Bracket(TOLERANCE, MAXIMUM);
    ask(wrong, 0, 0);
    assertEquals(0, wrong.falsified().getAsDouble());
  }

  /** Halving a gap of 0.5 takes nine questions more than are left after a witness so close. */
  @Test
  void aWitnessNearerThanTheRadiusSavesQuestions() {
    Bracket bracket = new Bracket(TOLERANCE, MAXIMUM);
    assertEquals(MAXIMUM, bracket.next().getAsDouble());
    bracket.falsify(0.002);
    assertEquals(0.001, bracket.next().getAsDouble());
    bracket.certify(0.001);
    assertTrue(bracket.closed());
    assertTrue(bracket.next().isEmpty());
  }

  @Test
  void whatIsProvedLaterTakesThePlaceOfWhatWasUndecided() {
    Bracket bracket = new Bracket(TOLERANCE, MAXIMUM);
    bracket.falsify(0.4);
    bracket.leaveOpen(0.2);
    bracket.certify(0.3);
    assertEquals(0.35, bracket.next().getAsDouble(), 1e-15);
    bracket.leaveOpen(0.35);
    bracket.falsify(0.31);
    assertEquals(0.305, bracket.next().getAsDouble(), 1e-15);
  }

  @Test
  void raisesTheAlarmOnContradictions() {
    Bracket bracket = new Bracket(TOLERANCE, MAXIMUM);
    bracket.certify(0.2);
    String message =
        assertThrows(FailedRunException.class, () -> bracket.falsify(0.2)).getMessage();
    assertEquals("soundness alarm: certified within 0.2 and falsified at 0.2", message);
    Bracket reverse = new Bracket(TOLERANCE, MAXIMUM);
    reverse.falsify(0.1);
    assertThrows(FailedRunException.class, () -> reverse.certify(0.3));
  }
}
