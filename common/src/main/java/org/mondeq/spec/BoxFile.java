package org.mondeq.spec;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Sha256;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.InputShape;

/** The arrays of a file of boxes, checked. */
final class BoxFile {
  private static final String LOWER = "lower";
  private static final String UPPER = "upper";
  private static final String LABELS = "labels";

  private final Path file;
  private final int inputs;
  private final double[] lower;
  private final double[] upper;
  private final Optional<int[]> labels;

  private BoxFile(Path file, InputShape shape, int classes) {
    Map<String, NpyArray> arrays = Npz.read(file).arrays();
    this.file = file;
    this.inputs = shape.size();
    requireKnown(arrays);
    this.lower = bounds(LOWER, arrays, shape);
    this.upper = bounds(UPPER, arrays, shape);
    if (!Arrays.equals(arrays.get(LOWER).shape(), arrays.get(UPPER).shape())) {
      throw fault(
          String.format(
              Locale.ROOT,
              "lower and upper: expected one shape, got %s and %s",
              Arrays.toString(arrays.get(LOWER).shape()),
              Arrays.toString(arrays.get(UPPER).shape())));
    }
    requireOrder();
    this.labels = Optional.ofNullable(arrays.get(LABELS)).map(array -> classes(array, classes));
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException naming the array, the box or the pixel that is wrong
   */
  static BoxFile read(Path file, InputShape shape, int classes) {
    return new BoxFile(file, shape, classes);
  }

  private InvalidInputException fault(String what) {
    return new InvalidInputException(file + ": " + what);
  }

  private void requireKnown(Map<String, NpyArray> arrays) {
    for (String name : arrays.keySet()) {
      if (!List.of(LOWER, UPPER, LABELS).contains(name)) {
        throw fault(
            String.format(
                Locale.ROOT, "%s: unexpected array, expected lower, upper and maybe labels", name));
      }
    }
  }

  /** All values of an array of one or of several inputs, flat or as images. */
  private double[] bounds(String name, Map<String, NpyArray> arrays, InputShape shape) {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw fault(String.format(Locale.ROOT, "%s: missing array", name));
    }
    int n = array.values().length / shape.size();
    boolean fits =
        array.withShape(n, shape.size()).isPresent()
            || array.withShape(n, shape.channels(), shape.height(), shape.width()).isPresent();
    if (n == 0 || !fits) {
      throw fault(
          String.format(
              Locale.ROOT,
              "%s: expected shape %s or %s, or [n, ...] of n boxes, got %s%s",
              name,
              List.of(shape.size()),
              shape.dimensions(),
              Arrays.toString(array.shape()),
              isChannelsLast(array.shape(), shape) ? ", the channels last" : ""));
    }
    return array.values();
  }

  private static boolean isChannelsLast(int[] given, InputShape shape) {
    int[] last = {shape.height(), shape.width(), shape.channels()};
    return shape.channels() > 1
        && given.length >= last.length
        && Arrays.equals(Arrays.copyOfRange(given, given.length - last.length, given.length), last);
  }

  private void requireOrder() {
    for (int k = 0; k < lower.length; k++) {
      String where = String.format(Locale.ROOT, "box %d, pixel %d: ", k / inputs, k % inputs);
      requirePixel(where + LOWER, lower[k]);
      requirePixel(where + UPPER, upper[k]);
      if (lower[k] > upper[k]) {
        throw fault(
            String.format(Locale.ROOT, "%slower %s is above upper %s", where, lower[k], upper[k]));
      }
    }
  }

  private void requirePixel(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw fault(
          String.format(Locale.ROOT, "%s: expected 0 to 1 in raw pixels, got %s", what, value));
    }
  }

  private int[] classes(NpyArray array, int classes) {
    if (array.withShape(size()).isEmpty()) {
      throw fault(
          String.format(
              Locale.ROOT,
              "labels: expected shape [%d], one for each box, got %s",
              size(),
              Arrays.toString(array.shape())));
    }
    int[] result = new int[size()];
    for (int i = 0; i < result.length; i++) {
      double label = array.values()[i];
      if (!(label >= 0 && label < classes) || label != Math.rint(label)) {
        throw fault(
            String.format(
                Locale.ROOT,
                "labels: expected whole numbers from 0 to %d, got %s for box %d",
                classes - 1,
                label,
                i));
      }
      result[i] = (int) label;
    }
    return result;
  }

  /** The number of boxes. */
  int size() {
    return lower.length / inputs;
  }

  /** The smallest pixels {@code [q]} of a box. */
  double[] lower(int box) {
    return Arrays.copyOfRange(lower, box * inputs, (box + 1) * inputs);
  }

  /** The largest pixels {@code [q]} of a box. */
  double[] upper(int box) {
    return Arrays.copyOfRange(upper, box * inputs, (box + 1) * inputs);
  }

  /** The class of each box, if the file has them. */
  Optional<int[]> labels() {
    return labels;
  }

  /**
   * The SHA-256, in hex, of all bounds and labels. Each array begins with a number of its own and
   * its length, so that no two files give the same bytes.
   */
  String checksum() {
    MessageDigest digest = Sha256.digest();
    update(digest, 1, lower);
    update(digest, 2, upper);
    labels.ifPresent(
        classes -> update(digest, 3, Arrays.stream(classes).asDoubleStream().toArray()));
    return Sha256.hex(digest);
  }

  private static void update(MessageDigest digest, int which, double[] values) {
    digest.update(
        ByteBuffer.allocate(2 * Integer.BYTES).putInt(which).putInt(values.length).flip());
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
    bytes.asDoubleBuffer().put(values);
    digest.update(bytes);
  }
}
