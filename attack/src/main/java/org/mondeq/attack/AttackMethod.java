package org.mondeq.attack;

import java.util.Locale;

/** The ways of searching adversarial examples, by name. */
public enum AttackMethod {
  /** {@link ProjectedGradientDescent}, towards each other class in turn, as published. */
  PGD,
  /** Projected gradient descent with momentum and adaptive steps, towards each other class. */
  APGD_MARGIN,
  /** The same away from the label, by the cross entropy. */
  APGD_CE,
  /** Random search over squares of pixels, without gradients. */
  SQUARE;

  /** The name in configurations and results: {@code apgd-margin}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
