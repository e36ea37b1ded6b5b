package org.mondeq.cli.page;

import org.mondeq.model.InputShape;

/**
 * Draws inputs and differences of inputs of any number of channels: one is grey, three are red,
 * green and blue, and others stand as grey tiles, row after row.
 */
final class Picture {
  private static final int COLOURS = 3;
  private static final int WHITE = 255;

  /** What stands for the largest and the smallest difference: orange and blue, none is white. */
  private static final int[] MORE = {0xd5, 0x5e, 0x00};

  private static final int[] LESS = {0x00, 0x5a, 0xb5};

  private final InputShape shape;
  private final int columns;
  private final int rows;

  /** Pictures of inputs of a shape. */
  Picture(InputShape shape) {
    this.shape = shape;
    boolean one = shape.channels() == COLOURS;
    this.columns = one ? 1 : (int) Math.ceil(Math.sqrt(shape.channels()));
    this.rows = one ? 1 : (shape.channels() + columns - 1) / columns;
  }

  /** Whether there is a picture to draw, rather than a table of features. */
  static boolean isImage(InputShape shape) {
    return shape.height() > 1 || shape.width() > 1;
  }

  private boolean isColour() {
    return shape.channels() == COLOURS;
  }

  /** The picture of an input {@code [q]}, whose values are drawn as if between 0 and 1. */
  Png of(double[] pixels) {
    int depth = isColour() ? COLOURS : 1;
    byte[] bytes = new byte[width() * height() * depth];
    for (int i = 0; i < pixels.length; i++) {
      bytes[position(i, depth)] = level(pixels[i]);
    }
    return new Png(width(), height(), depth, bytes);
  }

  /**
   * The picture of a difference {@code [q]}. In colour, each channel is middle grey where it does
   * not differ; else white is no difference, orange more, blue less.
   *
   * @param scale the difference that is drawn in full
   */
  Png ofDifference(double[] difference, double scale) {
    byte[] bytes = new byte[width() * height() * COLOURS];
    java.util.Arrays.fill(bytes, (byte) WHITE);
    for (int i = 0; i < difference.length; i++) {
      double part = scale > 0 ? Math.max(-1, Math.min(1, difference[i] / scale)) : 0;
      int at = position(i, COLOURS);
      if (isColour()) {
        bytes[at] = level((1 + part) / 2);
        continue;
      }
      int[] full = part > 0 ? MORE : LESS;
      for (int c = 0; c < COLOURS; c++) {
        bytes[at + c] = (byte) Math.round(WHITE + (full[c] - WHITE) * Math.abs(part));
      }
    }
    return new Png(width(), height(), COLOURS, bytes);
  }

  /** Where value {@code i} of an input stands in a picture of so many bytes a pixel. */
  private int position(int i, int depth) {
    int area = shape.height() * shape.width();
    int channel = i / area;
    int y = i % area / shape.width();
    int x = i % shape.width();
    if (isColour()) {
      return (y * shape.width() + x) * depth + channel;
    }
    int row = channel / columns * shape.height() + y;
    int column = channel % columns * shape.width() + x;
    return (row * width() + column) * depth;
  }

  private int width() {
    return columns * shape.width();
  }

  private int height() {
    return rows * shape.height();
  }

  private static byte level(double value) {
    return (byte) Math.round(WHITE * Math.max(0, Math.min(1, value)));
  }
}
