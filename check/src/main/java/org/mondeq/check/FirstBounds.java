package org.mondeq.check;

/** Bounds of all units from a point near the fixpoints and from strong monotonicity alone. */
final class FirstBounds {
  private FirstBounds() {}

  /**
   * Bounds on a box of the model's inputs.
   *
   * @param point {@code [p]}
   * @throws Unproved if the point is negative somewhere, or the bounds are not finite
   */
  static UnitBounds of(CheckedModel model, Enclosure inputs, double[] point) throws Unproved {
    Enclosure injection = injection(model, inputs);
    return within(model, injection, distanceFor(model, injection, point), point);
  }

  /** Bounds for all injections and all states within a distance of a point. */
  static UnitBounds within(CheckedModel model, Enclosure injection, double distance, double[] point)
      throws Unproved {
    int p = point.length;
    double[] least = new double[p];
    double[] most = new double[p];
    for (int j = 0; j < p; j++) {
      least[j] = Math.max(0, Outward.down(point[j] - distance));
      most[j] = Outward.up(point[j] + distance);
    }
    Enclosure coupled = model.coupling().timesNonNegative(new Enclosure(least, most));
    double[] low = new double[p];
    double[] high = new double[p];
    for (int j = 0; j < p; j++) {
      double smallest = Outward.down(coupled.low()[j] + injection.low()[j]);
      double largest = Outward.up(coupled.high()[j] + injection.high()[j]);
      low[j] = Outward.down(smallest / model.scale(j));
      high[j] = Math.min(Outward.up(largest / model.scale(j)), most[j]);
    }
    UnitBounds bounds = new UnitBounds(low, high);
    if (!bounds.areFinite()) {
      throw new Unproved("the first bounds of the units are not finite");
    }
    return bounds;
  }

  /** {@code U x + b} for all inputs. */
  static Enclosure injection(CheckedModel model, Enclosure inputs) {
    double[] low = new double[model.latent()];
    double[] high = new double[model.latent()];
    double factor = 2 * Outward.ofSum(model.inputs() + 4);
    for (int j = 0; j < low.length; j++) {
      double least = model.inputBias(j);
      double most = least;
      double size = Math.abs(least);
      for (int i = 0; i < model.inputs(); i++) {
        double weight = model.inputWeight(j, i);
        double one = weight * inputs.low()[i];
        double other = weight * inputs.high()[i];
        least += Math.min(one, other);
        most += Math.max(one, other);
        size += Math.max(Math.abs(one), Math.abs(other));
      }
      double lost = Outward.up(Outward.up(factor * size) + Outward.UNDERFLOW);
      low[j] = Outward.down(least - lost);
      high[j] = Outward.up(most + lost);
    }
    return new Enclosure(low, high);
  }

  /** How far the fixpoint of any of the inputs is from a point, at most. */
  static double distance(CheckedModel model, Enclosure inputs, double[] point) throws Unproved {
    return distanceFor(model, injection(model, inputs), point);
  }

  private static double distanceFor(CheckedModel model, Enclosure injection, double[] point)
      throws Unproved {
    return Outward.up(gap(model, injection, point) / model.monotonicity());
  }

  /** {@code ‖gap‖₂}, or more. */
  static double gap(CheckedModel model, Enclosure injection, double[] point) throws Unproved {
    Enclosure image = model.coupling().times(point);
    double squares = 0;
    for (int j = 0; j < point.length; j++) {
      if (!(point[j] >= 0)) {
        throw new Unproved("the point is negative");
      }
      double own = model.scale(j) * point[j];
      double low = Outward.down(image.low()[j] + injection.low()[j]);
      double high = Outward.up(image.high()[j] + injection.high()[j]);
      double above = Outward.up(high - Outward.down(own));
      double below = Outward.down(low - Outward.up(own));
      double gap = point[j] > 0 ? Math.max(above, -below) : Math.max(above, 0);
      squares = Outward.up(squares + Outward.up(gap * gap));
    }
    return Outward.up(Math.sqrt(squares));
  }
}
