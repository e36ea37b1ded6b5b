package org.mondeq.check;

/**
 * The lower bound that multipliers prove, for one box of inputs: every step of the derivation in
 * this package's description, rounded downwards.
 */
final class LowerBound {
  private final CheckedModel model;
  private final Enclosure inputs;

  /** A bound on this box of the model's inputs. */
  LowerBound(CheckedModel model, Enclosure inputs) {
    this.model = model;
    this.inputs = inputs;
  }

  /** A lower bound of an objective, or no finite number; any multipliers {@code t [p]} will do. */
  double of(Objective objective, double[] t, UnitBounds within) {
    Enclosure pulled = model.coupling().transposedTimes(t);
    Enclosure slopes = model.inputWeights().transposedTimes(t);
    double sum = objective.offset();
    for (int j = 0; j < t.length; j++) {
      double e = Outward.down(objective.c()[j] + pulled.low()[j]);
      double product = model.scale(j) * t[j];
      Range h =
          new Range(
              Outward.down(objective.d()[j] - Outward.up(product)),
              Outward.up(objective.d()[j] - Outward.down(product)));
      sum = Outward.down(sum + onGraph(e, h, within.low[j], within.high[j]));
      sum = Outward.down(sum + Outward.down(t[j] * model.inputBias(j)));
    }
    for (int i = 0; i < inputs.low().length; i++) {
      Range slope = new Range(slopes.low()[i], slopes.high()[i]);
      double least = Math.min(slope.times(inputs.low()[i]), slope.times(inputs.high()[i]));
      sum = Outward.down(sum + least);
    }
    return sum;
  }

  /** A number between two others. */
  private record Range(double low, double high) {
    /** The least product with x, or less. */
    double times(double x) {
      return Math.min(Outward.down(low * x), Outward.down(high * x));
    }
  }

  /**
   * The minimum of {@code e z + h r} over {@code z = max(r, 0)}, {@code low ≤ r ≤ high}, or less: a
   * piecewise linear function of r, which is least at an end or where it has its corner.
   */
  private static double onGraph(double e, Range h, double low, double high) {
    double ends = Math.min(at(e, h, low), at(e, h, high));
    return low < 0 && high > 0 ? Math.min(ends, 0) : ends;
  }

  private static double at(double e, Range h, double r) {
    return Outward.down(Outward.down(e * Math.max(r, 0)) + h.times(r));
  }
}
