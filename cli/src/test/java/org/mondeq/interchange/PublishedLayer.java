package org.mondeq.interchange;

import java.util.Map;
import java.util.Random;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.InputShape;
import org.mondeq.testing.RandomModels;

/**
 * The published convolutional layer, computed as it is defined: on a latent image of k channels and
 * n × n pixels whose border stays 0, with convolutions that wrap around.
 */
final class PublishedLayer {
  final double m;
  final InputShape input;
  final int stride;
  final int padding;
  final int pooling;
  private final int k;
  private final int kernel;
  private final int height;
  private final int width;
  private final double g;
  private final double h;
  private final double[] u;
  private final double[] bias;
  private final double[] a;
  private final double[] b;
  private final double[] v;
  private final double[] outBias;

  private PublishedLayer(Random random) {
    k = 1 + random.nextInt(3);
    kernel = 2 + random.nextInt(3);
    stride = 1 + random.nextInt(2);
    padding = random.nextInt(kernel);
    pooling = 1 + random.nextInt(2);
    input = new InputShape(1 + random.nextInt(2), 6 + random.nextInt(3), 6 + random.nextInt(3));
    height = (input.height() + 2 * padding - kernel) / stride + 1;
    width = (input.width() + 2 * padding - kernel) / stride + 1;
    m = 1 + random.nextDouble();
    g = random.nextDouble();
    h = random.nextGaussian();
    u = gaussian(random, k * input.channels() * kernel * kernel);
    bias = gaussian(random, k);
    a = gaussian(random, k * k * 9);
    b = gaussian(random, k * k * 9);
    v = gaussian(random, 2 * k * (height / pooling) * (width / pooling));
    outBias = gaussian(random, 2);
  }

  /** A random layer with something inside its border. */
  static PublishedLayer of(Random random) {
    while (true) {
      PublishedLayer layer = new PublishedLayer(random);
      if (layer.height >= 3 && layer.width >= 3) {
        return layer;
      }
    }
  }

  private static double[] gaussian(Random random, int size) {
    return RandomModels.gaussian(random, 1, size).toArray();
  }

  Map<String, NpyArray> arrays() {
    return Map.of(
        "mon.linear_module.g", NpyArray.of(new double[] {g}),
        "mon.linear_module.h", NpyArray.of(new double[] {h}),
        "mon.linear_module.U.weight", NpyArray.of(u, k, input.channels(), kernel, kernel),
        "mon.linear_module.U.bias", NpyArray.of(bias, k),
        "mon.linear_module.A.weight", NpyArray.of(a, k, k, 3, 3),
        "mon.linear_module.B.weight", NpyArray.of(b, k, k, 3, 3),
        "Wout.weight", NpyArray.of(v, 2, v.length / 2),
        "Wout.bias", NpyArray.of(outBias, 2));
  }

  /** The latent image of which these are the units inside the border. */
  double[] embed(double[] inside) {
    double[] whole = new double[k * height * width];
    int next = 0;
    for (int i = 0; i < whole.length; i++) {
      if (isInside(i)) {
        whole[i] = inside[next++];
      }
    }
    return whole;
  }

  /** The units inside the border of a latent image. */
  double[] inside(double[] whole) {
    return java.util.stream.IntStream.range(0, whole.length)
        .filter(this::isInside)
        .mapToDouble(i -> whole[i])
        .toArray();
  }

  private boolean isInside(int i) {
    int row = i / width % height;
    int col = i % width;
    return row > 0 && row < height - 1 && col > 0 && col < width - 1;
  }

  /** {@code W z + U x + b}. */
  double[] argument(double[] z, double[] x) {
    double normA = norm(a);
    double normB = norm(b);
    double[] ata = convolve(convolve(z, a, false), a, true);
    double[] bz = convolve(z, b, false);
    double[] btz = convolve(z, b, true);
    double[] result = injection(x);
    for (int i = 0; i < z.length; i++) {
      result[i] += (1 - m) * z[i] - g * ata[i] / (normA * normA) + h * (bz[i] - btz[i]) / normB;
    }
    return result;
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /** A 3 × 3 convolution that wraps around, or its transpose. */
  private double[] convolve(double[] z, double[] weights, boolean transposed) {
    double[] result = new double[z.length];
    for (int out = 0; out < result.length; out++) {
      int c = out / (height * width);
      for (int tap = 0; tap < k * 9; tap++) {
        int row = Math.floorMod(out / width % height + tap / 3 % 3 - 1, height);
        int col = Math.floorMod(out % width + tap % 3 - 1, width);
        int in = (tap / 9 * height + row) * width + col;
        double weight = weights[(c * k + tap / 9) * 9 + tap % 9];
        if (transposed) {
          result[in] += weight * z[out];
        } else {
          result[out] += weight * z[in];
        }
      }
    }
    return result;
  }

  private double[] injection(double[] x) {
    double[] result = new double[k * height * width];
    for (int i = 0; i < result.length; i++) {
      int c = i / (height * width);
      result[i] = bias[c];
      for (int ch = 0; ch < input.channels(); ch++) {
        for (int tap = 0; tap < kernel * kernel; tap++) {
          int row = i / width % height * stride + tap / kernel - padding;
          int col = i % width * stride + tap % kernel - padding;
          if (row >= 0 && row < input.height() && col >= 0 && col < input.width()) {
            result[i] +=
                u[(c * input.channels() + ch) * kernel * kernel + tap]
                    * x[(ch * input.height() + row) * input.width() + col];
          }
        }
      }
    }
    return result;
  }

  /** V on the averages of windows, incomplete ones dropped, plus v. */
  double[] logits(double[] z) {
    double[] logits = outBias.clone();
    int rows = height / pooling;
    int cols = width / pooling;
    for (int i = 0; i < z.length; i++) {
      int row = i / width % height / pooling;
      int col = i % width / pooling;
      if (row < rows && col < cols) {
        int feature = (i / (height * width) * rows + row) * cols + col;
        for (int c = 0; c < 2; c++) {
          logits[c] += v[c * v.length / 2 + feature] * z[i] / (pooling * pooling);
        }
      }
    }
    return logits;
  }
}
