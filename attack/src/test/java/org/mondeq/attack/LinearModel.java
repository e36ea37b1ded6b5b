package org.mondeq.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.testing.RandomModels;

/**
 * A model whose units are active for every valid image, so that its logits are {@code C x + d} with
 * {@code C = V (I − W)⁻¹ U}, and an image at which label 0 leads every other class by the same gap.
 */
final class LinearModel {
  static final double STD = 0.5;
  private static final double MEAN = 0.4;
  private static final double ACTIVITY = 100;
  private static final int LATENT = 7;

  final MonDeq model;
  final double[] pixels;
  final double gap;

  /** {@code C [c × q]}. */
  final Matrix slopes;

  LinearModel(Random random, int inputs, int classes) {
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    Matrix p = gaussian(parameters, "P", random, LATENT);
    Matrix q = gaussian(parameters, "Q", random, LATENT);
    Matrix u = gaussian(parameters, "U", random, LATENT, inputs);
    Matrix v = gaussian(parameters, "V", random, classes, LATENT);
    Matrix operator = identityMinus(MonDeq.coupling(p, q, 20));
    slopes = Blas.product(v, Blas.product(Blas.inverse(operator), u));
    pixels = random.doubles(inputs, 0.3, 0.7).toArray();
    gap = 0.1 * smallestSlope();
    Matrix active = Matrix.zeros(1, LATENT);
    active.fill(ACTIVITY);
    Matrix bias = Blas.productTransposed(active, operator);
    parameters.put("b", NpyArray.of(bias.toArray(), LATENT));
    parameters.put("v", NpyArray.of(outputBias(Blas.productTransposed(active, v)), classes));
    model = MonDeq.of(spec(inputs, classes), parameters);
  }

  /** {@code ‖C_0 − C_i‖₁}: how fast the margin towards class i can fall with the radius. */
  double slope(int i) {
    double sum = 0;
    for (int j = 0; j < slopes.cols(); j++) {
      sum += Math.abs(slopes.get(0, j) - slopes.get(i, j));
    }
    return sum;
  }

  /** The smallest margin in the ball of a radius in raw pixels that stays within [0, 1]. */
  double worstMargin(double epsilon) {
    double worst = Double.POSITIVE_INFINITY;
    for (int i = 1; i < slopes.rows(); i++) {
      worst = Math.min(worst, gap - epsilon / STD * slope(i));
    }
    return worst;
  }

  /** The radius in raw pixels at which the smallest margin is zero; at most a tenth. */
  double criticalRadius() {
    double steepest = 0;
    for (int i = 1; i < slopes.rows(); i++) {
      steepest = Math.max(steepest, slope(i));
    }
    return gap / steepest * STD;
  }

  private double smallestSlope() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < slopes.rows(); i++) {
      smallest = Math.min(smallest, slope(i));
    }
    return smallest;
  }

  /** What makes the logits at the image {@code (gap, 0, …, 0)}. */
  private double[] outputBias(Matrix constant) {
    double[] bias = new double[slopes.rows()];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = (i == 0 ? gap : 0) - constant.get(0, i);
      for (int j = 0; j < pixels.length; j++) {
        bias[i] -= slopes.get(i, j) * (pixels[j] - MEAN) / STD;
      }
    }
    return bias;
  }

  private static Matrix gaussian(
      Map<String, NpyArray> parameters, String name, Random random, int... shape) {
    int cols = shape.length == 1 ? shape[0] : shape[1];
    Matrix matrix = RandomModels.gaussian(random, shape[0], cols);
    parameters.put(name, NpyArray.of(matrix.toArray(), shape[0], cols));
    return matrix;
  }

  private static Matrix identityMinus(Matrix coupling) {
    Matrix result = Matrix.identity(coupling.rows());
    for (int i = 0; i < result.size(); i++) {
      result.buffer().put(i, result.buffer().get(i) - coupling.buffer().get(i));
    }
    return result;
  }

  private static ModelSpec spec(int inputs, int classes) {
    return new ModelSpec(
        "linear",
        "digits",
        new Architecture.Dense(LATENT),
        new InputShape(1, 1, inputs),
        classes,
        20,
        new Normalization(List.of(MEAN), List.of(STD)),
        ModelSpec.noProvenance());
  }
}
