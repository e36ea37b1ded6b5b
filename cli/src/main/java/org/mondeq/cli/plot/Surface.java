package org.mondeq.cli.plot;

/** Something to draw on; coordinates are pixels from the upper left, colours {@code 0xRRGGBB}. */
interface Surface {
  /** Which part of a text stands at its position. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A filled polygon. */
  void area(double[] xs, double[] ys, int colour);

  /** A thin line between two points. */
  void line(double[] from, double[] to, int colour);

  /** A text whose baseline is at y. */
  void text(double x, double y, Anchor anchor, String text);

  /** The bytes of the file. */
  byte[] bytes();
}
