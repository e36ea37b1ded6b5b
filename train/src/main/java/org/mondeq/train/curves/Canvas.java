package org.mondeq.train.curves;

/**
 * Something to draw on. Coordinates are pixels from the upper left; colours are {@code 0xRRGGBB}.
 */
interface Canvas {
  /** Which part of a text stands at its position. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A line through points. */
  void line(double[] xs, double[] ys, int colour);

  /** A small filled circle. */
  void dot(double x, double y, int colour);

  /** Black text whose baseline is at y. */
  void text(double x, double y, Anchor anchor, String text);
}
