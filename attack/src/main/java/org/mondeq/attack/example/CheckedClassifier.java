package org.mondeq.attack.example;

import java.util.Locale;
import org.mondeq.io.FailedRunException;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.linalg.Shapes;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.ForwardBackward;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.Resolvent;
import org.mondeq.solver.StoppingRule;

/**
 * Classifies single inputs beyond doubt: two solvers must agree on the equilibrium, and its error
 * is bounded a posteriori.
 *
 * <p>The first solver is the splitting of the searches, Peaceman-Rachford, and the second the other
 * one, forward-backward (Peaceman-Rachford with another step size where a model is so badly
 * conditioned that forward-backward would not end), both to a relative change of 1e-13.
 *
 * <p>For any z, {@code r = z − ReLU(W z + U x + b)} bounds the distance from the equilibrium:
 * {@code ‖z − z*‖₂ ≤ ‖2I − W‖₂ / m · ‖r‖₂} [Pang87, eq. 2.2, for an m-strongly monotone linear
 * operator I − W]. The rounding of x, r, V and of the logits is added, with what underflows in x, r
 * and V times what multiplies it. This uses W itself and no solver, so that it also holds for a
 * solver that is wrong.
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class CheckedClassifier {
  private static final StoppingRule RULE = new StoppingRule(1e-13, 20_000);

  /** Up to this condition {@code ‖2I − W‖/m}, forward-backward surely meets {@link #RULE}. */
  private static final double MAX_CONDITION = 15;

  private final MonDeq model;
  private final OperatorSplitting first;
  private final OperatorSplitting second;
  private final double condition;
  private final double underflow;

  /** A classifier for a model; O(p³). */
  public CheckedClassifier(MonDeq model) {
    Matrix coupling = model.coupling();
    double monotonicity = model.spec().monotonicity();
    PeacemanRachford balanced = OperatorSplitting.balanced(coupling, monotonicity);
    this.model = model;
    this.condition =
        (Norms.spectralBound(shiftedOperator(coupling)) + model.couplingError()) / monotonicity;
    this.underflow = underflow(model);
    this.first = balanced;
    this.second =
        condition <= MAX_CONDITION
            ? ForwardBackward.contractive(coupling, monotonicity)
            : new PeacemanRachford(coupling, 2 * balanced.alpha());
  }

  /** {@code 2I − W}. */
  private static Matrix shiftedOperator(Matrix coupling) {
    return Resolvent.operator(coupling, 1);
  }

  /** Classifies raw pixels {@code [q]}. */
  public Prediction classifyPixels(double[] pixels) {
    return classify(model.spec().normalization().normalize(Matrix.ofRow(pixels)).row(0));
  }

  /**
   * Classifies a normalised input {@code [q]}.
   *
   * @throws FailedRunException if a solver diverges, or the two disagree
   */
  public Prediction classify(double[] input) {
    Shapes.require("input", input.length, model.inputs());
    Matrix injection = model.injection(Matrix.ofRow(input));
    double scale = injectionScale(input);
    // The states of a solver that was too slow are good for something too: their error is bounded.
    State state = state(first.forward(injection, RULE).requireFinite(), injection, scale);
    State other = state(second.forward(injection, RULE).requireFinite(), injection, scale);
    double distance = Norms.euclidean(difference(state.z, other.z));
    if (!(distance <= state.error + other.error)) {
      throw new FailedRunException(
          String.format(
              Locale.ROOT,
              "two equilibrium solvers disagree: their states differ by %.1e, expected at most"
                  + " %.1e; check that the model is monotone",
              distance,
              state.error + other.error));
    }
    return new Prediction(
        state.z.row(0), model.logits(state.z), logitError(state.z, state.error), state.residual);
  }

  /** A solver's states with their residual and a bound of {@code ‖z − z*‖₂}. */
  private record State(Matrix z, double residual, double error) {}

  private State state(Matrix z, Matrix injection, double scale) {
    Matrix image = injection.copy();
    Blas.addMultiplyTransposed(z, model.coupling(), image);
    for (int i = 0; i < image.cols(); i++) {
      image.set(0, i, Math.max(0, image.get(0, i)));
    }
    double residual = Norms.euclidean(difference(z, image));
    double norm = Norms.frobenius(z);
    double rounding =
        Rounding.gamma(model.inputs() + model.latent() + 8)
                * (Norms.frobenius(model.coupling()) * norm + norm + scale)
            + model.couplingError() * norm
            + underflow;
    int operations = 8 * model.latent() + 32;
    double error = Rounding.up(condition * (residual + rounding), operations);
    return new State(z, residual, error);
  }

  /**
   * What underflows in x, which U multiplies, and in the products of {@code W z + U x}, in the
   * Euclidean norm.
   */
  private static double underflow(MonDeq model) {
    double ofInput = Norms.frobenius(model.inputWeights()) * model.inputs();
    double ofProducts = (double) (model.inputs() + model.latent()) * model.latent();
    return Rounding.up(Rounding.TINY * (ofInput + ofProducts), model.inputWeights().size());
  }

  /** A bound of {@code ‖|U||x| + |b|‖₂}, in whose proportion the injection is rounded. */
  private double injectionScale(double[] input) {
    return Norms.frobenius(model.inputWeights()) * Norms.euclidean(input)
        + Norms.euclidean(model.inputBias());
  }

  /** A bound of the error of a difference of logits for states with this error. */
  private double logitError(Matrix z, double stateError) {
    double widest = 0;
    for (int i = 0; i < model.classes(); i++) {
      widest = Math.max(widest, Norms.euclidean(model.outputWeights().row(i)));
    }
    double rounding =
        Rounding.gamma(model.latent() + 8)
                * (widest * Norms.frobenius(z) + Norms.euclidean(model.outputBias()))
            + Rounding.TINY * model.latent() * (Norms.frobenius(z) + stateError + 1);
    return Rounding.up(2 * (widest * stateError + rounding), 2 * model.latent() + 8);
  }

  private static double[] difference(Matrix a, Matrix b) {
    double[] result = new double[a.cols()];
    for (int i = 0; i < result.length; i++) {
      result[i] = a.get(0, i) - b.get(0, i);
    }
    return result;
  }
}
