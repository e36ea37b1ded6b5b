package org.mondeq.certify.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;

/**
 * Copies of a model side by side: W is block-diagonal and as strongly monotone as each block, so
 * the fixpoint is that of every copy. No number is changed.
 */
final class BlockModel {
  private final MonDeq single;
  private final Map<String, NpyArray> arrays;
  private final int copies;
  private final int[] columns;

  private BlockModel(MonDeq single, int copies, int[] columns) {
    this.single = single;
    this.arrays = single.parameters();
    this.copies = copies;
    this.columns = columns;
  }

  /**
   * The model of copies.
   *
   * @param columns the input that input i of copy k is, at {@code k q + i}; not the same for two of
   *     one copy
   * @throws IllegalArgumentException if the model is not dense, or the copies too large
   */
  static MonDeq of(MonDeq single, int copies, int[] columns) {
    if (!(single.spec().architecture() instanceof Architecture.Dense)) {
      throw new IllegalArgumentException("copies of a network: expected a dense model");
    }
    return new BlockModel(single, copies, columns).model();
  }

  private MonDeq model() {
    int p = single.latent();
    int q = single.inputs();
    int c = single.classes();
    int inputs = Arrays.stream(columns).max().orElseThrow() + 1;
    double[] u = arrays.get("U").values();
    double[] wide = new double[Math.multiplyExact(copies * p, inputs)];
    Double[] mean = new Double[inputs];
    Double[] std = new Double[inputs];
    for (int k = 0; k < copies; k++) {
      for (int i = 0; i < q; i++) {
        int column = columns[k * q + i];
        mean[column] = single.spec().normalization().meanOf(i, q);
        std[column] = single.spec().normalization().stdOf(i, q);
        for (int j = 0; j < p; j++) {
          wide[(k * p + j) * inputs + column] = u[j * q + i];
        }
      }
    }
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    parameters.put("U", NpyArray.of(wide, copies * p, inputs));
    parameters.put("b", repeated("b"));
    parameters.put("P", diagonal("P", p, p));
    parameters.put("Q", diagonal("Q", p, p));
    parameters.put("V", diagonal("V", c, p));
    parameters.put("v", repeated("v"));
    return MonDeq.of(spec(inputs, List.of(mean), List.of(std)), parameters);
  }

  private ModelSpec spec(int inputs, List<Double> mean, List<Double> std) {
    ModelSpec spec = single.spec();
    String name = spec.name() + "-x" + copies;
    return new ModelSpec(
        name.length() > 100 ? "copies" : name,
        spec.dataset(),
        new Architecture.Dense(Math.multiplyExact(copies, single.latent())),
        new InputShape(inputs, 1, 1),
        Math.multiplyExact(copies, single.classes()),
        spec.monotonicity(),
        new Normalization(mean, std),
        ModelSpec.noProvenance());
  }

  private NpyArray repeated(String name) {
    List<Double> all = new ArrayList<>();
    for (int k = 0; k < copies; k++) {
      Arrays.stream(arrays.get(name).values()).forEach(all::add);
    }
    return NpyArray.of(all.stream().mapToDouble(Double::doubleValue).toArray(), all.size());
  }

  private NpyArray diagonal(String name, int rows, int cols) {
    double[] block = arrays.get(name).values();
    double[] values = new double[Math.multiplyExact(copies * rows, copies * cols)];
    for (int k = 0; k < copies; k++) {
      for (int i = 0; i < rows; i++) {
        System.arraycopy(block, i * cols, values, (k * rows + i) * copies * cols + k * cols, cols);
      }
    }
    return NpyArray.of(values, copies * rows, copies * cols);
  }
}
