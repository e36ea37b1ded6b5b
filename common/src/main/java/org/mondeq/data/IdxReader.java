package org.mondeq.data;

import java.util.Locale;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.InputShape;

/**
 * The IDX format of MNIST: a big-endian magic number, the size of each dimension, then unsigned
 * bytes. The dimensions of the file must be the expected ones, which also bounds the memory.
 */
final class IdxReader {
  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;

  private IdxReader() {}

  /**
   * Reads a whole file of {@code count} grey images, image after image, row after row.
   *
   * @throws InvalidInputException if it is anything else
   */
  static byte[] images(Content content, int count, InputShape shape) {
    requireMagic(content, IMAGES, "images");
    require(content, "images", count);
    require(content, "rows", shape.height());
    require(content, "columns", shape.width());
    byte[] pixels = content.bytes(Math.multiplyExact(count, shape.height() * shape.width()));
    content.requireEnd();
    return pixels;
  }

  /**
   * Reads a whole file of {@code count} labels below {@code classes}.
   *
   * @throws InvalidInputException if it is anything else
   */
  static byte[] labels(Content content, int count, int classes) {
    requireMagic(content, LABELS, "labels");
    require(content, "labels", count);
    byte[] labels = content.bytes(count);
    content.requireEnd();
    for (int i = 0; i < count; i++) {
      int label = labels[i] & 0xff;
      if (label >= classes) {
        throw new InvalidInputException(
            content.where()
                + ": label "
                + i
                + ": expected 0 to "
                + (classes - 1)
                + ", got "
                + label);
      }
    }
    return labels;
  }

  private static void requireMagic(Content content, int expected, String what) {
    int magic = content.bigEndianInt();
    if (magic != expected) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: no IDX file of %s: expected magic number 0x%08x, got 0x%08x",
              content.where(),
              what,
              expected,
              magic));
    }
  }

  private static void require(Content content, String what, int expected) {
    int got = content.bigEndianInt();
    if (got != expected) {
      throw new InvalidInputException(
          content.where()
              + ": expected "
              + expected
              + " "
              + what
              + ", the header says "
              + Integer.toUnsignedString(got));
    }
  }
}
