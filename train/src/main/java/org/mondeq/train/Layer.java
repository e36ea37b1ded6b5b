package org.mondeq.train;

import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.BandedMatrix;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.ModelSpec;

/**
 * What the parameter arrays of an architecture mean to a solver, in double precision: the
 * counterpart of {@link org.mondeq.model.MonDeq} for weights that change at every step.
 */
sealed interface Layer permits DenseLayer, ConvolutionalLayer {
  /** {@code W = (1 − m) I − PᵀP + Q − Qᵀ}, {@code [p × p]}. */
  Matrix coupling(Map<String, NpyArray> parameters);

  /** The coupling in the order that makes products with it cheap. */
  default BandedMatrix banded(Matrix coupling) {
    return BandedMatrix.dense(coupling);
  }

  /** {@code U x + b} for each row: {@code [n × p]} for normalised inputs {@code x [n × q]}. */
  Matrix injection(Map<String, NpyArray> parameters, Matrix inputs);

  /**
   * {@code Uᵀ w} for each row: {@code [n × q]} for {@code w [n × p]}, the exact transpose of the
   * linear part of {@link #injection}.
   */
  Matrix pullBack(Map<String, NpyArray> parameters, Matrix adjoints);

  /** The matrix {@code [c × p]} from states to logits: V, after the pooling if there is one. */
  Matrix outputWeights(Map<String, NpyArray> parameters);

  /** The layer of a model. */
  static Layer of(ModelSpec spec) {
    return spec.architecture() instanceof Architecture.Convolutional convolutional
        ? new ConvolutionalLayer(spec, convolutional)
        : new DenseLayer(spec.monotonicity());
  }
}
