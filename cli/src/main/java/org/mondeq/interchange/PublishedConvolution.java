package org.mondeq.interchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.SymmetricEigen;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;

/**
 * The convolutional layer of monotone operator networks as published for PyTorch, written as a
 * dense layer: {@code W z = (1 − m) z − g Ãᵀ Ã z + h (B̃ z − B̃ᵀ z)}, where Ã and B̃ are 3 × 3
 * convolutions divided by their Frobenius norms.
 *
 * <p>Its convolutions wrap around, and its activation sets the border of the latent image to zero,
 * so that nothing wraps; what is left are the units inside. Ãᵀ Ã sees the border between its two
 * factors, so P is no convolution of the inside: it is a square root of {@code g Ãᵀ Ã} restricted
 * to the units inside, which gives W up to rounding.
 */
final class PublishedConvolution {
  /** What dense matrices and an eigenvalue decomposition are made for. */
  private static final int MAX_UNITS = 2048;

  private static final int KERNEL = Architecture.Convolutional.LATENT_KERNEL;

  private final Architecture.Convolutional layer;
  private final InputShape input;
  private final InputShape whole;
  private final InputShape inside;
  private final double g;
  private final double h;

  /**
   * A layer.
   *
   * @param g the gain of A, not negative
   * @param h the gain of B
   * @throws IllegalArgumentException if nothing is inside the border, or too much
   */
  PublishedConvolution(Architecture.Convolutional layer, InputShape input, double g, double h) {
    this.layer = layer;
    this.input = input;
    this.whole = layer.latentShape(input);
    if (whole.height() < 3 || whole.width() < 3) {
      throw new IllegalArgumentException(
          "the latent image " + whole.dimensions() + " is all border");
    }
    this.inside = new InputShape(whole.channels(), whole.height() - 2, whole.width() - 2);
    if (inside.size() > MAX_UNITS) {
      throw new IllegalArgumentException(
          "expected at most " + MAX_UNITS + " units inside the border, got " + inside.size());
    }
    if (!(g >= 0) || !Double.isFinite(g) || !Double.isFinite(h)) {
      throw new IllegalArgumentException("expected gains g ≥ 0 and h, got " + g + " and " + h);
    }
    this.g = g;
    this.h = h;
  }

  /** The number of units inside the border. */
  int units() {
    return inside.size();
  }

  /**
   * The arrays of the dense layer.
   *
   * @param arrays {@code U [k, c, s, s]}, {@code b [k]}, {@code P, Q [k, k, 3, 3]}, {@code V}
   */
  Map<String, NpyArray> dense(Map<String, NpyArray> arrays) {
    int k = whole.channels();
    for (String name : new String[] {"P", "Q"}) {
      requireShape(name, arrays.get(name), k, k, KERNEL, KERNEL);
    }
    requireShape("b", arrays.get("b"), k);
    return Map.of(
        "U", array(inputWeights(arrays.get("U"))),
        "b", inputBias(arrays.get("b").values()),
        "P", array(root(gram(arrays.get("P")))),
        "Q", array(scaled(latent(arrays.get("Q"), inside, 0), h / norm("Q", arrays.get("Q")))),
        "V", array(outputWeights(arrays.get("V"))));
  }

  private static void requireShape(String name, NpyArray array, int... shape) {
    if (!Arrays.equals(array.shape(), shape)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected shape %s, got %s",
              name,
              Arrays.toString(shape),
              Arrays.toString(array.shape())));
    }
  }

  private static NpyArray array(Matrix matrix) {
    return NpyArray.of(matrix.toArray(), matrix.rows(), matrix.cols());
  }

  private static double norm(String name, NpyArray kernel) {
    double norm = Math.sqrt(Arrays.stream(kernel.values()).map(v -> v * v).sum());
    if (!(norm > 0) || !Double.isFinite(norm)) {
      throw new IllegalArgumentException(name + ": expected a kernel of a norm above 0");
    }
    return norm;
  }

  private static Matrix scaled(Matrix matrix, double factor) {
    for (int i = 0; i < matrix.size(); i++) {
      matrix.buffer().put(i, matrix.buffer().get(i) * factor);
    }
    return matrix;
  }

  private static int index(InputShape shape, int channel, int row, int col) {
    return (channel * shape.height() + row) * shape.width() + col;
  }

  private Matrix inputWeights(NpyArray kernel) {
    Matrix u = Matrix.zeros(inside.size(), input.size());
    int side = layer.kernel();
    for (int unit = 0; unit < inside.size(); unit++) {
      int channel = unit / (inside.height() * inside.width());
      int top = (unit / inside.width() % inside.height() + 1) * layer.stride() - layer.padding();
      int left = (unit % inside.width() + 1) * layer.stride() - layer.padding();
      for (int tap = 0; tap < input.channels() * side * side; tap++) {
        int row = top + tap / side % side;
        int col = left + tap % side;
        if (row >= 0 && row < input.height() && col >= 0 && col < input.width()) {
          double weight = kernel.values()[channel * input.channels() * side * side + tap];
          u.set(unit, index(input, tap / (side * side), row, col), weight);
        }
      }
    }
    return u;
  }

  private NpyArray inputBias(double[] channels) {
    double[] bias = new double[inside.size()];
    for (int unit = 0; unit < bias.length; unit++) {
      bias[unit] = channels[unit / (inside.height() * inside.width())];
    }
    return NpyArray.of(bias, bias.length);
  }

  /**
   * A convolution of the units inside.
   *
   * @param output the image that it writes
   * @param shift where the first unit inside stands in that image, in rows and columns
   */
  private Matrix latent(NpyArray kernel, InputShape output, int shift) {
    Matrix matrix = Matrix.zeros(output.size(), inside.size());
    int k = inside.channels();
    for (int unit = 0; unit < inside.size(); unit++) {
      int channel = unit / (inside.height() * inside.width());
      int row = unit / inside.width() % inside.height() + shift;
      int col = unit % inside.width() + shift;
      for (int tap = 0; tap < k * KERNEL * KERNEL; tap++) {
        int out = tap / (KERNEL * KERNEL);
        int r = row + 1 - tap / KERNEL % KERNEL;
        int c = col + 1 - tap % KERNEL;
        if (r >= 0 && r < output.height() && c >= 0 && c < output.width()) {
          int place = (out * k + channel) * KERNEL * KERNEL + tap % (KERNEL * KERNEL);
          matrix.set(index(output, out, r, c), unit, kernel.values()[place]);
        }
      }
    }
    return matrix;
  }

  private Matrix gram(NpyArray kernel) {
    Matrix a = latent(kernel, whole, 1);
    double norm = norm("P", kernel);
    return scaled(Blas.transposedProduct(a, a), g / (norm * norm));
  }

  /** A P of which {@code PᵀP} is a matrix without negative eigenvalues, but for rounding. */
  private static Matrix root(Matrix gram) {
    SymmetricEigen eigen = Blas.symmetricEigen(gram);
    Matrix root = eigen.vectors().copy();
    double[] values = eigen.values();
    for (int i = 0; i < root.rows(); i++) {
      double scale = Math.sqrt(Math.max(0, values[i]));
      for (int j = 0; j < root.cols(); j++) {
        root.set(i, j, root.get(i, j) * scale);
      }
    }
    return root;
  }

  /** V on the average pooling of the whole image, as a matrix on the units inside. */
  private Matrix outputWeights(NpyArray v) {
    int side = layer.pooling();
    int height = whole.height() / side;
    int width = whole.width() / side;
    int classes = v.shape()[0];
    Matrix dense = Matrix.zeros(classes, inside.size());
    for (int unit = 0; unit < inside.size(); unit++) {
      int channel = unit / (inside.height() * inside.width());
      int row = (unit / inside.width() % inside.height() + 1) / side;
      int col = (unit % inside.width() + 1) / side;
      if (row < height && col < width) {
        int feature = (channel * height + row) * width + col;
        for (int c = 0; c < classes; c++) {
          double weight = v.values()[c * v.shape()[1] + feature];
          dense.set(c, unit, weight / (side * side));
        }
      }
    }
    return dense;
  }
}
