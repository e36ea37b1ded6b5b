package org.mondeq.check;

import java.util.Optional;

/**
 * Lower bounds that multipliers prove, for one box of inputs or its part in a ball: the derivation
 * in this package's description, rounded downwards.
 */
final class LowerBound {
  private final CheckedModel model;
  private final Enclosure inputs;
  private final Optional<BallInputs> ball;
  private final Runnable pulse;

  /** Bounds on this box of the model's inputs; the pulse is called before each. */
  LowerBound(CheckedModel model, Enclosure inputs, Optional<BallInputs> ball, Runnable pulse) {
    this.model = model;
    this.inputs = inputs;
    this.ball = ball;
    this.pulse = pulse;
  }

  /**
   * The right side of (2) but for the bounds of units: {@code e·z + h·r + rest}, with less than the
   * exact e and rest.
   *
   * @param h {@code d − D∘t} as computed, off by at most {@code 3u (|d| + |h|)} and {@code 2⁻¹⁰⁷⁴}
   *     for underflow
   * @param unit where d is not zero but ±1, or −1
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Row(double[] e, double[] h, int unit, double rest) {
    /** Still more than 2⁻¹⁰⁷⁴ when the factor of rounding has made it smaller; r may be huge. */
    private static final double UNDERFLOW_OF_H = 0x1p-1000;

    /** The bound within bounds of the units, or no finite number. */
    double within(UnitBounds bounds) {
      double sum = 0;
      double size = unit < 0 ? 0 : largest(bounds, unit);
      for (int j = 0; j < e.length; j++) {
        double low = bounds.low[j];
        double high = bounds.high[j];
        sum += onGraph(e[j], h[j], low, high);
        size += (Math.abs(e[j]) + Math.abs(h[j]) + UNDERFLOW_OF_H) * largest(bounds, j);
      }
      // Four operations and h for each term, the sums, and as much again for those of size itself.
      double lost = 2 * Outward.ofSum(e.length + 8) * size + Outward.UNDERFLOW;
      return Outward.down(Outward.down(rest + sum) - Outward.up(lost));
    }

    private static double largest(UnitBounds bounds, int j) {
      return Math.max(Math.abs(bounds.low[j]), Math.abs(bounds.high[j]));
    }

    /**
     * The minimum of {@code e z + h r} over {@code z = max(r, 0)}, {@code low ≤ r ≤ high}: a
     * piecewise linear function of r, which is least at an end or where it has its corner.
     */
    private static double onGraph(double e, double h, double low, double high) {
      double ends = Math.min(e * Math.max(low, 0) + h * low, e * Math.max(high, 0) + h * high);
      return low < 0 && high > 0 ? Math.min(ends, 0) : ends;
    }
  }

  /** Lets whoever waits end the check. */
  void pulse() {
    pulse.run();
  }

  /** What multipliers {@code t [p]} make of an objective; any will do. */
  Row of(Objective objective, double[] t) {
    pulse.run();
    Enclosure pulled = model.coupling().transposedTimes(t);
    Enclosure slopes = model.inputWeights().transposedTimes(t);
    objective.addInputs(slopes);
    double[] e = pulled.low();
    double[] h = new double[t.length];
    double rest = objective.offset();
    for (int j = 0; j < t.length; j++) {
      e[j] = Outward.down(objective.c(j) + e[j]);
      h[j] = objective.d(j) - model.scale(j) * t[j];
      rest = Outward.down(rest + Outward.down(t[j] * model.inputBias(j)));
    }
    rest = Outward.down(rest + (ball.isPresent() ? ball.get().least(slopes) : least(slopes)));
    return new Row(e, h, objective.unit(), rest);
  }

  /** The least product of slopes with an input, or less. */
  private double least(Enclosure slopes) {
    double sum = 0;
    double size = 0;
    for (int i = 0; i < slopes.low().length; i++) {
      double low = inputs.low()[i];
      double high = inputs.high()[i];
      double ofLow = Math.min(slopes.low()[i] * low, slopes.high()[i] * low);
      double ofHigh = Math.min(slopes.low()[i] * high, slopes.high()[i] * high);
      sum += Math.min(ofLow, ofHigh);
      double slope = Math.max(Math.abs(slopes.low()[i]), Math.abs(slopes.high()[i]));
      size += slope * Math.max(Math.abs(low), Math.abs(high));
    }
    double lost = 2 * Outward.ofSum(slopes.low().length + 4) * size + Outward.UNDERFLOW;
    return Outward.down(sum - Outward.up(lost));
  }
}
