package org.mondeq.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.mondeq.io.NpyArray;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;

/**
 * The weights that training begins with: each uniform in {@code ±1/√f}, where f is the number of
 * values that enter its unit.
 */
final class Initialization {
  private Initialization() {}

  /** A dense model drawn from a seed. */
  static MonDeq uniform(ModelSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    spec.architecture()
        .shapes(spec.input(), spec.classes())
        .forEach(
            (name, shape) -> {
              boolean fromInput = name.equals("U") || name.equals("b");
              double bound = 1 / Math.sqrt(fromInput ? spec.inputs() : spec.latent());
              parameters.put(name, uniform(random, bound, shape));
            });
    return MonDeq.of(spec, parameters);
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
