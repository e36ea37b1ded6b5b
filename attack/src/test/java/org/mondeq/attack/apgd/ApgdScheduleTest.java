package org.mondeq.attack.apgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ApgdScheduleTest {
  private static List<Integer> checkpoints(int steps) {
    boolean[] checkpoints = ApgdSchedule.checkpoints(steps);
    return IntStream.range(0, checkpoints.length).filter(i -> checkpoints[i]).boxed().toList();
  }

  @Test
  void checkpointsAreThePublishedOnes() {
    assertEquals(List.of(22, 41, 57, 70, 80, 87, 93, 99), checkpoints(100));
    assertEquals(List.of(11, 21, 29, 35, 40, 44, 47, 50), checkpoints(50));
  }

  @Test
  void fewStepsHaveCheckpointsToo() {
    assertEquals(List.of(1), checkpoints(1));
    assertEquals(List.of(1, 2, 3), checkpoints(3));
  }

  /** A schedule of one row after 22 steps, of which so many rose. */
  private static ApgdSchedule after(int rises) {
    ApgdSchedule schedule = new ApgdSchedule(1, 100);
    schedule.begin(new double[] {0});
    climb(schedule, 22, rises, 0);
    return schedule;
  }

  /** So many steps, the first ones rising from a value. */
  private static void climb(ApgdSchedule schedule, int steps, int rises, double from) {
    double value = from;
    for (int step = 0; step < steps; step++) {
      value += step < rises ? 1 : -1;
      schedule.record(0, value);
    }
  }

  @Test
  void firstStepIsAsWideAsTheBox() {
    assertEquals(2, after(0).size(0));
  }

  @Test
  void rowThatRisesOftenEnoughKeepsItsSize() {
    ApgdSchedule schedule = after(17);
    assertFalse(schedule.halves(0, 22));
    assertEquals(2, schedule.size(0));
  }

  @Test
  void rowThatRisesInLessThanThreeQuartersOfTheStepsIsHalved() {
    ApgdSchedule schedule = after(16);
    assertTrue(schedule.halves(0, 22));
    assertEquals(1, schedule.size(0));
  }

  /** It rises all the time, from so low that it stays below its best. */
  @Test
  void rowWithoutANewBestSinceTheLastCheckpointIsHalved() {
    ApgdSchedule schedule = after(17);
    schedule.halves(0, 22);
    schedule.pass(22);
    climb(schedule, 19, 19, -100);
    assertTrue(schedule.halves(0, 41));
  }

  @Test
  void rowThatWasHalvedAtTheLastCheckpointGetsAnotherChance() {
    ApgdSchedule schedule = after(16);
    schedule.halves(0, 22);
    schedule.pass(22);
    climb(schedule, 19, 19, -100);
    assertFalse(schedule.halves(0, 41));
    assertEquals(1, schedule.size(0));
  }

  @Test
  void onlyALargerValueIsTheBest() {
    ApgdSchedule schedule = new ApgdSchedule(1, 10);
    schedule.begin(new double[] {1});
    assertFalse(schedule.record(0, 1));
    assertTrue(schedule.record(0, 2));
    assertFalse(schedule.record(0, Double.NaN));
    assertFalse(schedule.record(0, 1.5));
  }
}
