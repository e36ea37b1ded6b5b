package org.mondeq.check.format;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;

/**
 * The arrays of a certificate that say what conjunctions it is about.
 *
 * @param weights as in {@link Certificate}
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record ConjunctionArrays(Conjunctions conjunctions, double[] weights) {
  /** Their names. */
  static final Set<String> NAMES =
      Set.of("conjunctions", "outputs", "inputs", "constants", "weights");

  static void write(Conjunctions claimed, double[] weights, Map<String, NpyArray> arrays) {
    double[] sizes = Arrays.stream(claimed.sizes()).asDoubleStream().toArray();
    arrays.put("conjunctions", NpyArray.ofWhole(sizes, sizes.length));
    arrays.put("outputs", matrix(claimed.outputs()));
    arrays.put("inputs", matrix(claimed.inputs()));
    arrays.put("constants", NpyArray.of(claimed.constants(), claimed.constants().length));
    arrays.put("weights", NpyArray.of(weights, weights.length));
  }

  private static NpyArray matrix(Multipliers rows) {
    return NpyArray.of(rows.values(), rows.size(), rows.width());
  }

  /**
   * Reads the arrays, all of which are there.
   *
   * @param inputs the number of inputs q
   * @throws InvalidInputException if they do not go together
   */
  static ConjunctionArrays read(Map<String, NpyArray> arrays, int inputs, Path file) {
    Reader reader = new Reader(arrays, file);
    double[] constants = reader.vector("constants");
    int functions = constants.length;
    int[] sizes = reader.sizes(functions);
    Multipliers outputs = reader.matrix("outputs");
    Multipliers ofInputs = reader.matrix("inputs");
    reader.require(outputs.size() == functions, "outputs: expected a row for each constant");
    reader.require(
        ofInputs.width() == inputs && (ofInputs.size() == 0 || ofInputs.size() == functions),
        "inputs: expected a column for each pixel, and a row for each constant or none");
    return new ConjunctionArrays(
        new Conjunctions(sizes, outputs, ofInputs, constants), reader.vector("weights"));
  }

  /** Arrays of finite numbers. */
  private record Reader(Map<String, NpyArray> arrays, Path file) {
    double[] vector(String name) {
      require(arrays.get(name).shape().length == 1, name + ": expected one dimension");
      return finite(name);
    }

    Multipliers matrix(String name) {
      int[] shape = arrays.get(name).shape();
      require(shape.length == 2 && shape[1] > 0, name + ": expected two dimensions");
      return new Multipliers(shape[1], finite(name));
    }

    private double[] finite(String name) {
      double[] values = arrays.get(name).values();
      require(Arrays.stream(values).allMatch(Double::isFinite), name + ": expected finite numbers");
      return values;
    }

    int[] sizes(int functions) {
      double[] values = vector("conjunctions");
      int[] sizes = new int[values.length];
      long sum = 0;
      for (int i = 0; i < sizes.length; i++) {
        require(
            values[i] >= 1 && values[i] <= functions && values[i] == Math.rint(values[i]),
            String.format(
                Locale.ROOT, "conjunctions: expected whole numbers from 1 to %d", functions));
        sizes[i] = (int) values[i];
        sum += sizes[i];
      }
      require(
          sizes.length > 0 && sum == functions,
          "conjunctions: expected their sum to be the number of constants");
      return sizes;
    }

    void require(boolean condition, String fault) {
      if (!condition) {
        throw new InvalidInputException(file + ": " + fault);
      }
    }
  }
}
