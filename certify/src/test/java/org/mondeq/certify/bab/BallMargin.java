package org.mondeq.certify.bab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mondeq.spec.Ball;
import org.mondeq.spec.Norm;

/**
 * The minimum of a linear function over a polytope, or over its part in a Euclidean ball around
 * zero, by enumeration of the constraints that hold with equality at it: on their plane it is where
 * the function falls fastest from the point nearest to zero, or that point itself. For a few
 * dimensions; no solver takes part.
 */
final class BallMargin {
  private static final double TOLERANCE = 1e-10;

  private final int dimensions;
  private final double radius;
  private final List<double[]> constraints = new ArrayList<>();
  private double[] cost = {};
  private double least;
  private double[] minimiser = {};

  /**
   * All vectors of so many dimensions.
   *
   * @param radius of the Euclidean ball; infinite for none
   */
  private BallMargin(int dimensions, double radius) {
    this.dimensions = dimensions;
    this.radius = radius;
  }

  /** The changes of pixels from the centre that a ball and bounds of each allow. */
  static BallMargin of(Ball ball, double[] least, double[] most) {
    int q = least.length;
    BallMargin set =
        new BallMargin(q, ball.norm() == Norm.TWO ? ball.epsilon() : Double.POSITIVE_INFINITY);
    for (int i = 0; i < q; i++) {
      for (int sign = 1; sign >= -1; sign -= 2) {
        double[] side = new double[q + 1];
        side[i] = sign;
        side[q] = sign > 0 ? -least[i] : most[i];
        set.constraints.add(side);
      }
    }
    for (int signs = 0; ball.norm() == Norm.ONE && signs < 1 << q; signs++) {
      double[] facet = new double[q + 1];
      for (int i = 0; i < q; i++) {
        facet[i] = (signs >> i & 1) == 1 ? 1 : -1;
      }
      facet[q] = ball.epsilon();
      set.require(facet);
    }
    return set;
  }

  /** The same with more constraints. */
  BallMargin with(List<double[]> functions) {
    BallMargin set = new BallMargin(dimensions, radius);
    set.constraints.addAll(constraints);
    functions.forEach(set::require);
    return set;
  }

  /** Requires an affine function, its constant last, not to be negative. */
  private void require(double[] function) {
    double norm = 0;
    for (int i = 0; i < dimensions; i++) {
      norm += function[i] * function[i];
    }
    double[] scaled = function.clone();
    for (int i = 0; i < scaled.length && norm > 0; i++) {
      scaled[i] /= Math.sqrt(norm);
    }
    constraints.add(scaled);
  }

  /** Where an affine function is smallest; an empty vector where the set is empty. */
  double[] minimise(double[] function) {
    cost = function;
    least = Double.POSITIVE_INFINITY;
    minimiser = new double[0];
    choose(0, List.of(), new double[dimensions]);
    return minimiser;
  }

  /** Tries the plane of some constraints, and those of more of them. */
  private void choose(int from, List<double[]> basis, double[] nearest) {
    consider(basis, nearest);
    for (int k = from; k < constraints.size() && basis.size() < dimensions; k++) {
      double[] rest = rest(constraints.get(k), basis);
      double norm = Math.sqrt(dot(rest, rest));
      if (norm > 1e-9) {
        double[] unit = Arrays.stream(rest).map(x -> x / norm).toArray();
        double gap = -(dot(constraints.get(k), nearest) + constraints.get(k)[dimensions]) / norm;
        double[] moved = nearest.clone();
        for (int i = 0; i < dimensions; i++) {
          moved[i] += gap * unit[i];
        }
        List<double[]> more = new ArrayList<>(basis);
        more.add(unit);
        choose(k + 1, more, moved);
      }
    }
  }

  private void consider(List<double[]> basis, double[] nearest) {
    double[] direction = rest(cost, basis);
    double steepness = Math.sqrt(dot(direction, direction));
    double[] point = nearest.clone();
    double room = radius * radius - dot(nearest, nearest);
    if (steepness > 1e-12 * Math.sqrt(dot(cost, cost))) {
      if (Double.isInfinite(radius) || basis.size() == dimensions) {
        if (basis.size() < dimensions) {
          return;
        }
      } else {
        for (int i = 0; i < dimensions; i++) {
          point[i] -= Math.sqrt(Math.max(0, room)) * direction[i] / steepness;
        }
      }
    }
    double value = dot(cost, point) + cost[dimensions];
    if (value < least && isInside(point)) {
      least = value;
      minimiser = point;
    }
  }

  private boolean isInside(double[] point) {
    double size = 1 + Math.sqrt(dot(point, point));
    return Math.sqrt(dot(point, point)) <= radius * (1 + TOLERANCE) + TOLERANCE * TOLERANCE
        && constraints.stream()
            .allMatch(row -> dot(row, point) + row[dimensions] >= -TOLERANCE * size);
  }

  private double[] rest(double[] row, List<double[]> basis) {
    double[] rest = Arrays.copyOf(row, dimensions);
    for (double[] unit : basis) {
      double along = dot(rest, unit);
      for (int i = 0; i < dimensions; i++) {
        rest[i] -= along * unit[i];
      }
    }
    return rest;
  }

  private double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < dimensions; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
