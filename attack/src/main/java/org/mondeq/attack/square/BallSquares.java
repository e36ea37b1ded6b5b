package org.mondeq.attack.square;

import java.util.SplittableRandom;
import org.mondeq.attack.search.BallSteps;
import org.mondeq.model.InputShape;
import org.mondeq.spec.Norm;

/**
 * Proposals of {@link SquareSearch} in a ball [Andriushchenko20, Algorithm 3]: what a window and
 * another one hold of the perturbation's length, and what is left of the radius, goes to the first
 * of them, as a hill of a random sign in each channel on top of what was there.
 */
final class BallSquares {
  /** Windows in a row of the first proposal. */
  private static final int TILES = 5;

  private final BallSteps steps;
  private final InputShape shape;
  private final SplittableRandom random;

  BallSquares(BallSteps steps, InputShape shape, SplittableRandom random) {
    this.steps = steps;
    this.shape = shape;
    this.random = random;
  }

  /** A hill of a random sign in each of the tiles of the image, as long as the radius. */
  double[] first() {
    double[] change = new double[shape.size()];
    int height = Math.max(1, shape.height() / TILES);
    int width = Math.max(1, shape.width() / TILES);
    for (int top = 0; top + height <= shape.height(); top += height) {
      for (int left = 0; left + width <= shape.width(); left += width) {
        addHill(change, new Window(top, left, height, width));
      }
    }
    return steps.point(change, steps.epsilon() / steps.length(change));
  }

  /**
   * Changes a point {@code [q]}, and projects it.
   *
   * @param fraction the part of the image that each window covers
   */
  double[] next(double[] point, double fraction) {
    double[] change = steps.change(point);
    Window to = Window.random(shape, fraction, random);
    Window from = Window.random(shape, fraction, random);
    double[] outside = change.clone();
    clear(outside, to);
    clear(outside, from);
    double[] inside = new double[change.length];
    copy(change, inside, to);
    double length = steps.length(inside);
    for (int i = 0; i < inside.length && length > 0; i++) {
      inside[i] /= length;
    }
    double[] hill = new double[change.length];
    addHill(hill, to);
    double ofHill = steps.length(hill);
    for (int i = 0; i < inside.length; i++) {
      inside[i] += hill[i] / ofHill;
    }
    double budget = budget(steps.length(outside));
    double ofInside = steps.length(inside);
    for (int i = 0; i < outside.length && ofInside > 0; i++) {
      outside[i] += budget * inside[i] / ofInside;
    }
    return steps.point(outside, 1);
  }

  /** What is left of the radius where disjoint parts add up. */
  private double budget(double used) {
    double epsilon = steps.epsilon();
    return steps.norm() == Norm.TWO
        ? Math.sqrt(Math.max(0, epsilon * epsilon - used * used))
        : Math.max(0, epsilon - used);
  }

  /** Adds a pyramid: one at the border of a window, and one more each step inwards. */
  private void addHill(double[] change, Window window) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      double sign = random.nextBoolean() ? 1 : -1;
      for (int i = 0; i < window.height(); i++) {
        for (int j = 0; j < window.width(); j++) {
          int down = Math.min(i, window.height() - 1 - i);
          int right = Math.min(j, window.width() - 1 - j);
          change[window.pixel(shape, channel, i, j)] += sign * (1 + Math.min(down, right));
        }
      }
    }
  }

  private void clear(double[] change, Window window) {
    copy(new double[change.length], change, window);
  }

  private void copy(double[] from, double[] to, Window window) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int i = 0; i < window.height(); i++) {
        for (int j = 0; j < window.width(); j++) {
          int pixel = window.pixel(shape, channel, i, j);
          to[pixel] = from[pixel];
        }
      }
    }
  }
}
