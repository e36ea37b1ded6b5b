package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;

class InitializationTest {
  @Test
  void weightsFillTheRangeOfTheirFanIn() {
    Map<String, NpyArray> weights =
        Initialization.uniform(Toys.spec(new Architecture.Dense(40)), 3);
    for (String name : new String[] {"U", "P", "Q", "V"}) {
      double[] values = weights.get(name).values();
      double bound = 1 / Math.sqrt(name.equals("U") ? 16 : 40);
      assertEquals(bound, Arrays.stream(values).max().orElseThrow(), bound / 20);
      assertEquals(-bound, Arrays.stream(values).min().orElseThrow(), bound / 20);
    }
  }

  @Test
  void kernelsFillTheRangeOfTheirWindow() {
    var architecture = new Architecture.Convolutional(20, 3, 1, 1, 2);
    double[] values = Initialization.uniform(Toys.spec(architecture), 3).get("A").values();
    double bound = 1 / Math.sqrt(20 * 9);
    assertEquals(bound, Arrays.stream(values).max().orElseThrow(), bound / 20);
  }

  @Test
  void theSeedDecidesTheWeights() {
    double[] first = Initialization.uniform(Toys.spec(), 3).get("P").values();
    assertArrayEquals(first, Initialization.uniform(Toys.spec(), 3).get("P").values());
    assertFalse(Arrays.equals(first, Initialization.uniform(Toys.spec(), 4).get("P").values()));
  }
}
