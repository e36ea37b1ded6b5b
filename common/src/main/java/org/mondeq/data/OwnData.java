package org.mondeq.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mondeq.io.InvalidInputException;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Normalization;

/**
 * Data of the user, named by what they are and where: {@code csv:FILE}, {@code npz:FILE}, {@code
 * images:FOLDER}. They are read when first asked for.
 *
 * <p>Values are raw ones, scaled to [0, 1] by the range that the data give each feature, so that
 * radii and boxes are in units of that range. Without a test part, every fifth sample is one, which
 * is the same for each command.
 */
final class OwnData implements DataSource {
  /** The prefix of the names. */
  static final String FORMS = "csv:FILE, npz:FILE, images:FOLDER";

  private static final int EVERY = 5;

  private final String name;
  private final Reader reader;
  private Parts parts;

  private OwnData(String name, Reader reader) {
    this.name = name;
    this.reader = reader;
  }

  /** Reads both parts. */
  @FunctionalInterface
  private interface Reader {
    Parts read(Path where, String name);
  }

  /** The two parts of a data set, of one shape and as many classes. */
  record Parts(LabeledDataset train, LabeledDataset test) {
    /**
     * Every fifth sample is one of the test part.
     *
     * @throws InvalidInputException if there are fewer than that
     */
    static Parts split(LabeledDataset all) {
      List<Integer> train = new ArrayList<>();
      List<Integer> test = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        (i % EVERY == EVERY - 1 ? test : train).add(i);
      }
      if (test.isEmpty()) {
        throw new InvalidInputException(
            all.name() + ": expected at least " + EVERY + " samples, got " + all.size());
      }
      return new Parts(all.chosen(train), all.chosen(test));
    }
  }

  /** The source of a name; empty if it is none of these. */
  static Optional<DataSource> of(String name) {
    int colon = name.indexOf(':');
    String kind = colon < 0 ? "" : name.substring(0, colon);
    return switch (kind) {
      case "csv" -> Optional.of(new OwnData(name, CsvData::read));
      case "npz" -> Optional.of(new OwnData(name, NpzData::read));
      case "images" -> Optional.of(new OwnData(name, ImageFolder::read));
      default -> Optional.empty();
    };
  }

  private Parts parts() {
    if (parts == null) {
      String path = name.substring(name.indexOf(':') + 1);
      if (path.isBlank()) {
        throw new InvalidInputException("data set \"" + name + "\": expected " + FORMS);
      }
      parts = reader.read(Path.of(path), name);
    }
    return parts;
  }

  /** Each channel is normalised by the mean and deviation of the training part. */
  @Override
  public DataSetInfo info() {
    LabeledDataset train = parts().train;
    return new DataSetInfo(name, train.shape(), train.classes(), normalization(train));
  }

  @Override
  public LabeledDataset load(Split split, DataLocation where) {
    return split == Split.TRAIN ? parts().train : parts().test;
  }

  private static Normalization normalization(LabeledDataset data) {
    int channels = data.shape().channels();
    int area = data.shape().size() / channels;
    double[] sums = new double[channels];
    double[] squares = new double[channels];
    for (int i = 0; i < data.size(); i++) {
      Matrix row = data.pixels(i);
      for (int j = 0; j < row.cols(); j++) {
        double value = row.get(0, j);
        sums[j / area] += value;
        squares[j / area] += value * value;
      }
    }
    double count = (double) data.size() * area;
    List<Double> mean = new ArrayList<>();
    List<Double> std = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double m = sums[c] / count;
      double deviation = Math.sqrt(Math.max(0, squares[c] / count - m * m));
      mean.add(m);
      // A channel that never changes is left as it is.
      std.add(deviation > 1e-6 ? deviation : 1);
    }
    return new Normalization(mean, std);
  }
}
