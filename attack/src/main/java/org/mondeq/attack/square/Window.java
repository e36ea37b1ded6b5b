package org.mondeq.attack.square;

import java.util.SplittableRandom;
import org.mondeq.model.InputShape;

/**
 * A rectangle of pixels of an image, in all its channels.
 *
 * @param top the first row
 * @param left the first column
 * @param height its rows
 * @param width its columns
 */
record Window(int top, int left, int height, int width) {
  /**
   * A square at a random place that covers a part of the image [Andriushchenko20, Algorithm 2];
   * where the image is not as high or wide as its side, a rectangle that covers as much.
   */
  static Window random(InputShape shape, double fraction, SplittableRandom random) {
    double area = fraction * shape.height() * shape.width();
    int side = (int) Math.max(1, Math.round(Math.sqrt(area)));
    int height = Math.min(side, shape.height());
    int width = Math.min(side, shape.width());
    if (height < side) {
      width = atMost(shape.width(), area / height);
    } else if (width < side) {
      height = atMost(shape.height(), area / width);
    }
    return new Window(
        random.nextInt(shape.height() - height + 1),
        random.nextInt(shape.width() - width + 1),
        height,
        width);
  }

  private static int atMost(int most, double length) {
    return (int) Math.min(most, Math.max(1, Math.round(length)));
  }

  /** The index of a pixel of the window in an input. */
  int pixel(InputShape shape, int channel, int row, int col) {
    return (channel * shape.height() + top + row) * shape.width() + left + col;
  }
}
