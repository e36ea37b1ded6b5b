package org.mondeq.check;

/** A function {@code c·z + d·r + offset} that is to be bounded from below. */
final class Objective {
  private final double[] c;
  private final int unit;
  private final int sign;
  private final double offset;

  private Objective(double[] c, int unit, int sign, double offset) {
    this.c = c;
    this.unit = unit;
    this.sign = sign;
    this.offset = offset;
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
    return new Objective(c, unit, sign, offset);
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

  /** The constant, or less. */
  double offset() {
    return offset;
  }
}
