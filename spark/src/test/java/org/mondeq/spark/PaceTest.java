package org.mondeq.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void tasksTakeAboutAsLong() {
    Pace pace = new Pace();
    assertEquals(1, pace.next(1000, 2), "nothing is known yet");
    pace.learn(10, 0.1);
    assertEquals(200, pace.next(1_000_000, 100));
    for (int i = 0; i < 100; i++) {
      pace.learn(1, 60);
    }
    assertEquals(1, pace.next(1_000_000, 100));
    for (int i = 0; i < 100; i++) {
      pace.learn(1000, 0.001);
    }
    assertEquals(5_000, pace.next(1_000_000, 100), "and are never huge");
  }

  @Test
  void coresEndTogether() {
    Pace pace = new Pace();
    pace.learn(1000, 1);
    assertTrue(pace.next(100, 10) <= 5);
    assertEquals(1, pace.next(3, 10));
  }
}
