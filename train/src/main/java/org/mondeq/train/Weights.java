package org.mondeq.train;

import java.util.Map;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;

/**
 * The weights between two steps of training, as matrices.
 *
 * @param layer what the arrays mean
 * @param parameters U, b, P, Q, V, v
 */
record Weights(Layer layer, Map<String, NpyArray> parameters) {
  private static final double MAX_NORM = 1e60;

  /**
   * Takes arrays that are finite.
   *
   * @throws FailedRunException naming one that is not
   */
  Weights {
    parameters.forEach(Weights::requireFinite);
  }

  private static void requireFinite(String name, NpyArray array) {
    for (double value : array.values()) {
      if (!Double.isFinite(value)) {
        throw new FailedRunException(
            "the weights are lost: " + name + ": expected finite values, got " + value);
      }
    }
  }

  /**
   * {@code W [p × p]}, computed at each call.
   *
   * @throws FailedRunException if it is too large to compute with
   */
  Matrix coupling() {
    Matrix coupling = layer.coupling(parameters);
    double norm = Norms.frobenius(coupling);
    if (!(norm <= MAX_NORM)) {
      throw new FailedRunException("the weights are lost: the norm of W is " + norm);
    }
    return coupling;
  }

  /** {@code U x + b}: {@code [n × p]} for normalised inputs {@code x [n × q]}. */
  Matrix injection(Matrix inputs) {
    return layer.injection(parameters, inputs);
  }

  /** {@code Uᵀ w}: {@code [n × q]} for {@code w [n × p]}. */
  Matrix pullBack(Matrix adjoints) {
    return layer.pullBack(parameters, adjoints);
  }

  /** From states to logits: {@code [c × p]}. */
  Matrix outputWeights() {
    return layer.outputWeights(parameters);
  }

  /** {@code V z + v}: {@code [n × c]} for states {@code z [n × p]}. */
  Matrix logits(Matrix states) {
    double[] bias = parameters.get("v").values();
    Matrix result = Matrix.zeros(states.rows(), bias.length);
    for (int i = 0; i < result.rows(); i++) {
      result.setRow(i, bias);
    }
    Blas.addMultiplyTransposed(states, outputWeights(), result);
    return result;
  }
}
