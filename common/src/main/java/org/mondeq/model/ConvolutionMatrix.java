package org.mondeq.model;

import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;

/**
 * Writes a two-dimensional convolution (cross-correlation, zero padding) as the matrix that it is.
 *
 * @param input the image that the convolution reads
 * @param output the image that it writes
 * @param stride step between neighbouring outputs
 * @param padding zeros on each side of the input
 */
record ConvolutionMatrix(InputShape input, InputShape output, int stride, int padding) {

  /** The matrix {@code [output.size × input.size]} of a kernel {@code [out, in, height, width]}. */
  Matrix of(NpyArray kernel) {
    Matrix matrix = Matrix.zeros(output.size(), input.size());
    int[] shape = kernel.shape();
    int taps = shape[2] * shape[3];
    for (int o = 0; o < output.channels(); o++) {
      for (int i = 0; i < input.channels(); i++) {
        for (int tap = 0; tap < taps; tap++) {
          double weight = kernel.values()[(o * input.channels() + i) * taps + tap];
          scatter(matrix, new Tap(o, i, tap / shape[3], tap % shape[3]), weight);
        }
      }
    }
    return matrix;
  }

  private record Tap(int outChannel, int inChannel, int row, int col) {}

  private void scatter(Matrix matrix, Tap tap, double weight) {
    for (int r = 0; r < output.height(); r++) {
      int inRow = r * stride + tap.row - padding;
      for (int c = 0; c < output.width(); c++) {
        int inCol = c * stride + tap.col - padding;
        if (inRow >= 0 && inRow < input.height() && inCol >= 0 && inCol < input.width()) {
          matrix.set(
              index(output, tap.outChannel, r, c),
              index(input, tap.inChannel, inRow, inCol),
              weight);
        }
      }
    }
  }

  private static int index(InputShape shape, int channel, int row, int col) {
    return (channel * shape.height() + row) * shape.width() + col;
  }
}
