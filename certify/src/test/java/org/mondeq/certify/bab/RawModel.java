package org.mondeq.certify.bab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;

/** Parameters of a small dense model that a test may still change, row after row. */
final class RawModel {
  /** Of the normalisation. */
  static final double MEAN = 0.4;

  /** Of the normalisation. */
  static final double STD = 0.7;

  final int inputs;
  final int latent;
  final int classes;
  double monotonicity;
  final double[] inputWeights;
  final double[] inputBias;
  final double[] damping;
  final double[] skew;
  final double[] outputWeights;
  final double[] outputBias;

  /**
   * Gaussian parameters: an m of 0.1 to 30, and scales of each array that differ from model to
   * model.
   */
  RawModel(Random random, int inputs, int latent, int classes) {
    this.inputs = inputs;
    this.latent = latent;
    this.classes = classes;
    this.monotonicity = power(random, -1, 1.5);
    double perUnit = Math.sqrt(monotonicity / latent);
    double injection = power(random, -0.5, 1);
    this.inputWeights = gaussian(random, latent * inputs, injection / Math.sqrt(inputs));
    this.inputBias = gaussian(random, latent, injection * power(random, -2, 0));
    this.damping = gaussian(random, latent * latent, perUnit * power(random, -1, 0.5));
    this.skew = gaussian(random, latent * latent, perUnit * perUnit * power(random, -0.5, 1));
    double output = power(random, -1, 1);
    this.outputWeights = gaussian(random, classes * latent, output);
    this.outputBias = gaussian(random, classes, output * power(random, -2, 0) * injection);
  }

  /** {@code z = max(0, x/2)}, {@code lead = 1 − z} for a normalised input x, and m = 1. */
  static RawModel oneUnit() {
    RawModel raw = new RawModel(new Random(1), 1, 1, 2);
    raw.monotonicity = 1;
    raw.inputWeights[0] = 1;
    raw.inputBias[0] = 0;
    raw.damping[0] = 1;
    raw.outputWeights[0] = 0;
    raw.outputWeights[1] = 1;
    raw.outputBias[0] = 1;
    raw.outputBias[1] = 0;
    return raw;
  }

  static double power(Random random, double from, double to) {
    return Math.pow(10, from + (to - from) * random.nextDouble());
  }

  private static double[] gaussian(Random random, int size, double scale) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = scale * random.nextGaussian();
    }
    return values;
  }

  static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /** The model, under a normalisation that is not the identity. */
  MonDeq model() {
    ModelSpec spec =
        new ModelSpec(
            "small",
            "digits",
            new Architecture.Dense(latent),
            new InputShape(1, 1, inputs),
            classes,
            monotonicity,
            new Normalization(Collections.nCopies(1, MEAN), Collections.nCopies(1, STD)),
            ModelSpec.noProvenance());
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    parameters.put("U", NpyArray.of(inputWeights.clone(), latent, inputs));
    parameters.put("b", NpyArray.of(inputBias.clone(), latent));
    parameters.put("P", NpyArray.of(damping.clone(), latent, latent));
    parameters.put("Q", NpyArray.of(skew.clone(), latent, latent));
    parameters.put("V", NpyArray.of(outputWeights.clone(), classes, latent));
    parameters.put("v", NpyArray.of(outputBias.clone(), classes));
    return MonDeq.of(spec, parameters);
  }
}
