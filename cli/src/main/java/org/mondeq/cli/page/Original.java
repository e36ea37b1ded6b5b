package org.mondeq.cli.page;

import java.util.OptionalDouble;
import org.mondeq.check.format.Counterexample;
import org.mondeq.io.InvalidInputException;

/**
 * The input in the middle of the input set of a counterexample, whose file holds the set alone.
 *
 * @param name what it is called
 * @param pixels the input {@code [q]}
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Original(String name, double[] pixels) {
  /** What rounding of the bounds may add to a distance. */
  private static final double ROUNDING = 1e-9;

  /**
   * Of a ball, which is clipped to [0, 1], the sample: each value is as far from a bound that is
   * not clipped as the radius says. Where all bounds of a value are clipped, and of a box, it is
   * the middle.
   *
   * @param epsilon the radius, if the set is a ball
   * @throws InvalidInputException if the set is no ball of this radius
   */
  static Original of(Counterexample example, OptionalDouble epsilon) {
    double[] lower = example.claim().lower();
    double[] upper = example.claim().upper();
    double[] middle = new double[lower.length];
    boolean known = epsilon.isPresent();
    for (int i = 0; i < middle.length; i++) {
      middle[i] = lower[i] / 2 + upper[i] / 2;
      if (epsilon.isPresent() && lower[i] > 0) {
        middle[i] = Math.min(1, lower[i] + epsilon.getAsDouble());
      } else if (epsilon.isPresent() && upper[i] < 1) {
        middle[i] = Math.max(0, upper[i] - epsilon.getAsDouble());
      } else {
        known = false;
      }
      double most = epsilon.orElse(1) + ROUNDING;
      if (upper[i] - middle[i] > most || middle[i] - lower[i] > most) {
        throw new InvalidInputException("its input set is no ball of ε " + epsilon.orElse(1));
      }
    }
    return new Original(known ? "original" : "middle of the set", middle);
  }

  /** What has to be added to it to get other values {@code [q]}. */
  double[] differenceTo(double[] others) {
    double[] difference = new double[pixels.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = others[i] - pixels[i];
    }
    return difference;
  }
}
