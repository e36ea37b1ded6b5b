package org.mondeq.certify.craft.step;

import java.util.Locale;
import java.util.Optional;
import org.mondeq.io.InvalidInputException;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;

/**
 * The step size of forward-backward steps that search for containment.
 *
 * <p>A set that s steps map into itself contains a fixpoint of those s steps. That it is one of a
 * single step, and so of the model, needs the step to contract: {@code ‖(1 − α) I + α W‖₂ < 1}.
 */
public final class ContractiveStepSize {
  private static final int SQUARINGS = 14;
  private static final int CANDIDATES = 8;

  private ContractiveStepSize() {}

  /**
   * The chosen step size, or else that of {@code 2ⁱ m/L²}, i = 0 to 7, with the smallest norm.
   *
   * @throws InvalidInputException if steps of the chosen size are not shown to contract, or {@code
   *     m/L²} underflows
   */
  public static double of(MonDeq model, Optional<Double> chosen) {
    if (chosen.isPresent()) {
      double norm = norm(model, chosen.get());
      if (!(norm < 1)) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "craft.ablation.forwardBackwardStepSize: expected steps that contract, got %s with"
                    + " a factor of %.4g",
                chosen.get(),
                norm));
      }
      return chosen.get();
    }
    return best(model);
  }

  private static double best(MonDeq model) {
    double lipschitz = Norms.spectralBound(identityMinus(model, 1)) + model.couplingError();
    double best = model.spec().monotonicity() / (lipschitz * lipschitz);
    if (!(best >= Double.MIN_NORMAL)) {
      throw new InvalidInputException(
          "craft.ablation.iteration: this model has no forward-backward steps that are known to"
              + " contract");
    }
    double norm = Math.min(1, norm(model, best)); // 1 − αm suffices, if no bound shows it
    for (int i = 1; i < CANDIDATES; i++) {
      double candidate = Math.scalb(model.spec().monotonicity() / (lipschitz * lipschitz), i);
      double other = norm(model, candidate);
      if (other < norm) {
        norm = other;
        best = candidate;
      }
    }
    return best;
  }

  /** An upper bound of {@code ‖I − α (I − W)‖₂}. */
  private static double norm(MonDeq model, double alpha) {
    Matrix step = identityMinus(model, alpha);
    int p = model.latent();
    for (int i = 0; i < p * p; i++) {
      step.buffer().put(i, (i % (p + 1) == 0 ? 1 : 0) - step.buffer().get(i));
    }
    double rounding = Rounding.gamma(6) * (Norms.frobenius(step) + (1 + 2 * alpha) * p);
    double exact = Norms.spectralBound(step, SQUARINGS);
    return Rounding.up(exact + alpha * model.couplingError() + rounding, 2L * p * p);
  }

  /** {@code α (I − W)}. */
  private static Matrix identityMinus(MonDeq model, double alpha) {
    int p = model.latent();
    Matrix result = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        result.set(i, j, alpha * ((i == j ? 1 : 0) - model.coupling().get(i, j)));
      }
    }
    return result;
  }
}
