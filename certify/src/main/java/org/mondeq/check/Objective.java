package org.mondeq.check;

/**
 * A function {@code c·z + d·r + offset} that is to be bounded from below.
 *
 * @param c coefficients {@code [p]} of {@code z ≥ 0}, or less
 * @param d coefficients {@code [p]} of r, exact
 * @param offset the constant, or less
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Objective(double[] c, double[] d, double offset) {

  /** {@code sign · r_j}. */
  static Objective unit(int p, int j, int sign) {
    double[] d = new double[p];
    d[j] = sign;
    return new Objective(new double[p], d, 0);
  }

  /** {@code (V_t − V_i) z + v_t − v_i}. */
  static Objective lead(CheckedModel model, int t, int i) {
    double[] c = new double[model.latent()];
    for (int j = 0; j < c.length; j++) {
      c[j] = Outward.down(model.outputWeight(t, j) - model.outputWeight(i, j));
    }
    double offset = Outward.down(model.outputBias(t) - model.outputBias(i));
    return new Objective(c, new double[c.length], offset);
  }
}
