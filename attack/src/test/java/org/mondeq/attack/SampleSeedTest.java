package org.mondeq.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SampleSeedTest {
  @Test
  void neighbouringRunsAndSamplesShareNoSeed() {
    Set<Long> seeds = new HashSet<>();
    for (long seed = -50; seed < 50; seed++) {
      for (long index = 0; index < 100; index++) {
        seeds.add(SampleSeed.of(seed, index));
      }
    }
    assertEquals(100 * 100, seeds.size());
  }

  @Test
  void seedOfASampleNeverChanges() {
    assertEquals(SampleSeed.of(7, 3), SampleSeed.of(7, 3));
  }
}
