package org.mondeq.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How a convolutional model's arrays stand for matrices: U is a convolution of the input, P and Q
 * are 3 × 3 convolutions with zero padding 1 of the latent image, and V acts on its average
 * pooling. Images are stored channel after channel, row after row.
 *
 * @param input the image of an input
 * @param latent the image of the units
 * @param kernel side of U's kernel
 * @param stride stride of U
 * @param padding zeros on each side of the input
 * @param pooling side and stride of the windows of the pooling; those that do not fit are left out
 */
record ConvolutionalShape(
    Image input, Image latent, int kernel, int stride, int padding, int pooling) {
  private static final int LATENT_KERNEL = 3;

  /** Channels, rows and columns. */
  record Image(int channels, int height, int width) {
    int size() {
      return Math.multiplyExact(channels, Math.multiplyExact(height, width));
    }

    int index(int channel, int row, int column) {
      return (channel * height + row) * width + column;
    }

    boolean has(int row, int column) {
      return row >= 0 && row < height && column >= 0 && column < width;
    }
  }

  /**
   * What {@code model.json} says under {@code convolution}; numbers that make no sense are kept,
   * and −1 stands for what is no whole number.
   */
  static ConvolutionalShape of(JsonNode json, Image input) {
    int kernel = ModelMembers.whole(json, "kernel", -1);
    int stride = ModelMembers.whole(json, "stride", -1);
    int padding = ModelMembers.whole(json, "padding", -1);
    Image latent =
        new Image(
            ModelMembers.whole(json, "channels", -1),
            Math.floorDiv(input.height + 2 * padding - kernel, Math.max(1, stride)) + 1,
            Math.floorDiv(input.width + 2 * padding - kernel, Math.max(1, stride)) + 1);
    return new ConvolutionalShape(
        input, latent, kernel, stride, padding, ModelMembers.whole(json, "pooling", -1));
  }

  /** Whether the numbers make a convolution with units and features. */
  boolean isValid() {
    return latent.channels > 0
        && kernel > 0
        && stride > 0
        && padding >= 0
        && padding < kernel
        && pooling > 0
        && latent.height >= pooling
        && latent.width >= pooling;
  }

  /** How many values U has. */
  long inputKernels() {
    long perChannel = Math.multiplyExact((long) kernel, kernel);
    return Math.multiplyExact(
        perChannel, Math.multiplyExact((long) latent.channels, input.channels));
  }

  /** The shape of every array, up to axes of length one. */
  Map<String, int[]> arrays(int classes) {
    int k = latent.channels;
    int features = k * (latent.height / pooling) * (latent.width / pooling);
    int[] coupling = {k, k, LATENT_KERNEL, LATENT_KERNEL};
    return Map.of(
        "U", new int[] {k, input.channels, kernel, kernel},
        "b", new int[] {k},
        "P", coupling,
        "Q", coupling,
        "V", new int[] {classes, features},
        "v", new int[] {classes});
  }

  /** The feature that a unit is averaged into, or −1. */
  int feature(int unit) {
    int area = latent.height * latent.width;
    int row = unit % area / latent.width / pooling;
    int column = unit % latent.width / pooling;
    Image pooled = new Image(latent.channels, latent.height / pooling, latent.width / pooling);
    return pooled.has(row, column) ? pooled.index(unit / area, row, column) : -1;
  }

  /** {@code b [p]} from one for each channel. */
  double[] bias(double[] perChannel) {
    double[] bias = new double[latent.size()];
    for (int j = 0; j < bias.length; j++) {
      bias[j] = perChannel[j / (latent.height * latent.width)];
    }
    return bias;
  }

  /** {@code U [p × q]} from its kernels. */
  double[] inputWeights(double[] kernels) {
    return new Convolution(input, kernel, stride, padding).matrix(kernels, latent);
  }

  /** {@code P} or {@code Q [p × p]} from its kernels. */
  double[] coupling(double[] kernels) {
    return new Convolution(latent, LATENT_KERNEL, 1, 1).matrix(kernels, latent);
  }

  /** A convolution (cross-correlation) of an image with zeros around it. */
  private record Convolution(Image from, int side, int stride, int padding) {
    double[] matrix(double[] kernels, Image to) {
      double[] matrix = new double[Math.multiplyExact(to.size(), from.size())];
      for (int unit = 0; unit < to.size(); unit++) {
        int row = unit / to.width % to.height * stride - padding;
        int column = unit % to.width * stride - padding;
        int first = unit / (to.height * to.width) * from.channels * side * side;
        for (int tap = 0; tap < from.channels * side * side; tap++) {
          int r = row + tap / side % side;
          int c = column + tap % side;
          if (from.has(r, c)) {
            int source = from.index(tap / (side * side), r, c);
            matrix[unit * from.size() + source] = kernels[first + tap];
          }
        }
      }
      return matrix;
    }
  }
}
