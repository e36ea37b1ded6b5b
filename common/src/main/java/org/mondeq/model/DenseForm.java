package org.mondeq.model;

import java.util.Map;
import org.mondeq.io.NpyArray;
import org.mondeq.linalg.Matrix;

/**
 * The parameters of any architecture as matrices: {@code U [p × q]}, {@code b [p]}, {@code P, Q [p
 * × p]}, {@code V [c × p]}, {@code v [c]}.
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, and never compared
record DenseForm(
    Matrix inputWeights,
    double[] inputBias,
    Matrix p,
    Matrix q,
    Matrix outputWeights,
    double[] outputBias) {

  static DenseForm of(ModelSpec spec, Map<String, NpyArray> parameters) {
    if (spec.architecture() instanceof Architecture.Convolutional c) {
      return convolutional(c, spec.input(), parameters);
    }
    return new DenseForm(
        matrix(parameters.get("U")),
        parameters.get("b").values().clone(),
        matrix(parameters.get("P")),
        matrix(parameters.get("Q")),
        matrix(parameters.get("V")),
        parameters.get("v").values().clone());
  }

  private static Matrix matrix(NpyArray array) {
    int[] shape = array.shape();
    return Matrix.of(shape[0], shape[1], array.values());
  }

  private static DenseForm convolutional(
      Architecture.Convolutional c, InputShape input, Map<String, NpyArray> parameters) {
    InputShape latent = new InputShape(c.channels(), c.side(input.height()), c.side(input.width()));
    double[] bias = new double[latent.size()];
    int area = latent.height() * latent.width();
    for (int i = 0; i < bias.length; i++) {
      bias[i] = parameters.get("b").values()[i / area];
    }
    ConvolutionMatrix inner = new ConvolutionMatrix(latent, latent, 1, 1);
    return new DenseForm(
        new ConvolutionMatrix(input, latent, c.stride(), c.padding()).of(parameters.get("U")),
        bias,
        inner.of(parameters.get("P")),
        inner.of(parameters.get("Q")),
        unpooled(c, latent, matrix(parameters.get("V"))),
        parameters.get("v").values().clone());
  }

  /** V composed with the average pooling before it. */
  private static Matrix unpooled(Architecture.Convolutional c, InputShape latent, Matrix pooledV) {
    Matrix v = Matrix.zeros(pooledV.rows(), latent.size());
    int side = c.pooling();
    int pooledHeight = latent.height() / side;
    int pooledWidth = latent.width() / side;
    for (int unit = 0; unit < latent.size(); unit++) {
      int channel = unit / (latent.height() * latent.width());
      int row = unit / latent.width() % latent.height() / side;
      int col = unit % latent.width() / side;
      if (row < pooledHeight && col < pooledWidth) {
        int feature = (channel * pooledHeight + row) * pooledWidth + col;
        for (int k = 0; k < v.rows(); k++) {
          v.set(k, unit, pooledV.get(k, feature) / (side * side));
        }
      }
    }
    return v;
  }
}
