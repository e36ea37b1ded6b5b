package org.mondeq.check;

import java.util.List;
import org.mondeq.check.format.Conjunctions;

/**
 * A function {@code c·z + d·r + a·x + offset} that is to be bounded from below, x the model's
 * inputs.
 */
final class Objective {
  private static final Enclosure NO_INPUTS = new Enclosure(new double[0], new double[0]);

  private final double[] c;
  private final int unit;
  private final int sign;
  private final double offset;
  private final Enclosure a;

  private Objective(double[] c, int unit, int sign, double offset) {
    this(c, unit, sign, offset, NO_INPUTS);
  }

  private Objective(double[] c, int unit, int sign, double offset, Enclosure a) {
    this.c = c;
    this.unit = unit;
    this.sign = sign;
    this.offset = offset;
    this.a = a;
  }

  /** {@code sign · r_unit}. */
  static Objective unit(int unit, int sign) {
    return new Objective(new double[0], unit, sign, 0);
  }

  /** {@code (V_t − V_i) z + v_t − v_i}. */
  static Objective lead(CheckedModel model, int t, int i) {
    double[] c = new double[model.latent()];
    for (int j = 0; j < c.length; j++) {
      c[j] = model.leadWeight(t, i, j).low();
    }
    return new Objective(c, -1, 0, Outward.down(model.outputBias(t) - model.outputBias(i)));
  }

  /** A function of conjunctions. */
  static Objective function(CheckedModel model, Conjunctions conjunctions, int k) {
    double[] outputs = conjunctions.outputs().row(k);
    double[] c = new double[model.latent()];
    for (int j = 0; j < c.length; j++) {
      c[j] = model.weight(outputs, j).low();
    }
    double offset = conjunctions.constants()[k];
    for (int i = 0; i < outputs.length; i++) {
      offset = Outward.down(offset + Outward.down(outputs[i] * model.outputBias(i)));
    }
    if (!conjunctions.hasInputs()) {
      return new Objective(c, -1, 0, offset);
    }
    double[] low = conjunctions.inputs().row(k);
    double[] high = low.clone();
    for (int i = 0; i < low.length; i++) {
      // Raw inputs are std x + mean.
      offset = Outward.down(offset + Outward.down(low[i] * model.mean(i)));
      low[i] = low[i] == 0 ? 0 : Outward.down(low[i] * model.std(i));
      high[i] = high[i] == 0 ? 0 : Outward.up(high[i] * model.std(i));
    }
    return new Objective(c, -1, 0, offset, new Enclosure(low, high));
  }

  /**
   * A sum of functions without a d, each with a weight.
   *
   * @param weights at least 0
   */
  static Objective sum(List<Objective> functions, double[] weights) {
    Objective first = functions.get(0);
    double[] c = new double[first.c.length];
    double[] low = new double[first.a.low().length];
    double[] high = new double[low.length];
    double offset = 0;
    for (int k = 0; k < weights.length; k++) {
      Objective function = functions.get(k);
      offset = Outward.down(offset + Outward.down(weights[k] * function.offset));
      for (int j = 0; j < c.length; j++) {
        c[j] = Outward.down(c[j] + Outward.down(weights[k] * function.c[j]));
      }
      for (int i = 0; i < low.length; i++) {
        low[i] = Outward.down(low[i] + Outward.down(weights[k] * function.a.low()[i]));
        high[i] = Outward.up(high[i] + Outward.up(weights[k] * function.a.high()[i]));
      }
    }
    return new Objective(c, -1, 0, offset, new Enclosure(low, high));
  }

  /**
   * {@code sign · r_unit + price · (lead − cutoff)}.
   *
   * @param price at least 0
   */
  static Objective unit(int unit, int sign, double price, Objective lead, double cutoff) {
    double[] c = new double[lead.c.length];
    for (int j = 0; j < c.length; j++) {
      c[j] = Outward.down(price * lead.c[j]);
    }
    double offset = Outward.down(price * Outward.down(lead.offset - cutoff));
    double[] low = lead.a.low().clone();
    double[] high = lead.a.high().clone();
    for (int i = 0; i < low.length; i++) {
      low[i] = Outward.down(price * low[i]);
      high[i] = Outward.up(price * high[i]);
    }
    return new Objective(c, unit, sign, offset, new Enclosure(low, high));
  }

  /** The coefficient of {@code z_j ≥ 0}, or less. */
  double c(int j) {
    return c.length == 0 ? 0 : c[j];
  }

  /** The coefficient of {@code r_j}, exact. */
  double d(int j) {
    return j == unit ? sign : 0;
  }

  /** The unit with a d, or −1. */
  int unit() {
    return unit;
  }

  /** Adds a to slopes {@code [q]}. */
  void addInputs(Enclosure slopes) {
    for (int i = 0; i < a.low().length; i++) {
      slopes.low()[i] = Outward.down(slopes.low()[i] + a.low()[i]);
      slopes.high()[i] = Outward.up(slopes.high()[i] + a.high()[i]);
    }
  }

  /** The constant, or less. */
  double offset() {
    return offset;
  }
}
