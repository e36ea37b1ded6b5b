package org.mondeq.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SampleResultTest {
  @Test
  void rejectsContradictions() {
    assertThrows(IllegalArgumentException.class, () -> Results.correct(0).misclassified());
    assertThrows(
        IllegalArgumentException.class, () -> SampleResult.of(0, 1, 2, "craft").certified());
    assertThrows(IllegalArgumentException.class, () -> Results.correct(0).bound(-1).certified());
    assertThrows(IllegalArgumentException.class, () -> Results.correct(0).unknown(null));
    assertThrows(IllegalArgumentException.class, () -> Results.correct(-1).certified());
  }

  @Test
  void rejectsTimesThatAreNotFinite() {
    SampleResult result = Results.correct(0).certified();
    assertThrows(IllegalArgumentException.class, () -> result.withSeconds(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> result.withSeconds(-1));
  }

  @Test
  void leavesOutNumbersThatAreNotFinite() {
    SampleResult result =
        Results.correct(0).bound(Double.NEGATIVE_INFINITY).margin(Double.NaN).unknown("diverged");
    assertNull(result.bound());
    assertNull(result.margin());
    assertEquals("diverged", result.reason());
  }
}
