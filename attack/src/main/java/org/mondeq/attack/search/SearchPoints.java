package org.mondeq.attack.search;

import java.nio.DoubleBuffer;
import java.util.Optional;
import java.util.SplittableRandom;
import org.mondeq.linalg.Matrix;
import org.mondeq.spec.InputBox;

/**
 * The points of a search: rows {@code [n × q]} of normalised inputs that never leave a box, or the
 * part of it in a ball.
 */
public final class SearchPoints {
  private final Matrix points;
  private final double[] low;
  private final double[] high;
  private Optional<BallSteps> ball = Optional.empty();

  public SearchPoints(int n, int q) {
    points = Matrix.zeros(n, q);
    low = new double[q];
    high = new double[q];
  }

  /** The points; only to be read. */
  public Matrix matrix() {
    return points;
  }

  /** The ball that points are in, unless the box is all. */
  public Optional<BallSteps> ball() {
    return ball;
  }

  /** Puts point {@code i} to a place of box and ball {@code [q]}. */
  public void put(int i, double[] point) {
    points.setRow(i, point);
  }

  /** Moves into a new box, and leaves the points where they are. */
  public void enter(InputBox box) {
    double[] center = box.center();
    double[] radius = box.radius();
    for (int j = 0; j < low.length; j++) {
      low[j] = center[j] - radius[j];
      high[j] = center[j] + radius[j];
    }
    ball = box.ball().map(of -> new BallSteps(of, box.normalization(), low, high));
  }

  /** Moves into a new box and puts the points at random places of it. */
  public void scatter(InputBox box, SplittableRandom random) {
    enter(box);
    DoubleBuffer xs = points.buffer();
    for (int i = 0, k = 0; i < points.rows(); i++) {
      for (int j = 0; j < low.length; j++, k++) {
        xs.put(k, low[j] + random.nextDouble() * (high[j] - low[j]));
      }
      if (ball.isPresent()) {
        points.setRow(i, ball.get().random(random));
      }
    }
  }

  /** The same, but the first of every {@code restarts} points is the sample itself. */
  public void begin(Target target, int restarts, SplittableRandom random) {
    scatter(target.box(), random);
    for (int row = 0; row < points.rows(); row += restarts) {
      points.setRow(row, target.start());
    }
  }

  /** Puts coordinate {@code j} of point {@code i} at the upper or the lower end. */
  public void put(int i, int j, boolean up) {
    points.set(i, j, up ? high[j] : low[j]);
  }

  /** Whether coordinate {@code j} of point {@code i} is at that end already. */
  public boolean isAt(int i, int j, boolean up) {
    return points.get(i, j) == (up ? high[j] : low[j]);
  }

  /**
   * Moves every coordinate of every point by {@code size} radii of the box, upwards where {@code
   * ascent [n × q]} is positive, downwards where it is negative, and at most to the border. In a
   * ball, points move by {@code size} of its radii, as {@link BallSteps} says.
   */
  public void step(Matrix ascent, double size) {
    if (ball.isPresent()) {
      for (int i = 0; i < points.rows(); i++) {
        points.setRow(i, ball.get().stepped(points.row(i), ascent.row(i), size));
      }
      return;
    }
    DoubleBuffer xs = points.buffer();
    DoubleBuffer gs = ascent.buffer();
    for (int i = 0, k = 0; i < points.rows(); i++) {
      for (int j = 0; j < low.length; j++, k++) {
        xs.put(k, stepped(j, xs.get(k), gs.get(k), size));
      }
    }
  }

  /**
   * Moves point {@code i} to {@code x + a (P(x + size radii · sign(ascent)) − x) + (1 − a) (x −
   * last)}, P the projection onto the box, projected again [Croce20, Algorithm 1].
   *
   * @param last the points {@code [n × q]} before; row i is overwritten with x
   * @param momentum a
   */
  public void step(int i, Matrix ascent, double size, Matrix last, double momentum) {
    if (ball.isPresent()) {
      double[] x = points.row(i);
      double[] target = ball.get().stepped(x, ascent.row(i), size);
      for (int j = 0; j < x.length; j++) {
        double drift = (1 - momentum) * (x[j] - last.get(i, j));
        target[j] = x[j] + momentum * (target[j] - x[j]) + drift;
      }
      last.setRow(i, x);
      points.setRow(i, ball.get().project(target));
      return;
    }
    DoubleBuffer xs = points.buffer();
    DoubleBuffer gs = ascent.buffer();
    DoubleBuffer ls = last.buffer();
    for (int j = 0, k = i * low.length; j < low.length; j++, k++) {
      double x = xs.get(k);
      double target = stepped(j, x, gs.get(k), size);
      double moved = x + momentum * (target - x) + (1 - momentum) * (x - ls.get(k));
      ls.put(k, x);
      xs.put(k, Math.min(high[j], Math.max(low[j], moved)));
    }
  }

  private double stepped(int j, double x, double ascent, double size) {
    double moved = x + Math.signum(ascent) * (size * 0.5 * (high[j] - low[j]));
    return Math.min(high[j], Math.max(low[j], moved));
  }
}
