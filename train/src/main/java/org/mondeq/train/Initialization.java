package org.mondeq.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.ModelSpec;
import org.mondeq.train.graph.Parameterization;

/**
 * The weights that training begins with: each uniform in {@code ±1/√f}, where f is the number of
 * values that enter its unit; gains are one.
 */
final class Initialization {
  private Initialization() {}

  /** What is trained, drawn from a seed. */
  static Map<String, NpyArray> uniform(ModelSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, NpyArray> trained = new LinkedHashMap<>();
    Map<String, int[]> shapes = new Parameterization(spec).shapes();
    shapes.forEach(
        (name, shape) -> {
          if (Parameterization.GAINS.contains(name)) {
            trained.put(name, NpyArray.of(new double[] {1}, shape));
            return;
          }
          String weights = name.equals("b") ? "U" : name.equals("v") ? "V" : name;
          double bound = 1 / Math.sqrt(fanIn(shapes.get(weights)));
          trained.put(name, uniform(random, bound, shape));
        });
    return trained;
  }

  /** The number of weights of one output: all dimensions but the first. */
  private static int fanIn(int... shape) {
    int size = 1;
    for (int d = 1; d < shape.length; d++) {
      size *= shape[d];
    }
    return size;
  }

  private static NpyArray uniform(SplittableRandom random, double bound, int... shape) {
    int size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = bound * (2 * random.nextDouble() - 1);
    }
    return NpyArray.of(values, shape);
  }
}
