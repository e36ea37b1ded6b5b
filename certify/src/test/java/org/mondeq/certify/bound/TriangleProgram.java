package org.mondeq.certify.bound;

import org.mondeq.certify.bound.dual.ExplicitLayer;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The triangle relaxation as it is written down: a linear program in x and z, with {@code l ≤ r ≤
 * u} for {@code r = Ŵ z + Û x + b̂}, and z in the convex hull of the ReLU over these bounds.
 */
final class TriangleProgram {
  private final ExplicitLayer layer;
  private final ExpressionsBasedModel program = new ExpressionsBasedModel();
  private final Variable[] noise;
  private final Variable[] z;

  TriangleProgram(InputRegion region, PreStateBounds bounds) {
    this.layer = region.layer();
    this.noise = new Variable[region.size()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = program.newVariable("x" + i).lower(-1).upper(1);
    }
    this.z = new Variable[layer.size()];
    for (int j = 0; j < z.length; j++) {
      double highest = Math.max(0, bounds.high(j));
      double lowest = Math.max(0, bounds.low(j));
      z[j] = program.newVariable("z" + j).lower(lowest).upper(highest);
    }
    for (int j = 0; j < z.length; j++) {
      constrain(region, bounds, j);
    }
  }

  private void constrain(InputRegion region, PreStateBounds bounds, int j) {
    double constant = layer.bias()[j];
    for (int i = 0; i < noise.length; i++) {
      constant += layer.input().get(j, i) * region.center(i);
    }
    double low = bounds.low(j);
    double high = bounds.high(j);
    row(region, j, "bounds", 0).lower(low - constant).upper(high - constant);
    if (low >= 0) {
      row(region, j, "active", 1).lower(-constant).upper(-constant);
    } else if (high > 0) {
      double slope = high / (high - low);
      row(region, j, "lower", 1).upper(-constant);
      row(region, j, "upper", 1 / slope).lower(low - constant);
    }
  }

  /** {@code r_j} without its constant, less {@code share · z_j}. */
  private Expression row(InputRegion region, int j, String name, double share) {
    Expression row = program.newExpression(name + j);
    for (int i = 0; i < noise.length; i++) {
      row.set(noise[i], layer.input().get(j, i) * region.radius(i));
    }
    for (int k = 0; k < z.length; k++) {
      row.set(z[k], layer.coupling().get(j, k) - (k == j ? share : 0));
    }
    return row;
  }

  /** The least value of {@code c · z}. */
  double minimum(double[] c) {
    weigh(c, 1);
    return optimal(program.minimise());
  }

  /** The greatest value of {@code c · z}. */
  double maximum(double[] c) {
    weigh(c, -1);
    return -optimal(program.minimise());
  }

  private void weigh(double[] c, double sign) {
    for (int j = 0; j < z.length; j++) {
      z[j].weight(sign * c[j]);
    }
  }

  private static double optimal(Optimisation.Result result) {
    if (!result.getState().isOptimal()) {
      throw new AssertionError("the relaxation ended as " + result.getState());
    }
    return result.getValue();
  }
}
