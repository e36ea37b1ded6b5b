package org.mondeq.cli.attack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mondeq.check.format.Ball;
import org.mondeq.check.format.Counterexamples;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.MonDeq;
import org.mondeq.results.Evidence;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunInfo;
import org.mondeq.results.SampleResult;
import org.mondeq.spec.Norm;

/**
 * All adversarial examples of a folder of results in one file, {@value #FILE}, with rows in the
 * order of the samples: {@code index}, {@code label}, {@code prediction} (integers), {@code
 * margin}, {@code error}, {@code residual [n]}, raw {@code pixels [n × q]} and {@code logits [n ×
 * c]}; and for the checker {@code lower}, {@code upper [n × q]}, {@code fixpoint [n × p]} and
 * {@code witnesses.json}, unless the file would be too large with them.
 */
public final class AdversarialArchive {
  static final String FILE = Evidence.ARCHIVE;

  /** Of all arrays, with room for headers. */
  private static final long MOST_BYTES = Npz.MAX_BYTES - (1 << 16);

  private static final List<String> INTEGERS = List.of("label", "prediction");

  /** What the checker needs beside the pixels. */
  private static final List<String> EVIDENCE = List.of("lower", "upper", "fixpoint");

  /** In balls, it needs their centres as well. */
  private static final String CENTER = "ballCenter";

  private final ResultSet results;
  private final List<SampleResult> examples;
  private final Map<String, Integer> widths = new LinkedHashMap<>();

  /** How many numbers each part of an example has. */
  private record Sizes(int inputs, int latent, int classes) {}

  private AdversarialArchive(ResultSet results, Sizes sizes) {
    this.results = results;
    this.examples = results.results().stream().filter(r -> r.adversarial() != null).toList();
    List.of("label", "prediction", "margin", "error", "residual")
        .forEach(name -> widths.put(name, 1));
    widths.put("logits", sizes.classes);
    widths.put("pixels", sizes.inputs);
    widths.put("lower", sizes.inputs);
    widths.put("upper", sizes.inputs);
    widths.put("fixpoint", sizes.latent);
    if (results.info().norm() != Norm.INF) {
      widths.put(CENTER, sizes.inputs);
    }
    long numbers = widths.values().stream().mapToLong(Integer::longValue).sum();
    if (numbers * Double.BYTES * examples.size() > MOST_BYTES) {
      widths.keySet().removeAll(EVIDENCE);
      widths.remove(CENTER);
    }
  }

  /**
   * Collects the examples that stand in files of their own, and writes them atomically.
   *
   * @return whether it holds what {@code check} needs, rather than being too large for that
   * @throws InvalidInputException if one of these files is missing or damaged
   * @throws FailedRunException if the archive cannot be written
   */
  static boolean write(ResultSet results, MonDeq model) {
    return write(results, new Sizes(model.inputs(), model.latent(), model.classes()));
  }

  private static boolean write(ResultSet results, Sizes sizes) {
    AdversarialArchive archive = new AdversarialArchive(results, sizes);
    archive.collect().write(results.folder().resolve(FILE));
    return archive.isEvidence();
  }

  /**
   * As {@link #write(ResultSet, MonDeq)}, of results of several folders, whose files say how large
   * an example is.
   *
   * @throws InvalidInputException if none of them has an archive
   */
  public static boolean merge(ResultSet results, List<Path> parts) {
    Path part =
        parts.stream()
            .map(folder -> folder.resolve(FILE))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        parts.get(0) + ": no " + FILE + " there; run this part again"));
    Map<String, NpyArray> arrays = Npz.read(part).arrays();
    Integer latent = results.info().latent();
    if (latent == null || !arrays.containsKey("pixels") || !arrays.containsKey("logits")) {
      throw new InvalidInputException(part + ": expected arrays pixels and logits, of a known run");
    }
    return write(results, new Sizes(columns(arrays, "pixels"), latent, columns(arrays, "logits")));
  }

  private static int columns(Map<String, NpyArray> arrays, String name) {
    int[] shape = arrays.get(name).shape();
    return shape[shape.length - 1];
  }

  private boolean isEvidence() {
    return widths.keySet().containsAll(EVIDENCE);
  }

  private Npz collect() {
    int n = examples.size();
    Map<String, double[]> columns = new LinkedHashMap<>();
    widths.forEach((name, width) -> columns.put(name, new double[n * width]));
    for (int row = 0; row < n; row++) {
      Path file = results.folder().resolve(examples.get(row).adversarial());
      Map<String, NpyArray> arrays = Npz.read(file).arrays();
      for (Map.Entry<String, double[]> column : columns.entrySet()) {
        put(arrays.get(column.getKey()), row, column.getValue(), file + ": " + column.getKey());
      }
    }
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    double[] indices = examples.stream().mapToDouble(SampleResult::index).toArray();
    arrays.put("index", NpyArray.ofWhole(indices, n));
    widths.forEach((name, width) -> arrays.put(name, array(name, columns.get(name), n, width)));
    return Npz.of(arrays, isEvidence() ? description(results.info()) : Map.of());
  }

  private static Map<String, String> description(RunInfo info) {
    if (info.norm() == Norm.INF) {
      return Counterexamples.description(info.modelSha256());
    }
    Ball.Norm norm = info.norm() == Norm.TWO ? Ball.Norm.TWO : Ball.Norm.ONE;
    return Counterexamples.description(info.modelSha256(), norm, info.epsilon());
  }

  private static NpyArray array(String name, double[] values, int n, int width) {
    boolean row = EVIDENCE.contains(name) || name.equals(CENTER);
    int[] shape = width == 1 && !row ? new int[] {n} : new int[] {n, width};
    return INTEGERS.contains(name) ? NpyArray.ofWhole(values, shape) : NpyArray.of(values, shape);
  }

  private void put(NpyArray array, int row, double[] column, String where) {
    int width = column.length / examples.size();
    if (array == null || array.values().length != width) {
      throw new InvalidInputException(where + ": expected " + width + " values");
    }
    System.arraycopy(array.values(), 0, column, row * width, width);
  }
}
