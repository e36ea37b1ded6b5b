package org.mondeq.data;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.InputShape;
import org.mondeq.model.Normalization;

/** The data sets by name; among them those of the user, {@link OwnData}. */
public final class DataSets {
  private static final List<DataSource> SOURCES =
      List.of(new DigitsSource(), mnist(), fashionMnist(), cifar10());

  private DataSets() {}

  /** The names of all data sets, smallest set first. */
  public static List<String> names() {
    return SOURCES.stream().map(source -> source.info().name()).toList();
  }

  /**
   * What is known of a data set.
   *
   * @throws InvalidInputException if there is none of this name
   */
  public static DataSetInfo info(String name) {
    return source(name).info();
  }

  /**
   * Loads one split of a data set, which is downloaded into the cache if it is nowhere.
   *
   * @throws InvalidInputException if there is no data set of this name, if its files are not in the
   *     data folder that {@code where} names, or if a file is damaged
   * @throws org.mondeq.io.FailedRunException if the download fails
   */
  public static LabeledDataset load(String name, Split split, DataLocation where) {
    return source(name).load(split, where);
  }

  private static DataSource source(String name) {
    return SOURCES.stream()
        .filter(source -> source.info().name().equals(name))
        .findFirst()
        .or(() -> OwnData.of(name))
        .orElseThrow(() -> unknown(name));
  }

  private static InvalidInputException unknown(String name) {
    String typed = name.toLowerCase(Locale.ROOT);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    Comparator<String> beginningsFirst = Comparator.comparing(known -> !known.startsWith(typed));
    String advice =
        names().stream()
            .filter(known -> isNear(typed, known, distance))
            .min(beginningsFirst.thenComparing(known -> distance.apply(known, typed)))
            .map(nearest -> "unknown, did you mean " + nearest + "?")
            .orElse("unknown.");
    return new InvalidInputException(
        "data set \""
            + name
            + "\": "
            + advice
            + " There are "
            + String.join(", ", names())
            + ", "
            + OwnData.FORMS);
  }

  /** Whether it is the beginning of a name, or a few letters away from it. */
  private static boolean isNear(String typed, String known, LevenshteinDistance distance) {
    int differing = distance.apply(known, typed);
    boolean swapped = differing == 2 && sorted(known).equals(sorted(typed));
    return swapped
        || (typed.length() > 2 && known.startsWith(typed))
        || differing <= Math.max(1, known.length() / 4);
  }

  private static String sorted(String word) {
    char[] letters = word.toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  /**
   * MNIST: Y. LeCun, C. Cortes, C. Burges. The mirrors differ in the gzip wrapper of two files, so
   * the hashes are of the content.
   */
  private static DataSource mnist() {
    return new IdxSource(
        grey28("mnist", 0.1307, 0.3081),
        List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
        Map.of(
            Split.TRAIN,
            new IdxSource.Part(
                60_000,
                "train-images-idx3-ubyte",
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                "train-labels-idx1-ubyte",
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            Split.TEST,
            new IdxSource.Part(
                10_000,
                "t10k-images-idx3-ubyte",
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                "t10k-labels-idx1-ubyte",
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")));
  }

  /** Fashion-MNIST: H. Xiao, K. Rasul, R. Vollgraf, 2017; hashes of the content. */
  private static DataSource fashionMnist() {
    return new IdxSource(
        grey28("fashion-mnist", 0.2860, 0.3530),
        List.of(
            URI.create(
                "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/")),
        Map.of(
            Split.TRAIN,
            new IdxSource.Part(
                60_000,
                "train-images-idx3-ubyte",
                "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                "train-labels-idx1-ubyte",
                "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
            Split.TEST,
            new IdxSource.Part(
                10_000,
                "t10k-images-idx3-ubyte",
                "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                "t10k-labels-idx1-ubyte",
                "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")));
  }

  /**
   * CIFAR-10: A. Krizhevsky, 2009. The archive is the one whose MD5 the author publishes, {@code
   * c32a1d4ab5d03f1284b67883e8d87530}, in 170,052,171 bytes.
   */
  private static DataSource cifar10() {
    return new CifarSource(
        new DataSetInfo(
            "cifar10",
            new InputShape(3, 32, 32),
            10,
            new Normalization(List.of(0.4914, 0.4822, 0.4465), List.of(0.247, 0.2435, 0.2616))),
        10_000,
        URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
        "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");
  }

  private static DataSetInfo grey28(String name, double mean, double std) {
    return new DataSetInfo(
        name, new InputShape(1, 28, 28), 10, new Normalization(List.of(mean), List.of(std)));
  }
}
