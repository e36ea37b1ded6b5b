package org.mondeq.train;

import java.util.random.RandomGenerator;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.InputShape;

/**
 * Random changes of training images that leave their class: a translation, by bilinear
 * interpolation with zeros outside, a reflection that swaps left and right, and Gaussian noise.
 */
final class Augmentation {
  private final InputShape shape;
  private final double maxShift;
  private final boolean flip;
  private final double noise;

  /**
   * An augmentation.
   *
   * @param maxShift the largest translation along each axis, in pixels; 0 for none
   * @param flip whether to mirror half of the images
   * @param noise standard deviation in raw pixel units; 0 for none
   */
  Augmentation(InputShape shape, double maxShift, boolean flip, double noise) {
    this.shape = shape;
    this.maxShift = maxShift;
    this.flip = flip;
    this.noise = noise;
  }

  /** Changes each row of raw {@code pixels [n × q]} in place, each by its own draw. */
  void apply(Matrix pixels, RandomGenerator random) {
    if (maxShift > 0) {
      for (int i = 0; i < pixels.rows(); i++) {
        double down = maxShift * (2 * random.nextDouble() - 1);
        double right = maxShift * (2 * random.nextDouble() - 1);
        pixels.setRow(i, shifted(pixels.row(i), down, right));
      }
    }
    if (flip) {
      for (int i = 0; i < pixels.rows(); i++) {
        if (random.nextBoolean()) {
          pixels.setRow(i, mirrored(pixels.row(i)));
        }
      }
    }
    if (noise > 0) {
      for (int i = 0, n = pixels.size(); i < n; i++) {
        pixels.buffer().put(i, pixels.buffer().get(i) + noise * random.nextGaussian());
      }
    }
  }

  private double[] mirrored(double[] image) {
    int width = shape.width();
    double[] result = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      int col = i % width;
      result[i] = image[i - col + width - 1 - col];
    }
    return result;
  }

  private double[] shifted(double[] image, double down, double right) {
    int rowOffset = (int) Math.floor(down);
    int colOffset = (int) Math.floor(right);
    double rowFraction = down - rowOffset;
    double colFraction = right - colOffset;
    double[] result = new double[image.length];
    addShifted(image, rowOffset, colOffset, (1 - rowFraction) * (1 - colFraction), result);
    addShifted(image, rowOffset, colOffset + 1, (1 - rowFraction) * colFraction, result);
    addShifted(image, rowOffset + 1, colOffset, rowFraction * (1 - colFraction), result);
    addShifted(image, rowOffset + 1, colOffset + 1, rowFraction * colFraction, result);
    return result;
  }

  /** Adds {@code weight} times the image, moved by whole pixels. */
  private void addShifted(double[] image, int down, int right, double weight, double[] result) {
    int width = shape.width();
    int fromCol = Math.max(0, right);
    int toCol = Math.min(width, width + right);
    for (int row = 0; row < shape.channels() * shape.height(); row++) {
      int source = row % shape.height() - down;
      if (source < 0 || source >= shape.height()) {
        continue;
      }
      int from = (row - down) * width - right;
      for (int col = fromCol; col < toCol; col++) {
        result[row * width + col] += weight * image[from + col];
      }
    }
  }
}
