package org.mondeq.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.InputShape;

/**
 * Arrays of NumPy: {@code x_train [n, …]} and {@code y_train [n]}, and maybe {@code x_test} and
 * {@code y_test}. A sample is {@code [d]}, {@code [height, width]} or {@code [channels, height,
 * width]}. The range is {@code lower} and {@code upper}, of one sample's shape or one number each;
 * else [0, 1].
 */
final class NpzData {
  private static final int MAX_CLASSES = 256;

  private final Path file;
  private final String name;
  private final Map<String, NpyArray> arrays;

  private NpzData(Path file, String name) {
    this.file = file;
    this.name = name;
    this.arrays = Npz.read(file).arrays();
  }

  /**
   * Reads the arrays.
   *
   * @throws InvalidInputException naming the file, the array and the row that is wrong
   */
  static OwnData.Parts read(Path file, String name) {
    NpzData data = new NpzData(file, name);
    boolean test = data.arrays.containsKey("x_test") || data.arrays.containsKey("y_test");
    int classes = data.classes(test);
    LabeledDataset train = data.part("train", classes);
    return test ? new OwnData.Parts(train, data.part("test", classes)) : OwnData.Parts.split(train);
  }

  private NpyArray array(String key) {
    NpyArray array = arrays.get(key);
    if (array == null) {
      throw new InvalidInputException(file + ": " + key + ": missing array");
    }
    return array;
  }

  private int classes(boolean test) {
    DoubleStream labels = Arrays.stream(array("y_train").values());
    if (test) {
      labels = DoubleStream.concat(labels, Arrays.stream(array("y_test").values()));
    }
    double most = labels.max().orElse(0);
    if (!(most >= 1 && most < MAX_CLASSES)) {
      throw new InvalidInputException(
          file + ": y_train: expected labels from 0 to at least 1 and at most 255, got " + most);
    }
    return (int) most + 1;
  }

  private InputShape shape() {
    int[] x = array("x_train").shape();
    if (x.length < 2 || x.length > 4) {
      throw new InvalidInputException(
          file
              + ": x_train: expected [n, d], [n, height, width] or [n, channels, height, width],"
              + " got "
              + Arrays.toString(x));
    }
    try {
      return switch (x.length) {
        case 2 -> new InputShape(x[1], 1, 1);
        case 3 -> new InputShape(1, x[1], x[2]);
        default -> new InputShape(x[1], x[2], x[3]);
      };
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file + ": x_train: " + e.getMessage(), e);
    }
  }

  private LabeledDataset part(String part, int classes) {
    NpyArray x = array("x_" + part);
    NpyArray y = array("y_" + part);
    InputShape shape = shape();
    int n = y.values().length;
    int[] expected = array("x_train").shape();
    expected[0] = n;
    if (y.shape().length != 1 || n == 0 || !Arrays.equals(x.shape(), expected)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: x_%s: expected shape %s for y_%s %s, got %s",
              file,
              part,
              Arrays.toString(expected),
              part,
              Arrays.toString(y.shape()),
              Arrays.toString(x.shape())));
    }
    return LabeledDataset.of(name, shape, classes, scaled(part, x, shape.size()), labels(part, y));
  }

  private int[] labels(String part, NpyArray y) {
    int[] labels = new int[y.values().length];
    for (int i = 0; i < labels.length; i++) {
      double label = y.values()[i];
      if (!(label >= 0) || label != Math.rint(label)) {
        throw new InvalidInputException(
            file + ": y_" + part + ": row " + i + ": expected a whole number from 0, got " + label);
      }
      labels[i] = (int) label;
    }
    return labels;
  }

  private double[] scaled(String part, NpyArray x, int q) {
    double[] lower = bound("lower", 0, q);
    double[] upper = bound("upper", 1, q);
    double[] values = new double[x.values().length];
    for (int i = 0; i < values.length; i++) {
      int j = i % q;
      double value = x.values()[i];
      if (!(value >= lower[j] && value <= upper[j])) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s: x_%s: row %d: %s is outside [%s, %s]; arrays lower and upper give the range",
                file,
                part,
                i / q,
                value,
                lower[j],
                upper[j]));
      }
      values[i] = Math.min(1, (value - lower[j]) / (upper[j] - lower[j]));
    }
    return values;
  }

  private double[] bound(String key, double usual, int q) {
    NpyArray array = arrays.get(key);
    if (array == null) {
      double[] all = new double[q];
      Arrays.fill(all, usual);
      return all;
    }
    double[] given = array.values();
    if (given.length != 1 && given.length != q) {
      throw new InvalidInputException(
          file + ": " + key + ": expected 1 or " + q + " numbers, got " + given.length);
    }
    double[] all = new double[q];
    for (int j = 0; j < q; j++) {
      all[j] = given[given.length == 1 ? 0 : j];
      if (!Double.isFinite(all[j])) {
        throw new InvalidInputException(file + ": " + key + ": expected finite numbers");
      }
    }
    return all;
  }
}
