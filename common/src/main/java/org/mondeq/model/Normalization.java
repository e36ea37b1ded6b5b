package org.mondeq.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.mondeq.linalg.Matrix;

/**
 * The map from raw pixels in [0, 1] to model inputs: {@code (pixel − mean) / std}, per channel.
 *
 * @param mean one value per channel
 * @param std one positive value per channel
 */
public record Normalization(List<Double> mean, List<Double> std) {
  /** Checks the values. */
  public Normalization {
    requireNumbers("mean", mean);
    requireNumbers("std", std);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.isEmpty() || mean.size() != std.size()) {
      throw new IllegalArgumentException(
          "expected as many means as standard deviations, got "
              + mean.size()
              + " and "
              + std.size());
    }
    for (double value : mean) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("mean: expected finite values, got " + value);
      }
    }
    for (double value : std) {
      if (!(value > 0) || !Double.isFinite(value)) {
        throw new IllegalArgumentException("std: expected positive values, got " + value);
      }
    }
  }

  private static void requireNumbers(String key, List<Double> values) {
    if (values == null || values.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(key + ": expected a number for each channel");
    }
  }

  /** The map that changes nothing, for {@code channels} channels. */
  public static Normalization identity(int channels) {
    return new Normalization(
        Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
  }

  /** Normalises raw pixels {@code [n × q]} into a new matrix. */
  public Matrix normalize(Matrix pixels) {
    Matrix result = Matrix.zeros(pixels.rows(), pixels.cols());
    for (int i = 0; i < pixels.rows(); i++) {
      for (int j = 0; j < pixels.cols(); j++) {
        int channel = channel(j, pixels.cols());
        result.set(i, j, (pixels.get(i, j) - mean.get(channel)) / std.get(channel));
      }
    }
    return result;
  }

  /** The standard deviation of the channel of input {@code j} of {@code q}. */
  public double stdOf(int j, int q) {
    return std.get(channel(j, q));
  }

  /** The mean of the channel of input {@code j} of {@code q}. */
  public double meanOf(int j, int q) {
    return mean.get(channel(j, q));
  }

  private int channel(int j, int q) {
    return j / (q / mean.size());
  }
}
