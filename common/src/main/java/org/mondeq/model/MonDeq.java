package org.mondeq.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;

/**
 * A monotone operator equilibrium model: its specification, its parameters, and the matrices of its
 * equilibrium {@code z = ReLU(W z + U x + b)} and output {@code y = V z + v}.
 *
 * <p>A convolutional model is written out as the dense matrices that it denotes. All matrices are
 * shared and only to be read.
 */
public final class MonDeq {
  private static final double MAX_NORM = 1e60;

  private final ModelSpec spec;
  private final Map<String, NpyArray> parameters;
  private final Matrix coupling;
  private final double couplingError;
  private final Matrix inputWeights;
  private final double[] inputBias;
  private final Matrix outputWeights;
  private final Matrix pooledWeights;
  private final int poolingArea;
  private final double[] outputBias;

  private MonDeq(
      ModelSpec spec,
      Map<String, NpyArray> parameters,
      DenseForm dense,
      Matrix coupling,
      double couplingError) {
    this.spec = spec;
    this.parameters = parameters;
    this.coupling = coupling;
    this.couplingError = couplingError;
    this.inputWeights = dense.inputWeights();
    requireNorm("W", coupling);
    requireNorm("U", inputWeights);
    this.inputBias = dense.inputBias();
    this.outputWeights = dense.outputWeights();
    this.pooledWeights = dense.pooledWeights();
    this.poolingArea = dense.poolingArea();
    this.outputBias = dense.outputBias();
    requireNorm("b", Matrix.ofRow(inputBias));
    requireNorm("V", outputWeights);
    requireNorm("v", Matrix.ofRow(outputBias));
  }

  /**
   * A model with the parameters U, b, P, Q, V, v, whose shapes the architecture decides, up to axes
   * of length one.
   *
   * @throws IllegalArgumentException naming the array that is missing, superfluous, of a wrong
   *     shape, or not finite
   */
  public static MonDeq of(ModelSpec spec, Map<String, NpyArray> parameters) {
    Map<String, int[]> shapes = spec.architecture().shapes(spec.input(), spec.classes());
    for (String name : parameters.keySet()) {
      if (!shapes.containsKey(name)) {
        throw new IllegalArgumentException(
            name + ": unexpected array, expected " + shapes.keySet());
      }
    }
    Map<String, NpyArray> ordered = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> ordered.put(name, checked(name, parameters.get(name), shape)));
    DenseForm dense = DenseForm.of(spec, ordered);
    return new MonDeq(
        spec,
        ordered,
        dense,
        coupling(dense.p(), dense.q(), spec.monotonicity()),
        couplingError(dense.p(), dense.q(), spec.monotonicity()));
  }

  /**
   * The dense model of those units alone that the logits depend on for pixels in [0, 1] ({@link
   * ActiveUnits}); this one if it has no others. Its fixpoint is that of this model, without zeros
   * and without what no output sees, and its logits are the same.
   *
   * <p>Its {@link #coupling} is a part of this model's, to the bit; its parameters P and Q give it
   * up to rounding. O(p³).
   */
  public MonDeq reduced() {
    DenseForm dense = DenseForm.of(spec, parameters).withPooling(pooledWeights, poolingArea);
    int[] units = ActiveUnits.of(this, dense);
    if (units.length == latent()) {
      return this;
    }
    DenseForm part = dense.restrictedTo(units);
    ModelSpec dropped =
        new ModelSpec(
            spec.name(),
            spec.dataset(),
            new Architecture.Dense(units.length),
            spec.input(),
            spec.classes(),
            spec.monotonicity(),
            spec.normalization(),
            spec.provenance());
    Matrix restricted = DenseForm.block(coupling, units);
    return new MonDeq(dropped, part.parameters(), part, restricted, couplingError);
  }

  /** What solvers and bounds compute with must not overflow when it is squared. */
  private static void requireNorm(String name, Matrix matrix) {
    double norm = Norms.frobenius(matrix);
    if (!(norm <= MAX_NORM)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s: expected a norm of at most %.0e, got %.1e", name, MAX_NORM, norm));
    }
  }

  private static NpyArray checked(String name, NpyArray array, int[] shape) {
    for (double value : array == null ? new double[0] : array.values()) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(name + ": expected finite values, got " + value);
      }
    }
    return NpyArray.required(name, array, shape);
  }

  /** {@code W = (1 − m) I − PᵀP + Q − Qᵀ}. */
  public static Matrix coupling(Matrix p, Matrix q, double monotonicity) {
    Matrix w = Blas.transposedProduct(p, p);
    int n = w.rows();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double identity = i == j ? 1 - monotonicity : 0;
        w.set(i, j, identity - w.get(i, j) + (q.get(i, j) - q.get(j, i)));
      }
    }
    return w;
  }

  private static double couplingError(Matrix p, Matrix q, double monotonicity) {
    double norm = Norms.frobenius(p);
    double magnitude =
        norm * norm + 2 * Norms.frobenius(q) + (1 + monotonicity) * Math.sqrt(p.rows());
    return Rounding.up(Rounding.gamma(p.rows() + 6L) * magnitude, 2L * p.size());
  }

  /** What the model is. */
  public ModelSpec spec() {
    return spec;
  }

  /** The arrays U, b, P, Q, V, v in the shapes of the architecture. */
  public Map<String, NpyArray> parameters() {
    return new LinkedHashMap<>(parameters);
  }

  /** The number of inputs q. */
  public int inputs() {
    return inputWeights.cols();
  }

  /** The number of latent units p. */
  public int latent() {
    return inputWeights.rows();
  }

  /** The number of classes c. */
  public int classes() {
    return outputBias.length;
  }

  /** {@code W [p × p]}. */
  public Matrix coupling() {
    return coupling;
  }

  /** A bound of {@code ‖W̃ − W‖_F}: what rounding may have lost in {@link #coupling()}. */
  public double couplingError() {
    return couplingError;
  }

  /** {@code U [p × q]}. */
  public Matrix inputWeights() {
    return inputWeights;
  }

  /** A copy of {@code b [p]}. */
  public double[] inputBias() {
    return inputBias.clone();
  }

  /**
   * {@code V [c × p]}: for convolutional models quotients by the area of a pooling window, each
   * rounded once. Bounds of margins need {@link #outputDifference}.
   */
  public Matrix outputWeights() {
    return outputWeights;
  }

  /**
   * {@code V_ij − V_kj} of the model's own V, off by at most two roundings of the result, {@code
   * 2u} of it, and an underflow of {@link Rounding#TINY}: the weights are subtracted before the
   * pooling divides them, so that what they have in common is lost to no rounding.
   */
  public double outputDifference(int i, int k, int j) {
    double difference = pooledWeights.get(i, j) - pooledWeights.get(k, j);
    return poolingArea == 1 ? difference : difference / poolingArea;
  }

  /** Whether a logit depends on unit j. */
  boolean isOutput(int j) {
    for (int k = 0; k < classes(); k++) {
      if (pooledWeights.get(k, j) != 0) {
        return true;
      }
    }
    return false;
  }

  /** A copy of {@code v [c]}. */
  public double[] outputBias() {
    return outputBias.clone();
  }

  /** {@code x Uᵀ + b}, the injection {@code [n × p]} of normalised inputs {@code x [n × q]}. */
  public Matrix injection(Matrix x) {
    Matrix result = Matrix.zeros(x.rows(), latent());
    injection(x, result);
    return result;
  }

  /** Overwrites {@code result [n × p]} with the injection of normalised inputs {@code [n × q]}. */
  public void injection(Matrix x, Matrix result) {
    affine(x, inputWeights, inputBias, result);
  }

  /** {@code z Vᵀ + v}, the logits {@code [n × c]} of states {@code z [n × p]}. */
  public Matrix logits(Matrix z) {
    Matrix result = Matrix.zeros(z.rows(), classes());
    logits(z, result);
    return result;
  }

  /** Overwrites {@code result [n × c]} with the logits of states {@code z [n × p]}. */
  public void logits(Matrix z, Matrix result) {
    affine(z, outputWeights, outputBias, result);
  }

  private static void affine(Matrix x, Matrix weights, double[] bias, Matrix result) {
    for (int i = 0; i < result.rows(); i++) {
      result.setRow(i, bias);
    }
    Blas.addMultiplyTransposed(x, weights, result);
  }
}
