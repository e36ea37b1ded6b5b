package org.mondeq.solver;

import java.util.SplittableRandom;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;

/**
 * Estimates {@code ‖I − α A‖₂}, the factor by which forward-backward steps with {@code A = I − W}
 * contract, forward and adjoint alike, and finds the α that minimises it.
 *
 * <p>The norm is convex in α. It is estimated by power iteration on a few vectors, from below; an
 * estimate is for choosing a step size, not for proving anything. O(p²).
 */
final class ContractionRate {
  private static final int VECTORS = 8;
  private static final int POWER_STEPS = 10;
  private static final int SECTIONS = 10;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final Matrix operator;
  private final Matrix start;
  private final Matrix vectors;
  private final Matrix images;

  ContractionRate(Matrix operator) {
    int p = operator.rows();
    this.operator = operator;
    this.start = Matrix.zeros(VECTORS, p);
    this.vectors = Matrix.zeros(VECTORS, p);
    this.images = Matrix.zeros(VECTORS, p);
    SplittableRandom random = new SplittableRandom(0);
    for (int i = 0; i < start.size(); i++) {
      start.buffer().put(i, random.nextGaussian());
    }
  }

  /** The step size with the smallest estimated factor, by golden section of (0, 2/‖A‖₂). */
  double bestStepSize() {
    double low = 0;
    double high = 2 / norm(0, 1);
    double left = high - GOLDEN * high;
    double right = GOLDEN * high;
    double atLeft = norm(1, -left);
    double atRight = norm(1, -right);
    for (int section = 0; section < SECTIONS; section++) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = norm(1, -left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = norm(1, -right);
      }
    }
    return (low + high) / 2;
  }

  /** An estimate of {@code ‖s I + t A‖₂}. */
  double norm(double s, double t) {
    vectors.assign(start);
    double estimate = 0;
    for (int step = 0; step < POWER_STEPS; step++) {
      normalize(vectors);
      Blas.multiplyTransposed(vectors, operator, images);
      combine(images, t, vectors, s);
      estimate = normalize(images);
      Blas.multiply(images, operator, vectors);
      combine(vectors, t, images, s);
    }
    return estimate;
  }

  /** {@code a ← t a + s b}. */
  private static void combine(Matrix a, double t, Matrix b, double s) {
    for (int i = 0, n = a.size(); i < n; i++) {
      a.buffer().put(i, t * a.buffer().get(i) + s * b.buffer().get(i));
    }
  }

  /** Scales each row to norm 1, and returns the largest norm that one had. */
  private static double normalize(Matrix rows) {
    double largest = 0;
    for (int i = 0; i < rows.rows(); i++) {
      double sum = 0;
      for (int j = 0; j < rows.cols(); j++) {
        sum += rows.get(i, j) * rows.get(i, j);
      }
      double norm = Math.sqrt(sum);
      largest = Math.max(largest, norm);
      for (int j = 0; j < rows.cols() && norm > 0; j++) {
        rows.set(i, j, rows.get(i, j) / norm);
      }
    }
    return largest;
  }
}
