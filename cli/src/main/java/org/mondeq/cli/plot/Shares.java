package org.mondeq.cli.plot;

import java.util.List;

/**
 * How many samples have each verdict, at some radii.
 *
 * @param title what they are results of
 * @param samples all of them, misclassified ones included
 * @param points by radius; two at one radius are a step
 */
public record Shares(String title, int samples, List<Point> points) {
  /**
   * The counts at a radius; the samples that are left are misclassified.
   *
   * @param epsilon the radius
   * @param certified samples proved to be robust
   * @param open samples of which neither is known
   * @param falsified samples with a counterexample
   */
  public record Point(double epsilon, int certified, int open, int falsified) {}

  /** Copies the points. */
  public Shares {
    points = List.copyOf(points);
    if (points.isEmpty() || samples < 1) {
      throw new IllegalArgumentException("points: expected one at least, of one sample at least");
    }
  }

  /** The largest radius. */
  double most() {
    return points.get(points.size() - 1).epsilon();
  }
}
