package org.mondeq.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;

/** Random models and inputs, small enough to solve thousands of times. */
public final class RandomModels {
  private RandomModels() {}

  /** A dense model with the given sizes, m = 20, and Gaussian parameters of useful scale. */
  public static MonDeq dense(Random random, int inputs, int latent, int classes) {
    return of(random, new Architecture.Dense(latent), new InputShape(1, 1, inputs), classes);
  }

  /** A model of any architecture with Gaussian parameters of useful scale. */
  public static MonDeq of(Random random, Architecture architecture, InputShape input, int classes) {
    return of(random, architecture, input, classes, 2);
  }

  /**
   * The same with P and Q of another scale.
   *
   * @param coupling the norm of P is near twice as much, and the larger it is, the larger is that
   *     of {@code I − W}
   */
  public static MonDeq of(
      Random random, Architecture architecture, InputShape input, int classes, double coupling) {
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    architecture
        .shapes(input, classes)
        .forEach((name, shape) -> parameters.put(name, gaussian(random, name, coupling, shape)));
    Normalization normalization =
        new Normalization(
            java.util.Collections.nCopies(input.channels(), 0.3),
            java.util.Collections.nCopies(input.channels(), 0.6));
    ModelSpec spec =
        new ModelSpec(
            "random",
            "digits",
            architecture,
            input,
            classes,
            20,
            normalization,
            ModelSpec.noProvenance());
    return MonDeq.of(spec, parameters);
  }

  private static double scale(String name, double coupling) {
    return switch (name) {
      case "U" -> 10;
      case "V" -> 5;
      case "P", "Q" -> coupling;
      default -> 2;
    };
  }

  private static NpyArray gaussian(Random random, String name, double coupling, int... shape) {
    int size = 1;
    int fanIn = 1;
    for (int d = 0; d < shape.length; d++) {
      size *= shape[d];
      fanIn *= d == 0 ? 1 : shape[d];
    }
    double scale = scale(name, coupling) / Math.sqrt(fanIn);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = scale * random.nextGaussian();
    }
    return NpyArray.of(values, shape);
  }

  /** Raw pixels, uniform in [0, 1]: {@code [n × q]}. */
  public static Matrix pixels(Random random, int n, int q) {
    Matrix pixels = Matrix.zeros(n, q);
    for (int i = 0; i < pixels.size(); i++) {
      pixels.buffer().put(i, random.nextDouble());
    }
    return pixels;
  }

  /** A Gaussian matrix {@code [rows × cols]}. */
  public static Matrix gaussian(Random random, int rows, int cols) {
    Matrix matrix = Matrix.zeros(rows, cols);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.buffer().put(i, random.nextGaussian());
    }
    return matrix;
  }
}
