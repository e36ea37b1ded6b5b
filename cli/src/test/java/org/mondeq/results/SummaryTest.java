package org.mondeq.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void countsACertification() {
    List<SampleResult> results =
        List.of(
            Results.correct(0).converged(true).certified().withSeconds(1),
            Results.correct(1).converged(true).unknown("margin").withSeconds(2),
            Results.correct(2).converged(false).unknown("widths").withSeconds(6),
            Results.misclassified(3).withSeconds(100));
    assertEquals(
        new Summary(4, 3, null, 2, 1, 0, 2, 3.0, null, null), Summary.of(Task.CERTIFY, results));
  }

  @Test
  void convergedCountsMisclassifiedSamplesThatWereLookedAt() {
    List<SampleResult> results =
        List.of(
            Results.correct(0).converged(true).certified().withSeconds(1),
            Results.correct(1).converged(false).unknown("widths").withSeconds(2),
            SampleResult.of(2, 3, 4, "craft").converged(true).misclassified().withSeconds(100),
            SampleResult.of(3, 3, 4, "craft").converged(false).misclassified().withSeconds(100));
    assertEquals(
        new Summary(4, 2, null, 2, 1, 0, 1, 1.5, null, null), Summary.of(Task.CERTIFY, results));
  }

  @Test
  void countsWhatTheCheckerRefusedAndWhatNobodyChecked() {
    List<SampleResult> results =
        List.of(
            Results.correct(0).certified().withSeconds(1),
            Results.correct(1).certifiedUnchecked().withSeconds(1),
            Results.correct(2).certifiedUnchecked().withSeconds(1),
            Results.correct(3).refused("the checker refused the proof").withSeconds(1),
            Results.correct(4).unknown("widths").withSeconds(1));
    assertEquals(
        new Summary(5, 5, null, null, 1, 0, 2, 1.0, 2, 1), Summary.of(Task.CERTIFY, results));
  }

  @Test
  void countsAnAttack() {
    List<SampleResult> results =
        List.of(
            Results.correct(0).falsified().withSeconds(1),
            Results.correct(1).unknown("none found").withSeconds(2));
    assertEquals(
        new Summary(2, 2, 1, null, null, 1, 1, 1.5, null, null), Summary.of(Task.ATTACK, results));
  }

  @Test
  void hasNoTimeWithoutCorrectSamples() {
    assertEquals(
        new Summary(1, 0, null, null, 0, 0, 0, null, null, null),
        Summary.of(Task.CERTIFY, List.of(Results.misclassified(0))));
    assertEquals(
        new Summary(0, 0, 0, null, null, 0, 0, null, null, null),
        Summary.of(Task.ATTACK, List.of()));
  }

  @Test
  void countsWhatEitherRunFalsifiedOnce() {
    ResultSet attack =
        Results.set(
            "a",
            Task.ATTACK,
            0.1,
            Results.correct(0).unknown("none found"),
            Results.correct(1).falsified(),
            Results.correct(2).unknown("none found"),
            Results.misclassified(3));
    ResultSet certification =
        Results.set(
            "c",
            Task.CERTIFY,
            0.1,
            Results.correct(0).certified().withSeconds(3),
            Results.correct(1).falsified().withSeconds(3),
            Results.correct(2).falsified().withSeconds(3),
            Results.misclassified(3));
    assertEquals(
        new Summary(4, 3, 2, null, 1, 2, 0, 3.0, null, null), Summary.of(attack, certification));
  }

  @Test
  void doesNotMixDifferentSamples() {
    ResultSet attack = Results.set("a", Task.ATTACK, 0.1, Results.correct(0).falsified());
    ResultSet other = Results.set("c", Task.CERTIFY, 0.1, Results.correct(1).certified());
    assertThrows(IllegalArgumentException.class, () -> Summary.of(attack, other));
  }
}
