package org.mondeq.io.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NpyArrayTest {
  private static final double[] VALUES = {1, 2, 3, 4, 5, 6};

  @Test
  void axesOfLengthOneComeAndGo() {
    for (int[] shape : new int[][] {{6}, {1, 6}, {6, 1}, {1, 1, 6, 1}}) {
      NpyArray array = NpyArray.of(VALUES, shape);
      for (int[] other : new int[][] {{6}, {1, 6}, {6, 1}}) {
        assertArrayEquals(other, array.withShape(other).orElseThrow().shape());
        assertArrayEquals(VALUES, array.withShape(other).orElseThrow().values());
      }
    }
    assertTrue(NpyArray.of(new double[] {1}, 1, 1).withShape().isPresent());
  }

  @Test
  void wholeNumbersAreWholeAndDoubles() {
    assertArrayEquals(
        new double[] {-3, 0x1p53}, NpyArray.ofWhole(new double[] {-3, 0x1p53}, 2).values());
    for (double value : new double[] {0.5, 0x1p54, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> NpyArray.ofWhole(new double[] {value}, 1));
    }
  }

  @Test
  void otherAxesMustAgreeInTheirOrder() {
    NpyArray array = NpyArray.of(VALUES, 2, 3);
    for (int[] other : new int[][] {{3, 2}, {6}, {2}, {2, 3, 2}, {}}) {
      assertTrue(array.withShape(other).isEmpty());
    }
  }
}
