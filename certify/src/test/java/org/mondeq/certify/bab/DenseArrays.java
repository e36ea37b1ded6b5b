package org.mondeq.certify.bab;

import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;

/**
 * What the arrays of a model denote, as matrices row after row, by a reading of their own: entry
 * after entry from the places of a unit and of what it sees.
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record DenseArrays(
    double[] inputWeights,
    double[] inputBias,
    double[] damping,
    double[] skew,
    double[] outputWeights) {

  static DenseArrays of(MonDeq model) {
    Map<String, NpyArray> arrays = model.parameters();
    double[] u = arrays.get("U").values();
    double[] b = arrays.get("b").values();
    double[] p = arrays.get("P").values();
    double[] q = arrays.get("Q").values();
    double[] v = arrays.get("V").values();
    ModelSpec spec = model.spec();
    if (!(spec.architecture() instanceof Architecture.Convolutional c)) {
      return new DenseArrays(u, b, p, q, v);
    }
    InputShape latent = c.latentShape(spec.input());
    double[] biases = new double[latent.size()];
    for (int j = 0; j < biases.length; j++) {
      biases[j] = b[new Place(j, latent).channel];
    }
    Kernel inner = new Kernel(3, 1, 1);
    return new DenseArrays(
        new Kernel(c.kernel(), c.stride(), c.padding()).matrix(u, spec.input(), latent),
        biases,
        inner.matrix(p, latent, latent),
        inner.matrix(q, latent, latent),
        unpooled(v, latent, c.pooling(), spec.classes()));
  }

  /** The coefficients of the lead of a class over another. */
  double[] lead(int label, int other) {
    double[] lead = new double[inputBias.length];
    for (int j = 0; j < lead.length; j++) {
      lead[j] = outputWeights[label * lead.length + j] - outputWeights[other * lead.length + j];
    }
    return lead;
  }

  /** Where a number of an image stands. */
  private record Place(int channel, int row, int column) {
    Place(int index, InputShape image) {
      this(
          index / (image.width() * image.height()),
          index / image.width() % image.height(),
          index % image.width());
    }
  }

  private record Kernel(int side, int stride, int padding) {
    double[] matrix(double[] kernels, InputShape from, InputShape to) {
      double[] matrix = new double[to.size() * from.size()];
      for (int j = 0; j < to.size(); j++) {
        Place unit = new Place(j, to);
        for (int i = 0; i < from.size(); i++) {
          Place seen = new Place(i, from);
          int down = seen.row - unit.row * stride + padding;
          int right = seen.column - unit.column * stride + padding;
          if (down >= 0 && down < side && right >= 0 && right < side) {
            int pair = unit.channel * from.channels() + seen.channel;
            matrix[j * from.size() + i] = kernels[(pair * side + down) * side + right];
          }
        }
      }
      return matrix;
    }
  }

  private static double[] unpooled(double[] v, InputShape latent, int pooling, int classes) {
    int height = latent.height() / pooling;
    int width = latent.width() / pooling;
    double[] matrix = new double[classes * latent.size()];
    for (int k = 0; k < matrix.length; k++) {
      Place unit = new Place(k % latent.size(), latent);
      int row = unit.row / pooling;
      int column = unit.column / pooling;
      if (row < height && column < width) {
        int features = latent.channels() * height * width;
        int feature = (unit.channel * height + row) * width + column;
        matrix[k] = v[k / latent.size() * features + feature] / (pooling * pooling);
      }
    }
    return matrix;
  }
}
