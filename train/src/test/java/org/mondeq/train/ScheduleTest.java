package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final double RATE = 0.08;

  private static Schedule schedule(ScheduleKind kind) {
    return new Schedule(
        Toys.config(
            Map.of(
                "epochs",
                10,
                "learningRate",
                RATE,
                "schedule",
                kind,
                "warmUp",
                0.4,
                "decayFactor",
                0.1,
                "decayEvery",
                2)));
  }

  @Test
  void stepsFallBetweenEpochs() {
    Schedule schedule = schedule(ScheduleKind.STEP);
    assertEquals(RATE, schedule.at(0, 0));
    assertEquals(RATE, schedule.at(1, 0.9));
    assertEquals(0.1 * RATE, schedule.at(2, 0), 1e-18);
    assertEquals(0.1 * RATE, schedule.at(3, 0.5), 1e-18);
    assertEquals(0.01 * RATE, schedule.at(4, 0), 1e-18);
  }

  @Test
  void cosineFallsFromTheLargestRateToZero() {
    Schedule schedule = schedule(ScheduleKind.COSINE);
    assertEquals(RATE, schedule.at(0, 0));
    assertEquals(RATE / 2, schedule.at(5, 0), 1e-15);
    assertEquals(0, schedule.at(9, 1 - 1e-9), 1e-15);
    for (int epoch = 1; epoch < 10; epoch++) {
      assertTrue(schedule.at(epoch, 0) < schedule.at(epoch - 1, 0.5));
    }
  }

  @Test
  void oneCycleRisesThenFalls() {
    Schedule schedule = schedule(ScheduleKind.ONE_CYCLE);
    assertEquals(0.04 * RATE, schedule.at(0, 0), 1e-15);
    assertEquals(0.52 * RATE, schedule.at(2, 0), 1e-15);
    assertEquals(RATE, schedule.at(4, 0), 1e-15);
    assertEquals(RATE / 2, schedule.at(7, 0), 1e-15);
    assertEquals(0, schedule.at(9, 1 - 1e-9), 1e-15);
  }
}
