package org.mondeq.train;

import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.BandedMatrix;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.train.graph.Windows;

/**
 * A convolutional layer. Its kernels are matrices {@code [k × f]} that act on {@link Windows}.
 *
 * <p>W is written out as a dense matrix, once for all samples of a batch and in {@code O(s f²)}:
 * with G = PᵀP the product of the kernel alone {@code [f × f]}, the product of the convolutions is
 * the sum of G over all windows, each at its place. Transposes are exact by construction. Solvers
 * then multiply batches with the blocks of W that are not zero. At p = 648 and 128 samples, W takes
 * 3 ms of one core and {@code W z} 2.4 ms as one dense product; as three convolutions of ND4J,
 * {@code W z} would take 15 ms in single and 24 ms in double precision, as small products on
 * windows 12 ms (p = 800: 2, 3.7, 15, 20 and 13 ms).
 */
final class ConvolutionalLayer implements Layer {
  /** Images whose windows are in memory at a time. */
  private static final int CHUNK = 16;

  private final int inputs;
  private final InputShape latent;
  private final double monotonicity;
  private final Windows inputWindows;
  private final Windows latentWindows;
  private final Windows pools;

  ConvolutionalLayer(ModelSpec spec, Architecture.Convolutional architecture) {
    int side = Architecture.Convolutional.LATENT_KERNEL;
    int pooling = architecture.pooling();
    this.inputs = spec.inputs();
    this.latent = architecture.latentShape(spec.input());
    this.monotonicity = spec.monotonicity();
    this.inputWindows =
        new Windows(
            spec.input(), architecture.kernel(), architecture.stride(), architecture.padding());
    this.latentWindows = new Windows(latent, side, 1, side / 2);
    this.pools = new Windows(latent, pooling, pooling, 0);
  }

  private Matrix kernel(NpyArray array, int taps) {
    return Matrix.of(array.values().length / taps, taps, array.values());
  }

  @Override
  public Matrix coupling(Map<String, NpyArray> parameters) {
    int taps = latentWindows.taps();
    Matrix p = kernel(parameters.get("P"), taps);
    Matrix coupling = Matrix.zeros(latent.size(), latent.size());
    for (int i = 0; i < latent.size(); i++) {
      coupling.set(i, i, 1 - monotonicity);
    }
    subtractSquare(Blas.transposedProduct(p, p), coupling);
    addDifference(kernel(parameters.get("Q"), taps), coupling);
    return coupling;
  }

  /** Subtracts {@code PᵀP}, given that of the kernel. */
  private void subtractSquare(Matrix square, Matrix coupling) {
    int taps = latentWindows.taps();
    for (int s = 0; s < latentWindows.positions(); s++) {
      for (int f = 0; f < taps; f++) {
        int row = latentWindows.index(f, s);
        for (int g = 0; g < taps && row != Windows.OUTSIDE; g++) {
          int col = latentWindows.index(g, s);
          if (col != Windows.OUTSIDE) {
            coupling.set(row, col, coupling.get(row, col) - square.get(f, g));
          }
        }
      }
    }
  }

  /** Adds {@code Q − Qᵀ}. */
  private void addDifference(Matrix q, Matrix coupling) {
    int positions = latentWindows.positions();
    for (int row = 0; row < latent.size(); row++) {
      for (int f = 0; f < latentWindows.taps(); f++) {
        int col = latentWindows.index(f, row % positions);
        if (col != Windows.OUTSIDE) {
          double weight = q.get(row / positions, f);
          coupling.set(row, col, coupling.get(row, col) + weight);
          coupling.set(col, row, coupling.get(col, row) - weight);
        }
      }
    }
  }

  /** Image row after image row: what is more than two rows apart does not interact. */
  @Override
  public BandedMatrix banded(Matrix coupling) {
    int width = latent.width();
    int block = latent.channels() * width;
    int[] order = new int[latent.size()];
    for (int i = 0; i < order.length; i++) {
      int channel = i % block / width;
      order[i] = (channel * latent.height() + i / block) * width + i % width;
    }
    return BandedMatrix.of(coupling, order, block);
  }

  @Override
  public Matrix injection(Map<String, NpyArray> parameters, Matrix inputs) {
    Matrix kernel = kernel(parameters.get("U"), inputWindows.taps());
    double[] bias = parameters.get("b").values();
    Matrix result = Matrix.zeros(inputs.rows(), latent.size());
    for (int from = 0; from < inputs.rows(); from += CHUNK) {
      int to = Math.min(from + CHUNK, inputs.rows());
      Matrix images = Blas.product(kernel, inputWindows.of(inputs.rows(from, to)));
      addBias(images, bias, result.rows(from, to));
    }
    return result;
  }

  /** From channel by channel {@code [k × n·s]} to sample by sample {@code [n × k·s]}. */
  private void addBias(Matrix images, double[] bias, Matrix result) {
    int positions = inputWindows.positions();
    for (int i = 0; i < result.rows(); i++) {
      for (int k = 0; k < bias.length; k++) {
        for (int s = 0; s < positions; s++) {
          result.set(i, k * positions + s, images.get(k, i * positions + s) + bias[k]);
        }
      }
    }
  }

  @Override
  public Matrix pullBack(Map<String, NpyArray> parameters, Matrix adjoints) {
    Matrix kernel = kernel(parameters.get("U"), inputWindows.taps());
    Matrix result = Matrix.zeros(adjoints.rows(), inputs);
    for (int from = 0; from < adjoints.rows(); from += CHUNK) {
      int to = Math.min(from + CHUNK, adjoints.rows());
      Matrix images = byChannel(adjoints.rows(from, to), kernel.rows());
      inputWindows.addTo(Blas.transposedProduct(kernel, images), result.rows(from, to));
    }
    return result;
  }

  /** From sample by sample {@code [n × k·s]} to channel by channel {@code [k × n·s]}. */
  private Matrix byChannel(Matrix rows, int channels) {
    int positions = inputWindows.positions();
    Matrix result = Matrix.zeros(channels, rows.rows() * positions);
    for (int i = 0; i < rows.rows(); i++) {
      for (int k = 0; k < channels; k++) {
        for (int s = 0; s < positions; s++) {
          result.set(k, i * positions + s, rows.get(i, k * positions + s));
        }
      }
    }
    return result;
  }

  @Override
  public Matrix outputWeights(Map<String, NpyArray> parameters) {
    int positions = pools.positions();
    int area = pools.taps() / latent.channels();
    NpyArray pooled = parameters.get("V");
    int features = pooled.shape()[1];
    Matrix result = Matrix.zeros(pooled.shape()[0], latent.size());
    for (int c = 0; c < result.rows(); c++) {
      double[] row = new double[latent.size()];
      for (int f = 0; f < pools.taps(); f++) {
        for (int s = 0; s < positions; s++) {
          int feature = f / area * positions + s;
          row[pools.index(f, s)] = pooled.values()[c * features + feature] / area;
        }
      }
      result.setRow(c, row);
    }
    return result;
  }
}
