package org.mondeq.cli.attack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.NpyArray;
import org.mondeq.io.Npz;
import org.mondeq.model.MonDeq;
import org.mondeq.results.Evidence;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;

/**
 * All adversarial examples of a folder of results in one file, {@value #FILE}, with rows in the
 * order of the samples: {@code index}, {@code label}, {@code prediction}, {@code margin}, {@code
 * error}, {@code residual [n]}, raw {@code pixels [n × q]} and {@code logits [n × c]}.
 */
final class AdversarialArchive {
  static final String FILE = Evidence.ARCHIVE;

  private static final List<String> SCALARS =
      List.of("label", "prediction", "margin", "error", "residual");

  private final ResultSet results;
  private final List<SampleResult> examples;

  private AdversarialArchive(ResultSet results) {
    this.results = results;
    this.examples = results.results().stream().filter(r -> r.adversarial() != null).toList();
  }

  /**
   * Collects the examples that stand in files of their own, and writes them atomically.
   *
   * @throws InvalidInputException if one of these files is missing or damaged
   * @throws FailedRunException if the archive cannot be written
   */
  static void write(ResultSet results, MonDeq model) {
    new AdversarialArchive(results).collect(model).write(results.folder().resolve(FILE));
  }

  private Npz collect(MonDeq model) {
    int n = examples.size();
    Map<String, double[]> columns = new LinkedHashMap<>();
    SCALARS.forEach(name -> columns.put(name, new double[n]));
    columns.put("logits", new double[n * model.classes()]);
    columns.put("pixels", new double[n * model.inputs()]);
    for (int row = 0; row < n; row++) {
      Path file = results.folder().resolve(examples.get(row).adversarial());
      Map<String, NpyArray> arrays = Npz.read(file).arrays();
      for (Map.Entry<String, double[]> column : columns.entrySet()) {
        put(arrays.get(column.getKey()), row, column.getValue(), file + ": " + column.getKey());
      }
    }
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    double[] indices = examples.stream().mapToDouble(SampleResult::index).toArray();
    arrays.put("index", NpyArray.of(indices, n));
    SCALARS.forEach(name -> arrays.put(name, NpyArray.of(columns.get(name), n)));
    arrays.put("logits", NpyArray.of(columns.get("logits"), n, model.classes()));
    arrays.put("pixels", NpyArray.of(columns.get("pixels"), n, model.inputs()));
    return Npz.of(arrays, Map.of());
  }

  private void put(NpyArray array, int row, double[] column, String where) {
    int width = column.length / examples.size();
    if (array == null || array.values().length != width) {
      throw new InvalidInputException(where + ": expected " + width + " values");
    }
    System.arraycopy(array.values(), 0, column, row * width, width);
  }
}
