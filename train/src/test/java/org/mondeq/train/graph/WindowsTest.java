package org.mondeq.train.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.InputShape;

class WindowsTest {
  /** Two images: 0 to 5, and 10 to 15, in two rows of three. */
  private static final Matrix IMAGES =
      Matrix.of(2, 6, new double[] {0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15});

  @Test
  void eachTapSeesItsValueInEveryWindow() {
    Windows windows = new Windows(new InputShape(1, 2, 3), 2, 1, 0);
    assertEquals(4, windows.taps());
    assertEquals(2, windows.positions());
    Matrix values = windows.of(IMAGES);
    assertArrayEquals(new double[] {0, 1, 10, 11}, values.row(0));
    assertArrayEquals(new double[] {1, 2, 11, 12}, values.row(1));
    assertArrayEquals(new double[] {3, 4, 13, 14}, values.row(2));
    assertArrayEquals(new double[] {4, 5, 14, 15}, values.row(3));
  }

  @Test
  void paddingIsZero() {
    Windows windows = new Windows(new InputShape(1, 2, 3), 3, 2, 1);
    assertEquals(2, windows.positions());
    Matrix values = windows.of(IMAGES);
    assertArrayEquals(new double[] {0, 0, 0, 0}, values.row(0));
    assertArrayEquals(new double[] {0, 2, 10, 12}, values.row(4));
    assertArrayEquals(new double[] {4, 0, 14, 0}, values.row(8));
    assertEquals(Windows.OUTSIDE, windows.index(0, 0));
    assertEquals(4, windows.index(8, 0));
  }

  @Test
  void channelsAreTheSlowestTaps() {
    Windows windows = new Windows(new InputShape(2, 1, 3), 1, 2, 0);
    Matrix values = windows.of(IMAGES);
    assertArrayEquals(new double[] {0, 2, 10, 12}, values.row(0));
    assertArrayEquals(new double[] {3, 5, 13, 15}, values.row(1));
  }

  @Test
  void rejectsImagesOfAnotherSize() {
    Windows windows = new Windows(new InputShape(1, 2, 2), 2, 1, 0);
    assertThrows(IllegalArgumentException.class, () -> windows.of(IMAGES));
  }
}
