package org.mondeq.certify.craft.tightening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineSearchTest {
  private static List<Double> candidates(int n) {
    return IntStream.range(0, n).mapToObj(i -> (double) i).toList();
  }

  @Test
  void findsTheTopOfAnythingThatRisesAndFalls() {
    for (int n = 1; n <= 20; n++) {
      for (int top = 0; top < n; top++) {
        double peak = top;
        assertEquals(peak, LineSearch.maximise(candidates(n), c -> -Math.abs(c - peak)));
      }
    }
  }

  @Test
  void triesAboutHalfOfFifteenCandidates() {
    int[] tried = new int[1];
    LineSearch.maximise(
        candidates(15),
        c -> {
          tried[0]++;
          return -Math.abs(c - 6);
        });
    assertTrue(tried[0] <= 8, tried[0] + " tried");
  }

  @Test
  void takesTheFirstWhereAllAreUseless() {
    assertEquals(0, LineSearch.maximise(candidates(9), c -> Double.NEGATIVE_INFINITY));
  }
}
