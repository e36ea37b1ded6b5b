package org.mondeq.certify.bound.leaf;

import java.util.Arrays;
import java.util.Optional;
import org.mondeq.certify.bound.dual.DualBound;
import org.mondeq.certify.bound.dual.ExplicitLayer;
import org.mondeq.certify.bound.dual.InputBall;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.Objectives;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.solver.WorkTime;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.linear.LinearSolver;

/**
 * Minimises one margin where the sign of every unit is fixed: then {@code r = (I − Ŵ_·A)⁻¹ (Û x +
 * b̂)} for the active units A, and the margin is a linear program in x with the bounds of r as
 * constraints.
 *
 * <p>The program's solution is not trusted: its multipliers become those of a {@link DualBound},
 * and its minimiser is an input to be tried on the model. Where no input meets the constraints, a
 * slack variable with a large price lets multipliers show that too.
 */
public final class LeafProgram {
  /** A row, divided by its range, is nowhere as large. */
  private static final double OUT_OF_REACH = 2;

  private static final double TOLERANCE = 1e-9;

  /** A hundred years in milliseconds. */
  private static final long FOREVER = 3_155_760_000_000L;

  /** What keeps a slack at zero where it need not be otherwise. */
  private static final double PRICE_OF_UNWANTED_SLACK = 1e3;

  private final InputRegion region;
  private final ExplicitLayer layer;

  public LeafProgram(InputRegion region) {
    this.region = region;
    this.layer = region.layer();
  }

  /**
   * What a program gives.
   *
   * @param f multipliers, in the scaling of {@link Objectives}
   * @param input the minimiser, normalised
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Solution(double[] f, double[] input) {}

  /**
   * Solves for the coefficients {@code c [p]} of z; nothing where the solver of linear programs
   * fails, or finds no input.
   *
   * @param price of the slack, in units of the range of the margin for a slack as wide as the range
   *     of each unit; infinite for none
   * @throws IllegalArgumentException if a unit's sign is open
   */
  public Optional<Solution> solve(double[] c, PreStateBounds bounds, double price) {
    int p = layer.size();
    boolean[] active = new boolean[p];
    Matrix system = Matrix.identity(p);
    for (int j = 0; j < p; j++) {
      if (bounds.isUnstable(j)) {
        throw new IllegalArgumentException("the sign of unit " + j + " is open");
      }
      active[j] = bounds.low(j) >= 0;
      for (int k = 0; k < p && active[j]; k++) {
        system.set(k, j, system.get(k, j) - layer.coupling().get(k, j));
      }
    }
    Matrix response = Blas.inverse(system);
    if (region.ball().isPresent()) {
      return solveInBall(response, active, c, bounds, price);
    }
    Program program = new Program(response, active, c, price);
    program.constrain(bounds);
    WorkTime.check();
    program.model.options.time_abort = milliseconds(WorkTime.remaining());
    Optimisation.Result result = LinearSolver.INTEGRATION.build(program.model).solve();
    if (!result.getState().isOptimal() || program.exceeds(result, bounds)) {
      return Optional.empty();
    }
    double[] lambda = multipliers(result, p);
    for (int j = 0; j < p; j++) {
      lambda[j] *= program.costRange / program.ranges[j];
    }
    return Optional.of(new Solution(toF(lambda, active, c, response), program.input(result)));
  }

  /** A limit of so many seconds. */
  static long milliseconds(double seconds) {
    return Math.min(FOREVER, (long) (1e3 * seconds));
  }

  /** As {@link #solve}, where the inputs lie in a ball. */
  private Optional<Solution> solveInBall(
      Matrix response, boolean[] active, double[] c, PreStateBounds bounds, double price) {
    InputBall ball = region.ball().get();
    int p = layer.size();
    Matrix map = Blas.product(response, layer.input());
    double[] atCenter = Blas.productTransposed(Matrix.ofRow(ball.center()), map).row(0);
    double[] bias = Blas.productTransposed(Matrix.ofRow(layer.bias()), response).row(0);
    double[] cost = new double[region.size()];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < cost.length; i++) {
        cost[i] += active[j] ? c[j] * map.get(j, i) : 0;
      }
    }
    double range = ball.range(cost);
    double costRange = range > 0 ? range : largest(c);
    for (int i = 0; i < cost.length; i++) {
      cost[i] /= costRange;
    }
    boolean slackAllowed = price < Double.POSITIVE_INFINITY;
    BallLeafProgram program =
        new BallLeafProgram(ball, cost, slackAllowed ? price : PRICE_OF_UNWANTED_SLACK);
    for (int j = 0; j < p; j++) {
      program.constrain(j, map.row(j), atCenter[j] + bias[j], bounds);
    }
    Optional<BallLeafProgram.Answer> answer = program.solve(p, slackAllowed);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    double[] lambda = answer.get().lambda();
    for (int j = 0; j < p; j++) {
      lambda[j] *= costRange;
    }
    return Optional.of(new Solution(toF(lambda, active, c, response), answer.get().input()));
  }

  /**
   * The program in the input's noise symbols {@code ν ∈ [−1, 1]^q} and the slack. Cost and rows are
   * divided by their ranges over the symbols, since units may differ by many orders of magnitude;
   * multipliers come out in these units.
   */
  private final class Program {
    final ExpressionsBasedModel model = new ExpressionsBasedModel();
    final Matrix map;
    final double[] constant;
    final Variable[] symbols;
    final Optional<Variable> slack;

    final double costRange;
    final double[] ranges;

    Program(Matrix response, boolean[] active, double[] c, double price) {
      int p = layer.size();
      int q = region.size();
      map = Blas.product(response, layer.input());
      Matrix middle = Matrix.zeros(1, q);
      for (int i = 0; i < q; i++) {
        middle.set(0, i, region.center(i));
      }
      double[] bias = Blas.productTransposed(Matrix.ofRow(layer.bias()), response).row(0);
      constant = Blas.productTransposed(middle, map).row(0);
      double[] cost = new double[q];
      for (int j = 0; j < p; j++) {
        constant[j] += bias[j];
        for (int i = 0; i < q; i++) {
          map.set(j, i, map.get(j, i) * region.radius(i));
          cost[i] += active[j] ? c[j] * map.get(j, i) : 0;
        }
      }
      ranges = new double[p];
      Arrays.setAll(ranges, j -> range(map.row(j), 1));
      costRange = range(cost, largest(c));
      symbols = new Variable[q];
      for (int i = 0; i < q; i++) {
        symbols[i] = model.newVariable("x" + i).lower(-1).upper(1).weight(cost[i] / costRange);
      }
      slack =
          price < Double.POSITIVE_INFINITY
              ? Optional.of(model.newVariable("slack").lower(0).weight(price))
              : Optional.empty();
    }

    /** Only what can be violated: the solver's tolerance is relative to the largest number. */
    void constrain(PreStateBounds bounds) {
      for (int j = 0; j < constant.length; j++) {
        double low = (bounds.low(j) - constant[j]) / ranges[j];
        double high = (bounds.high(j) - constant[j]) / ranges[j];
        if (low > -1) {
          addRow(j, 1).lower(Math.min(low, OUT_OF_REACH));
        }
        if (high < 1) {
          addRow(j, -1).upper(Math.max(high, -OUT_OF_REACH));
        }
      }
    }

    /** Whether an input that should meet the bounds lies outside by more than the tolerance. */
    boolean exceeds(Optimisation.Result result, PreStateBounds bounds) {
      for (int j = 0; j < constant.length && slack.isEmpty(); j++) {
        double value = constant[j];
        for (int i = 0; i < symbols.length; i++) {
          value += map.get(j, i) * result.doubleValue(i);
        }
        double excess = Math.max(bounds.low(j) - value, value - bounds.high(j));
        if (excess > TOLERANCE * ranges[j]) {
          return true;
        }
      }
      return false;
    }

    private Expression addRow(int j, int slackSign) {
      Expression row = model.newExpression((slackSign > 0 ? "low" : "high") + j);
      for (int i = 0; i < symbols.length; i++) {
        row.set(symbols[i], map.get(j, i) / ranges[j]);
      }
      slack.ifPresent(variable -> row.set(variable, slackSign));
      return row;
    }

    double[] input(Optimisation.Result result) {
      double[] input = new double[symbols.length];
      for (int i = 0; i < input.length; i++) {
        double nu = Math.max(-1, Math.min(1, result.doubleValue(i)));
        input[i] = region.center(i) + nu * region.radius(i);
      }
      return input;
    }
  }

  /** {@code ‖a‖₁}, the radius of {@code a·ν}, or another number where that is constant. */
  private static double range(double[] a, double ofConstant) {
    double sum = 0;
    for (double value : a) {
      sum += Math.abs(value);
    }
    return sum > 0 ? sum : ofConstant;
  }

  private static double largest(double[] c) {
    double largest = 0;
    for (double value : c) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest > 0 ? largest : 1;
  }

  /** λ of the constraints on r: of lower bounds positive, of upper bounds negative. */
  private static double[] multipliers(Optimisation.Result result, int p) {
    double[] lambda = new double[p];
    for (var match : result.getDualValues()) {
      int unit = Integer.parseInt(match.getKey().left().getName().replaceFirst("low|high", ""));
      boolean lower = match.getKey().right() == Optimisation.ConstraintType.LOWER;
      lambda[unit] += lower ? match.doubleValue() : -match.doubleValue();
    }
    return lambda;
  }

  /**
   * From {@code e − g = λ} on active and {@code −g = λ} on inactive units, with {@code e = c + Ŵᵀ
   * g}: {@code (I − Ŵ_·A)ᵀ g = c_A − λ}.
   */
  private double[] toF(double[] lambda, boolean[] active, double[] c, Matrix response) {
    int p = lambda.length;
    Matrix right = Matrix.zeros(1, p);
    for (int j = 0; j < p; j++) {
      right.set(0, j, (active[j] ? c[j] : 0) - lambda[j]);
    }
    double[] g = Blas.product(right, response).row(0);
    for (int j = 0; j < p; j++) {
      g[j] /= layer.diagonal(j);
    }
    return g;
  }
}
