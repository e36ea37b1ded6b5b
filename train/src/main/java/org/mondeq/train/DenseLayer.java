package org.mondeq.train;

import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;

/**
 * A fully connected layer, whose arrays are the matrices themselves.
 *
 * @param monotonicity m
 */
record DenseLayer(double monotonicity) implements Layer {
  @Override
  public Matrix coupling(Map<String, NpyArray> parameters) {
    return MonDeq.coupling(matrix(parameters.get("P")), matrix(parameters.get("Q")), monotonicity);
  }

  @Override
  public Matrix injection(Map<String, NpyArray> parameters, Matrix inputs) {
    double[] bias = parameters.get("b").values();
    Matrix result = Matrix.zeros(inputs.rows(), bias.length);
    for (int i = 0; i < result.rows(); i++) {
      result.setRow(i, bias);
    }
    Blas.addMultiplyTransposed(inputs, matrix(parameters.get("U")), result);
    return result;
  }

  @Override
  public Matrix pullBack(Map<String, NpyArray> parameters, Matrix adjoints) {
    return Blas.product(adjoints, matrix(parameters.get("U")));
  }

  @Override
  public Matrix outputWeights(Map<String, NpyArray> parameters) {
    return matrix(parameters.get("V"));
  }

  private static Matrix matrix(NpyArray array) {
    return Matrix.of(array.shape()[0], array.shape()[1], array.values());
  }
}
