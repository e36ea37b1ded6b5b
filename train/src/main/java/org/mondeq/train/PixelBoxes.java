package org.mondeq.train;

import java.nio.DoubleBuffer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Normalization;

/**
 * Boxes of normalised inputs, one for each row of a batch {@code [n × q]}, which lie in the range
 * of pixels. Mutable, and reused from batch to batch.
 */
final class PixelBoxes {
  private final double[] black;
  private final double[] white;
  private final double[] std;
  private final Matrix low;
  private final Matrix high;

  /** Boxes for batches of exactly n inputs of q pixels. */
  PixelBoxes(Normalization normalization, int n, int q) {
    this.std = IntStream.range(0, q).mapToDouble(j -> normalization.stdOf(j, q)).toArray();
    this.black = IntStream.range(0, q).mapToDouble(j -> pixel(0, normalization, j, q)).toArray();
    this.white = IntStream.range(0, q).mapToDouble(j -> pixel(1, normalization, j, q)).toArray();
    this.low = Matrix.zeros(n, q);
    this.high = Matrix.zeros(n, q);
  }

  private static double pixel(double value, Normalization normalization, int j, int q) {
    return (value - normalization.meanOf(j, q)) / normalization.stdOf(j, q);
  }

  /**
   * Becomes the balls of a radius in raw pixels about {@code centers}, cut to the pixel range, as
   * are centres that noise has put outside.
   */
  void surround(Matrix centers, double radius) {
    DoubleBuffer xs = centers.buffer();
    for (int i = 0, k = 0; i < low.rows(); i++) {
      for (int j = 0; j < std.length; j++, k++) {
        double width = radius / std[j];
        double x = clamp(xs.get(k), black[j], white[j]);
        low.buffer().put(k, Math.max(x - width, black[j]));
        high.buffer().put(k, Math.min(x + width, white[j]));
      }
    }
  }

  private static double clamp(double value, double low, double high) {
    return Math.min(high, Math.max(low, value));
  }

  /** Overwrites {@code points [n × q]} with uniform draws. */
  void draw(Matrix points, RandomGenerator random) {
    for (int k = 0, size = points.size(); k < size; k++) {
      double from = low.buffer().get(k);
      points.buffer().put(k, from + random.nextDouble() * (high.buffer().get(k) - from));
    }
  }

  /**
   * Moves each coordinate of {@code points} by {@code size} times half the width of its box, in the
   * direction of the sign of {@code ascent}, and not out of the box.
   */
  void step(Matrix points, Matrix ascent, double size) {
    DoubleBuffer xs = points.buffer();
    for (int k = 0, all = points.size(); k < all; k++) {
      double from = low.buffer().get(k);
      double to = high.buffer().get(k);
      double moved = xs.get(k) + Math.signum(ascent.buffer().get(k)) * size * 0.5 * (to - from);
      xs.put(k, clamp(moved, from, to));
    }
  }

  /** Overwrites {@code centers} and {@code radii [n × q]} with those of the boxes. */
  void describe(Matrix centers, Matrix radii) {
    for (int k = 0, size = centers.size(); k < size; k++) {
      double from = low.buffer().get(k);
      double to = high.buffer().get(k);
      centers.buffer().put(k, 0.5 * (from + to));
      radii.buffer().put(k, 0.5 * (to - from));
    }
  }
}
