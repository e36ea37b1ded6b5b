package org.mondeq.spec;

import java.util.Locale;
import org.mondeq.linalg.Shapes;

/** The norms of perturbations. */
public enum Norm {
  /** ℓ∞: the largest change of a pixel. */
  INF("inf", "L∞"),
  /** ℓ2: the Euclidean length of all changes. */
  TWO("2", "L2"),
  /** ℓ1: the sum of the magnitudes of all changes. */
  ONE("1", "L1");

  private final String word;
  private final String sign;

  Norm(String word, String sign) {
    this.word = word;
    this.sign = sign;
  }

  /** The name in configurations, options and files: {@code inf}, {@code 2} or {@code 1}. */
  public String word() {
    return word;
  }

  /** The name in tables and methods. */
  public String sign() {
    return sign;
  }

  /**
   * A bound of the distance of raw pixels from others: the ball of this radius around the ones
   * contains the others in exact arithmetic.
   *
   * @throws IllegalArgumentException if they are not as many
   */
  public double distance(double[] pixels, double[] others) {
    if (this == INF) {
      return InputBox.distance(pixels, others);
    }
    Shapes.require("others", others.length, pixels.length);
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      double change = Math.nextUp(Math.abs(pixels[i] - others[i]));
      double term =
          pixels[i] == others[i] ? 0 : this == TWO ? Math.nextUp(change * change) : change;
      sum = term == 0 ? sum : Math.nextUp(sum + term);
    }
    return this == TWO && sum > 0 ? Math.nextUp(Math.sqrt(sum)) : sum;
  }

  /**
   * Whether a ball of this norm contains that of another norm, of the same radius and centre.
   *
   * @param other the other norm
   */
  public boolean encloses(Norm other) {
    return this == INF || this == other || other == ONE;
  }

  /**
   * The norm of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Norm of(String word) {
    for (Norm norm : values()) {
      if (norm.word.equals(word.toLowerCase(Locale.ROOT))) {
        return norm;
      }
    }
    throw new IllegalArgumentException("norm: expected inf, 2 or 1, got " + word);
  }
}
