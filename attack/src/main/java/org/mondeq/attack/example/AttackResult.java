package org.mondeq.attack.example;

/** What an attack on one sample found. */
public sealed interface AttackResult permits AdversarialExample, AttackResult.NotFound {
  /**
   * The smallest margin {@code y_label − max y_i} that was found in the box, solved to a known
   * error; negative for an adversarial example.
   */
  double margin();

  /** A bound of the error of {@link #margin}. */
  double error();

  /** {@code ‖z − ReLU(W z + U x + b)‖₂} of the equilibrium z behind {@link #margin}. */
  double residual();

  /**
   * No adversarial example was found, which is no proof that there is none.
   *
   * @param margin the smallest margin found: an upper bound of the true smallest one
   * @param error a bound of its error
   * @param residual of the equilibrium behind it
   */
  record NotFound(double margin, double error, double residual) implements AttackResult {
    /** Before the first check. */
    public static final NotFound NOTHING =
        new NotFound(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
