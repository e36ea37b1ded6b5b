package org.mondeq.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WorkTimeTest {
  private static int untilOver(double seconds) {
    return WorkTime.within(
        seconds,
        () -> false,
        () -> {
          while (true) {
            WorkTime.check();
          }
        });
  }

  @Test
  void workEndsAtItsLimit() {
    long start = System.nanoTime();
    assertThrows(WorkTime.Over.class, () -> untilOver(0.05));
    assertTrue(System.nanoTime() - start >= 50_000_000);
  }

  @Test
  void theOuterLimitHoldsWithinAnInnerOne() {
    assertThrows(
        WorkTime.Over.class, () -> WorkTime.within(0.05, () -> false, () -> untilOver(1e6)));
    int value =
        WorkTime.within(
            1e6,
            () -> false,
            () -> {
              assertThrows(WorkTime.Over.class, () -> untilOver(0));
              WorkTime.check();
              return 3;
            });
    assertEquals(3, value);
  }

  @Test
  void cancelledWorkEnds() {
    Runnable cancelled =
        () ->
            WorkTime.within(
                Double.POSITIVE_INFINITY,
                () -> true,
                () -> {
                  WorkTime.check();
                  return 0;
                });
    assertThrows(WorkTime.Over.class, cancelled::run);
  }

  @Test
  void nothingEndsWithoutLimit() {
    WorkTime.check();
    assertEquals(Double.POSITIVE_INFINITY, WorkTime.remaining());
    assertThrows(WorkTime.Over.class, () -> untilOver(0.01));
    WorkTime.check();
  }

  @Test
  void remainingIsThatOfTheNarrowestLimit() {
    double left =
        WorkTime.within(
            5, () -> false, () -> WorkTime.within(50, () -> false, WorkTime::remaining));
    assertTrue(left > 4 && left <= 5, "" + left);
  }
}
