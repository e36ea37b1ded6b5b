package org.mondeq.io.npz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.HostileNpy;

/** Whatever is no array is refused in one line. */
class NpyFuzzTest {
  @Test
  void arraysAreReadOrRefused() {
    Campaign.run(
        ".npy",
        20_000,
        1,
        random -> {
          byte[] bytes = HostileNpy.any(random);
          return Campaign.read(
              () -> {
                NpyArray array = Npy.parse(bytes, "x.npy", 1 << 20);
                int size = Arrays.stream(array.shape()).reduce(1, (a, b) -> a * b);
                assertEquals(size, array.values().length);
              });
        });
  }
}
