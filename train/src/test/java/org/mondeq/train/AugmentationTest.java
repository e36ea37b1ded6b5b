package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.InputShape;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class AugmentationTest {
  private static final InputShape SHAPE = new InputShape(2, 5, 4);

  /** Always draws the same number. */
  private static RandomGenerator constant(double value) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public double nextDouble() {
        return value;
      }
    };
  }

  private static Matrix images(long seed, int n) {
    return RandomModels.pixels(new Random(seed), n, SHAPE.size());
  }

  @Test
  void nothingChangesByDefault() {
    Matrix pixels = images(1, 3);
    double[] before = pixels.toArray();
    new Augmentation(SHAPE, 0, false, 0).apply(pixels, new SplittableRandom(1));
    assertArrayEquals(before, pixels.toArray());
  }

  @Test
  void wholeShiftMovesEveryPixelOfItsChannel() {
    Matrix pixels = images(2, 1);
    Matrix moved = pixels.copy();
    new Augmentation(SHAPE, 1, false, 0).apply(moved, constant(1));
    for (int channel = 0; channel < 2; channel++) {
      for (int row = 0; row < 5; row++) {
        for (int col = 0; col < 4; col++) {
          int at = (channel * 5 + row) * 4 + col;
          double expected = row == 0 || col == 0 ? 0 : pixels.get(0, at - 5);
          assertEquals(expected, moved.get(0, at), 1e-15);
        }
      }
    }
  }

  @Test
  void halfShiftAveragesNeighbours() {
    Matrix pixels = images(3, 1);
    Matrix moved = pixels.copy();
    new Augmentation(SHAPE, 0.5, false, 0).apply(moved, constant(0));
    double mean = (pixels.get(0, 5) + pixels.get(0, 6) + pixels.get(0, 9) + pixels.get(0, 10)) / 4;
    assertEquals(mean, moved.get(0, 5), 1e-15);
  }

  @SeededTest(trials = 5)
  void shiftsStayWithinTheRangeOfThePixels(long seed) {
    Matrix pixels = images(seed, 10);
    new Augmentation(SHAPE, 7.3, false, 0).apply(pixels, new SplittableRandom(seed));
    for (double value : pixels.toArray()) {
      assertTrue(value >= 0 && value <= 1 + 1e-15, "pixel " + value);
    }
  }

  @Test
  void flippingMirrorsAboutHalfOfTheImages() {
    Matrix pixels = images(5, 100);
    Matrix changed = pixels.copy();
    new Augmentation(SHAPE, 0, true, 0).apply(changed, new SplittableRandom(6));
    int mirrored = 0;
    for (int i = 0; i < pixels.rows(); i++) {
      boolean same = pixels.get(i, 0) == changed.get(i, 0);
      mirrored += same ? 0 : 1;
      for (int at = 0; at < SHAPE.size(); at++) {
        int from = same ? at : at - at % 4 + 3 - at % 4;
        assertEquals(pixels.get(i, from), changed.get(i, at));
      }
    }
    assertEquals(50, mirrored, 15);
  }

  @Test
  void noiseHasTheGivenDeviation() {
    Matrix pixels = Matrix.zeros(200, SHAPE.size());
    new Augmentation(SHAPE, 0, false, 0.25).apply(pixels, new SplittableRandom(4));
    double squares = 0;
    for (double value : pixels.toArray()) {
      squares += value * value;
    }
    assertEquals(0.25, Math.sqrt(squares / pixels.size()), 0.01);
  }
}
