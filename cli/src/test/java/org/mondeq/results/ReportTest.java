package org.mondeq.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mondeq.io.FailedRunException;

class ReportTest {
  private final ResultSet attack =
      Results.set(
          "run/attack",
          Task.ATTACK,
          0.1,
          Results.correct(0).unknown("none found"),
          Results.correct(1).falsified());
  private final ResultSet certification =
      Results.set(
          "run/certify",
          Task.CERTIFY,
          0.1,
          Results.correct(0).certified(),
          Results.correct(1).unknown("margin"));

  @Test
  void mergesAnAttackIntoTheCertificationOfTheSameSamples() {
    List<Report.Row> rows = Report.rows(List.of(attack, certification));
    assertEquals(1, rows.size());
    assertEquals("craft", rows.get(0).info().method());
    assertEquals(1, rows.get(0).summary().bound());
    assertEquals(1, rows.get(0).summary().falsified());
    assertEquals(0, rows.get(0).summary().unknown());
  }

  @Test
  void keepsRunsOfOtherRadiiApart() {
    ResultSet wider = Results.set("b", Task.CERTIFY, 0.2, Results.correct(0).unknown("margin"));
    List<Report.Row> rows = Report.rows(List.of(wider, attack));
    assertEquals(List.of(0.1, 0.2), rows.stream().map(row -> row.info().epsilon()).toList());
  }

  @Test
  void raisesTheAlarmOnContradictions() {
    ResultSet proof =
        Results.set(
            "c", Task.CERTIFY, 0.1, Results.correct(0).certified(), Results.correct(1).certified());
    FailedRunException e =
        assertThrows(FailedRunException.class, () -> Report.rows(List.of(attack, proof)));
    assertEquals(
        "soundness alarm: certified in c and falsified in run/attack: samples [1] of digits",
        e.getMessage());
  }

  @Test
  void aSmallerProvedRadiusIsNoContradiction() {
    ResultSet smaller = Results.set("c", Task.CERTIFY, 0.05, Results.correct(1).certified());
    ResultSet larger = Results.set("d", Task.CERTIFY, 0.15, Results.correct(1).certified());
    Soundness.require(List.of(attack, smaller));
    FailedRunException e =
        assertThrows(FailedRunException.class, () -> Soundness.require(List.of(attack, larger)));
    assertTrue(e.getMessage().startsWith("soundness alarm"));
  }
}
