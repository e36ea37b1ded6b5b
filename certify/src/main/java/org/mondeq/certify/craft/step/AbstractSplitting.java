package org.mondeq.certify.craft.step;

import java.nio.DoubleBuffer;
import org.mondeq.certify.domain.MZonotope;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SolverStates;
import org.mondeq.certify.domain.StepOperand;
import org.mondeq.certify.domain.UnboundedSetException;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Resolvent;
import org.mondeq.solver.WorkTime;

/**
 * One solver step on sets: {@code t ← T s + F (U x + b)} for all s in a set and all x in a box.
 *
 * <p>The matrices are computed ones. How far they are from those of the model's real-arithmetic W
 * is bounded in the Euclidean norm and paid for in the ball of the result, with the rounding of the
 * step.
 */
public final class AbstractSplitting {
  private final boolean reflecting;
  private final double alpha;
  private final Matrix map;
  private final Matrix input;
  private final double inputScale;
  private final double[] bias;
  private final Errors errors;

  /**
   * Bounds that belong to one splitting.
   *
   * @param stretch {@code ‖T‖₂} of the exact T
   * @param map {@code ‖T̃‖_F γ + ‖T̃ − T‖₂}: error of a step per unit of {@code ‖s‖₂}
   * @param input {@code ‖F̃‖_F γ + ‖F̃ − F‖₂}: error of a step per unit of {@code ‖|U||x| + |b|‖₂}
   * @param forcing underflow of {@code F U}: error of a step per unit of {@code ‖x‖₁}
   * @param scaling underflow of {@code α x_r} and {@code U x}, which U and α multiply
   */
  private record Errors(double stretch, double map, double input, double forcing, double scaling) {}

  private AbstractSplitting(
      double alpha, boolean reflecting, Matrix map, Matrix input, Forcing forcing) {
    this.alpha = alpha;
    this.reflecting = reflecting;
    this.map = map;
    this.input = input;
    this.inputScale = reflecting ? 1 : alpha;
    this.bias = forcing.bias;
    this.errors = forcing.errors;
  }

  private record Forcing(@SuppressWarnings("ArrayRecordComponent") double[] bias, Errors errors) {}

  /** Peaceman-Rachford splitting with step size α; O(p³ + p² q). */
  public static AbstractSplitting peacemanRachford(MonDeq model, double alpha) {
    int p = model.latent();
    Matrix operator = Resolvent.operator(model.coupling(), alpha);
    Matrix resolvent = Resolvent.of(model.coupling(), alpha);
    double wrong = inverseError(model, alpha, operator, resolvent);
    Matrix map = Matrix.zeros(p, p);
    Matrix forcing = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        map.set(i, j, 2 * resolvent.get(i, j) - (i == j ? 1 : 0));
        forcing.set(i, j, 2 * alpha * resolvent.get(i, j));
      }
    }
    Matrix input = Matrix.zeros(model.inputs(), p);
    Blas.multiplyTransposed(model.inputWeights().transposed(), forcing, input);
    double gamma = Rounding.gamma(2L * p + model.inputs() + 16);
    Errors errors =
        new Errors(
            1,
            Rounding.up(gamma * (Norms.frobenius(map) + 1) + 2 * wrong, 2L * p * p),
            Rounding.up(gamma * Norms.frobenius(forcing) + 2 * alpha * wrong, 2L * p * p),
            Rounding.TINY * p * (p + 2),
            0);
    double[] bias = Blas.productTransposed(Matrix.ofRow(model.inputBias()), forcing).row(0);
    return new AbstractSplitting(alpha, true, map, input, new Forcing(bias, errors));
  }

  /**
   * A bound of {@code ‖R̃ − R‖₂} for the exact resolvent R: {@code R − R̃ = (I − R̃K) R} with
   * {@code K = I + α(I − W)} and {@code ‖R‖₂ ≤ 1/(1 + αm) ≤ 1}.
   */
  private static double inverseError(
      MonDeq model, double alpha, Matrix operator, Matrix resolvent) {
    int p = model.latent();
    Matrix residual = Blas.product(resolvent, operator);
    for (int i = 0; i < p; i++) {
      residual.set(i, i, residual.get(i, i) - 1);
    }
    double norm = Norms.frobenius(resolvent);
    double rounding = Rounding.gamma(p + 6L) * (norm * (Norms.frobenius(operator) + p) + p);
    double coupling = norm * alpha * model.couplingError();
    return Rounding.up(Norms.frobenius(residual) + rounding + coupling, 2L * p * p);
  }

  /**
   * Forward-backward splitting with step size α; O(p³) for the norm, or O(p²) given a bound of it.
   */
  static AbstractSplitting forwardBackward(MonDeq model, Matrix inputTransposed, double alpha) {
    int p = model.latent();
    Matrix map = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        map.set(i, j, (i == j ? 1 - alpha : 0) + alpha * model.coupling().get(i, j));
      }
    }
    double wrong =
        alpha * model.couplingError()
            + Rounding.gamma(6) * (Norms.frobenius(map) + (1 + 2 * alpha) * p);
    double gamma = Rounding.gamma(2L * p + model.inputs() + 16);
    Errors errors =
        new Errors(
            Rounding.up(Norms.spectralBound(map) + wrong, 4),
            Rounding.up(gamma * Norms.frobenius(map) + wrong, 2L * p * p),
            Rounding.up(gamma * alpha * Math.sqrt(p), 8),
            0,
            scaling(model, alpha));
    double[] bias = model.inputBias();
    for (int i = 0; i < p; i++) {
      bias[i] *= alpha;
    }
    return new AbstractSplitting(alpha, false, map, inputTransposed, new Forcing(bias, errors));
  }

  /** {@code Σ|U| + α p (q + 1)} smallest doubles. */
  private static double scaling(MonDeq model, double alpha) {
    double sum = 0;
    for (int i = 0, n = model.inputWeights().size(); i < n; i++) {
      sum += Math.abs(model.inputWeights().buffer().get(i));
    }
    double products = alpha * model.latent() * (model.inputs() + 1.0);
    return Rounding.up(Rounding.TINY * (sum + products), model.inputWeights().size());
  }

  /** The step size α. */
  public double alpha() {
    return alpha;
  }

  /** Whether these are Peaceman-Rachford steps, whose states are (z, u). */
  public boolean reflecting() {
    return reflecting;
  }

  /** An upper bound of {@code ‖T‖₂}; O(p³). */
  public double factor() {
    return Rounding.up(Norms.spectralBound(map) + errors.map, 2);
  }

  /**
   * One step from a set of states; the generators of the result are rows of a buffer of {@code
   * work}.
   */
  public RectifiedStates step(SolverStates state, InputSymbols x, GeneratorBuffers work) {
    WorkTime.check();
    StepOperand s = state.operand(reflecting);
    int p = map.rows();
    int q = x.size();
    int shared = s.withInputs() ? q : 0;
    int errorRows = s.rows().rows() - shared;
    Matrix out = work.next(q + errorRows + s.boxRows(), p);
    Matrix scaled = s.scale(map);
    writeInputs(x, out);
    if (shared > 0) {
      Blas.addMultiplyTransposed(s.rows().rows(0, q), scaled, out.rows(0, q));
    }
    Blas.multiplyTransposed(
        s.rows().rows(shared, shared + errorRows), scaled, out.rows(q, q + errorRows));
    writeBox(s, out, q + errorRows);
    double slack =
        errors.stretch * s.slack()
            + errors.map * (s.magnitude() + s.slack())
            + errors.input * x.magnitude()
            + errors.forcing * x.reach()
            + errors.scaling;
    if (!(slack < Double.POSITIVE_INFINITY)) {
      throw new UnboundedSetException();
    }
    return RectifiedStates.of(
        new MZonotope(
            center(s, x),
            out.rows(0, q + errorRows + s.boxRows()),
            new double[p],
            Rounding.up(slack, 8)),
        reflecting);
  }

  /** {@code F U diag(x_r)}, transposed. */
  private void writeInputs(InputSymbols x, Matrix out) {
    int p = map.rows();
    double[] row = new double[p];
    DoubleBuffer source = input.buffer();
    DoubleBuffer target = out.buffer();
    for (int j = 0; j < x.size(); j++) {
      double factor = inputScale * x.radius(j);
      source.get(j * p, row);
      for (int i = 0; i < p; i++) {
        row[i] *= factor;
      }
      target.put(j * p, row);
    }
  }

  /** The box of s, cast to generators {@code β_j T e_j}. */
  private void writeBox(StepOperand s, Matrix out, int firstRow) {
    int row = firstRow;
    for (int j = 0; j < map.rows(); j++) {
      if (s.box(j) > 0) {
        for (int i = 0; i < map.rows(); i++) {
          out.set(row, i, s.box(j) * map.get(i, j));
        }
        row++;
      }
    }
  }

  private double[] center(StepOperand s, InputSymbols x) {
    double[] center = Blas.productTransposed(Matrix.ofRow(s.center()), map).row(0);
    double[] forced = Blas.product(Matrix.ofRow(x.center()), input).row(0);
    for (int i = 0; i < center.length; i++) {
      center[i] += inputScale * forced[i] + bias[i];
    }
    return center;
  }
}
