package org.mondeq.attack;

import java.nio.DoubleBuffer;
import java.util.SplittableRandom;
import org.mondeq.linalg.Matrix;
import org.mondeq.spec.InputBox;

/** The points of a search: rows {@code [n × q]} of normalised inputs that never leave a box. */
final class SearchPoints {
  private final Matrix points;
  private final double[] low;
  private final double[] high;

  SearchPoints(int n, int q) {
    points = Matrix.zeros(n, q);
    low = new double[q];
    high = new double[q];
  }

  /** The points; only to be read. */
  Matrix matrix() {
    return points;
  }

  /** Moves into a new box and puts the points at random places of it. */
  void scatter(InputBox box, SplittableRandom random) {
    double[] center = box.center();
    double[] radius = box.radius();
    for (int j = 0; j < low.length; j++) {
      low[j] = center[j] - radius[j];
      high[j] = center[j] + radius[j];
    }
    DoubleBuffer xs = points.buffer();
    for (int i = 0, k = 0; i < points.rows(); i++) {
      for (int j = 0; j < low.length; j++, k++) {
        xs.put(k, low[j] + random.nextDouble() * (high[j] - low[j]));
      }
    }
  }

  /** Overwrites row {@code i} with a point of the box. */
  void place(int i, double[] point) {
    points.setRow(i, point);
  }

  /**
   * Moves every coordinate of every point by {@code size} radii of the box, upwards where {@code
   * ascent [n × q]} is positive, downwards where it is negative, and at most to the border.
   */
  void step(Matrix ascent, double size) {
    DoubleBuffer xs = points.buffer();
    DoubleBuffer gs = ascent.buffer();
    for (int i = 0, k = 0; i < points.rows(); i++) {
      for (int j = 0; j < low.length; j++, k++) {
        double length = size * 0.5 * (high[j] - low[j]);
        double moved = xs.get(k) + Math.signum(gs.get(k)) * length;
        xs.put(k, Math.min(high[j], Math.max(low[j], moved)));
      }
    }
  }
}
