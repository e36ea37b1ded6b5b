package org.mondeq.certify.bound.leaf;

import java.util.Arrays;
import java.util.Optional;
import org.mondeq.certify.bound.dual.Conjunction;
import org.mondeq.certify.bound.dual.DualBound;
import org.mondeq.certify.bound.dual.ExplicitLayer;
import org.mondeq.certify.bound.dual.InputBall;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.Margin;
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
 * Minimises one margin, or the largest function of a conjunction, where the sign of every unit is
 * fixed: then {@code r = (I − Ŵ_·A)⁻¹ (Û x + b̂)} for the active units A, and the margin is a
 * linear program in x with the bounds of r as constraints.
 *
 * <p>The program's solution is not trusted: its multipliers become those of a {@link DualBound},
 * and its minimiser is an input to be tried on the model. Where no input meets the constraints, a
 * slack variable with a large price lets multipliers show that too.
 */
public final class LeafProgram {
  /** A row, divided by its range, is nowhere as large. */
  private static final double OUT_OF_REACH = 2;

  private static final double TOLERANCE = 1e-9;

  private static final String FUNCTION = "function";

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
   * @param weights of the functions of a conjunction
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Solution(double[] f, double[] input, Optional<double[]> weights) {}

  /**
   * Solves for a margin; nothing where the solver of linear programs fails, or finds no input.
   *
   * @param price of the slack, in units of the range of the margin for a slack as wide as the range
   *     of each unit; infinite for none
   * @throws IllegalArgumentException if a unit's sign is open
   */
  public Optional<Solution> solve(Margin margin, PreStateBounds bounds, double price) {
    boolean[] active = active(bounds);
    Matrix response = response(active);
    if (region.ball().isPresent()) {
      return solveInBall(response, active, margin, bounds, price);
    }
    Program program = new Program(response, active, price);
    program.minimise(margin);
    return program.solve(bounds).map(result -> solution(program, result, margin, Optional.empty()));
  }

  /** The same for the largest function of a conjunction, each in its scale. */
  public Optional<Solution> solve(Conjunction conjunction, PreStateBounds bounds, double price) {
    boolean[] active = active(bounds);
    Program program = new Program(response(active), active, price);
    program.minimiseLargest(conjunction);
    return program
        .solve(bounds)
        .map(
            result -> {
              double[] weights = conjunction.weights(program.shares(result, conjunction.size()));
              return solution(program, result, conjunction.at(weights), Optional.of(weights));
            });
  }

  private Solution solution(
      Program program, Optimisation.Result result, Margin margin, Optional<double[]> weights) {
    int p = layer.size();
    double[] c = coefficients(margin);
    double[] lambda = multipliers(result, p);
    for (int j = 0; j < p; j++) {
      lambda[j] *= program.costRange / program.ranges[j];
    }
    return new Solution(
        toF(lambda, program.active, c, program.response), program.input(result), weights);
  }

  private double[] coefficients(Margin margin) {
    double[] c = new double[layer.size()];
    Arrays.setAll(c, margin::coefficient);
    return c;
  }

  private boolean[] active(PreStateBounds bounds) {
    boolean[] active = new boolean[layer.size()];
    for (int j = 0; j < active.length; j++) {
      if (bounds.isUnstable(j)) {
        throw new IllegalArgumentException("the sign of unit " + j + " is open");
      }
      active[j] = bounds.low(j) >= 0;
    }
    return active;
  }

  private Matrix response(boolean[] active) {
    int p = layer.size();
    Matrix system = Matrix.identity(p);
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < p && active[j]; k++) {
        system.set(k, j, system.get(k, j) - layer.coupling().get(k, j));
      }
    }
    return Blas.inverse(system);
  }

  /** A limit of so many seconds. */
  static long milliseconds(double seconds) {
    return Math.min(FOREVER, (long) (1e3 * seconds));
  }

  /** As {@link #solve}, where the inputs lie in a ball. */
  private Optional<Solution> solveInBall(
      Matrix response, boolean[] active, Margin margin, PreStateBounds bounds, double price) {
    double[] c = coefficients(margin);
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
    double costRange = range > 0 ? range : largest(margin);
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
    return Optional.of(
        new Solution(toF(lambda, active, c, response), answer.get().input(), Optional.empty()));
  }

  /**
   * The program in the input's noise symbols {@code ν ∈ [−1, 1]^q} and the slack. Cost and rows are
   * divided by their ranges over the symbols, since units may differ by many orders of magnitude;
   * multipliers come out in these units.
   */
  private final class Program {
    final ExpressionsBasedModel model = new ExpressionsBasedModel();
    final Matrix response;
    final boolean[] active;
    final Matrix map;
    final double[] constant;
    final Variable[] symbols;
    final Optional<Variable> slack;

    final double[] ranges;
    double costRange = 1;

    Program(Matrix response, boolean[] active, double price) {
      this.response = response;
      this.active = active;
      int p = layer.size();
      int q = region.size();
      map = Blas.product(response, layer.input());
      Matrix middle = Matrix.zeros(1, q);
      for (int i = 0; i < q; i++) {
        middle.set(0, i, region.center(i));
      }
      double[] bias = Blas.productTransposed(Matrix.ofRow(layer.bias()), response).row(0);
      constant = Blas.productTransposed(middle, map).row(0);
      for (int j = 0; j < p; j++) {
        constant[j] += bias[j];
        for (int i = 0; i < q; i++) {
          map.set(j, i, map.get(j, i) * region.radius(i));
        }
      }
      ranges = new double[p];
      Arrays.setAll(ranges, j -> range(map.row(j), 1));
      symbols = new Variable[q];
      for (int i = 0; i < q; i++) {
        symbols[i] = model.newVariable("x" + i).lower(-1).upper(1);
      }
      slack =
          price < Double.POSITIVE_INFINITY
              ? Optional.of(model.newVariable("slack").lower(0).weight(price))
              : Optional.empty();
    }

    void minimise(Margin margin) {
      double[] cost = cost(margin);
      costRange = range(cost, largest(margin));
      for (int i = 0; i < symbols.length; i++) {
        symbols[i].weight(cost[i] / costRange);
      }
    }

    /** The largest is a variable of its own, above each of them. */
    void minimiseLargest(Conjunction conjunction) {
      Variable most = model.newVariable("most").weight(1);
      for (int k = 0; k < conjunction.size(); k++) {
        Margin function = conjunction.function(k);
        double[] cost = cost(function);
        double value = function.offset();
        for (int j = 0; j < constant.length; j++) {
          value += active[j] ? function.coefficient(j) * constant[j] : 0;
        }
        Expression row = model.newExpression(FUNCTION + k);
        for (int i = 0; i < symbols.length; i++) {
          value += function.inputCoefficient(i) * region.center(i);
          row.set(symbols[i], cost[i] / conjunction.scale(k));
        }
        row.set(most, -1).upper(-value / conjunction.scale(k));
      }
    }

    /** The coefficients of the symbols in a margin. */
    private double[] cost(Margin margin) {
      double[] cost = new double[symbols.length];
      for (int i = 0; i < cost.length; i++) {
        for (int j = 0; j < constant.length; j++) {
          cost[i] += active[j] ? margin.coefficient(j) * map.get(j, i) : 0;
        }
        cost[i] += margin.inputCoefficient(i) * region.radius(i);
      }
      return cost;
    }

    Optional<Optimisation.Result> solve(PreStateBounds bounds) {
      constrain(bounds);
      WorkTime.check();
      model.options.time_abort = Math.min(FOREVER, (long) (1e3 * WorkTime.remaining()));
      Optimisation.Result result = LinearSolver.INTEGRATION.build(model).solve();
      return result.getState().isOptimal() && !exceeds(result, bounds)
          ? Optional.of(result)
          : Optional.empty();
    }

    /** The multipliers of the functions' rows, which add up to one. */
    double[] shares(Optimisation.Result result, int functions) {
      double[] shares = new double[functions];
      for (var match : result.getDualValues()) {
        String name = match.getKey().left().getName();
        if (name.startsWith(FUNCTION)) {
          int k = Integer.parseInt(name.substring(FUNCTION.length()));
          shares[k] = Math.abs(match.doubleValue());
        }
      }
      return shares;
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

  private static double largest(Margin margin) {
    double largest = 0;
    for (int j = 0; j < margin.directions().cols(); j++) {
      largest = Math.max(largest, Math.abs(margin.coefficient(j)));
    }
    return largest > 0 ? largest : 1;
  }

  /** λ of the constraints on r: of lower bounds positive, of upper bounds negative. */
  private static double[] multipliers(Optimisation.Result result, int p) {
    double[] lambda = new double[p];
    for (var match : result.getDualValues()) {
      String name = match.getKey().left().getName();
      if (name.startsWith(FUNCTION)) {
        continue;
      }
      int unit = Integer.parseInt(name.replaceFirst("low|high", ""));
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
