package org.mondeq.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.SymmetricEigen;

/**
 * The parameters of any architecture as matrices: {@code U [p × q]}, {@code b [p]}, {@code P, Q [p
 * × p]}, {@code V [c × p]}, {@code v [c]}, where V is a matrix of the file's numbers divided by the
 * area of a window of the average pooling. The quotients are rounded, the numbers are not.
 *
 * @param pooledWeights {@code area · V [c × p]}, exact
 * @param poolingArea the area, 1 without pooling
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, and never compared
record DenseForm(
    Matrix inputWeights,
    double[] inputBias,
    Matrix p,
    Matrix q,
    Matrix pooledWeights,
    int poolingArea,
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
        1,
        parameters.get("v").values().clone());
  }

  /** The same with a V whose quotients are not rounded yet. */
  DenseForm withPooling(Matrix weights, int area) {
    return new DenseForm(inputWeights, inputBias, p, q, weights, area, outputBias);
  }

  /** V, its quotients rounded. */
  Matrix outputWeights() {
    if (poolingArea == 1) {
      return pooledWeights;
    }
    Matrix v = pooledWeights.copy();
    for (int i = 0; i < v.size(); i++) {
      v.buffer().put(i, v.buffer().get(i) / poolingArea);
    }
    return v;
  }

  private static Matrix matrix(NpyArray array) {
    int[] shape = array.shape();
    return Matrix.of(shape[0], shape[1], array.values());
  }

  /** The same with these units alone; P is a square root of their part of {@code PᵀP}. */
  DenseForm restrictedTo(int[] units) {
    SymmetricEigen eigen = Blas.symmetricEigen(block(Blas.transposedProduct(p, p), units));
    Matrix root = eigen.vectors().copy();
    double[] bias = new double[units.length];
    for (int i = 0; i < units.length; i++) {
      double scale = Math.sqrt(Math.max(0, eigen.values()[i]));
      double[] row = root.row(i);
      for (int j = 0; j < row.length; j++) {
        row[j] *= scale;
      }
      root.setRow(i, row);
      bias[i] = inputBias[units[i]];
    }
    return new DenseForm(
        chosenRows(inputWeights, units),
        bias,
        root,
        block(q, units),
        chosenRows(pooledWeights.transposed(), units).transposed(),
        poolingArea,
        outputBias);
  }

  /** The arrays of a dense model. */
  Map<String, NpyArray> parameters() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("U", array(inputWeights));
    arrays.put("b", NpyArray.of(inputBias, inputBias.length));
    arrays.put("P", array(p));
    arrays.put("Q", array(q));
    arrays.put("V", array(outputWeights()));
    arrays.put("v", NpyArray.of(outputBias, outputBias.length));
    return arrays;
  }

  private static NpyArray array(Matrix matrix) {
    return NpyArray.of(matrix.toArray(), matrix.rows(), matrix.cols());
  }

  /** The part of a square matrix that belongs to some units. */
  static Matrix block(Matrix matrix, int[] units) {
    return chosenRows(chosenRows(matrix, units).transposed(), units).transposed();
  }

  private static Matrix chosenRows(Matrix matrix, int[] rows) {
    Matrix chosen = Matrix.zeros(rows.length, matrix.cols());
    for (int i = 0; i < rows.length; i++) {
      chosen.setRow(i, matrix.row(rows[i]));
    }
    return chosen;
  }

  private static DenseForm convolutional(
      Architecture.Convolutional c, InputShape input, Map<String, NpyArray> parameters) {
    InputShape latent = c.latentShape(input);
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
        c.pooling() * c.pooling(),
        parameters.get("v").values().clone());
  }

  /** V composed with the sum of each window, in place of the average. */
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
          v.set(k, unit, pooledV.get(k, feature));
        }
      }
    }
    return v;
  }
}
