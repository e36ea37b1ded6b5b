package org.mondeq.certify.bound.leaf;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mondeq.certify.bound.dual.InputBall;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.solver.WorkTime;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.linear.LinearSolver;

/**
 * Minimises a linear cost over the part of a box in a ball, under bounds of linear rows: a convex
 * program, by cutting planes of its dual [Kelley60].
 *
 * <p>For multipliers {@code λ ≥ 0} of the rows, the minimum of the cost less {@code λ} times the
 * rows over ball and box is known in closed form ({@link InputBall}), and its minimiser is a plane
 * above the concave dual function. The program of all planes so far is linear in as many unknowns
 * as there are rows that matter, however many inputs there are; its own dual mixes the minimisers
 * to an input of the ball that meets the rows. Planes are added until both agree.
 */
final class BallLeafProgram {
  private static final int MOST_PLANES = 400;
  private static final double TOLERANCE = 1e-11;

  /** What a slack may be left where none is wanted. */
  private static final double NO_SLACK = 1e-9;

  private final InputBall ball;
  private final double[] center;
  private final int q;
  private final double[] cost;
  private final double price;
  private final List<Side> sides = new ArrayList<>();
  private final List<double[]> points = new ArrayList<>();
  private double[] best;
  private double bestValue = Double.NEGATIVE_INFINITY;

  /**
   * One side of a row's bounds, divided by the row's range over the inputs.
   *
   * @param sign 1 for a lower bound, −1 for an upper one
   * @param row the row {@code [q]} times the sign
   * @param bound what it is to be at least, for changes from the centre
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Side(int unit, int sign, double range, double[] row, double bound) {}

  /**
   * A program without rows.
   *
   * @param cost {@code [q]}, of the size of 1 over the inputs
   * @param price of a slack of all rows, in units of their ranges
   */
  BallLeafProgram(InputBall ball, double[] cost, double price) {
    this.ball = ball;
    this.center = ball.center();
    this.q = cost.length;
    this.cost = cost;
    this.price = price;
    points.add(center);
    points.add(minimiser(cost));
  }

  /** Requires {@code low ≤ row·(x − centre) + atCenter ≤ high} of a unit. */
  void constrain(int unit, double[] row, double atCenter, PreStateBounds bounds) {
    addSide(unit, 1, row, bounds.low(unit) - atCenter);
    addSide(unit, -1, negated(row), atCenter - bounds.high(unit));
  }

  private static double[] negated(double[] row) {
    double[] result = row.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] = -result[i];
    }
    return result;
  }

  /** Only what can be violated matters. */
  private void addSide(int unit, int sign, double[] row, double bound) {
    double[] worst = minimiser(row);
    double least = change(row, worst);
    if (least >= bound) {
      return;
    }
    double[] most = minimiser(negated(row));
    double range = Math.max(change(row, most) - least, Double.MIN_NORMAL);
    double[] scaled = row.clone();
    for (int i = 0; i < q; i++) {
      scaled[i] /= range;
    }
    sides.add(new Side(unit, sign, range, scaled, Math.min(bound / range, 2)));
    points.add(most);
  }

  /**
   * What the planes have come to.
   *
   * @param lambda the best multipliers, one for each unit: of lower bounds positive, of upper ones
   *     negative
   * @param input an input {@code [q]} of ball and box that meets the rows but for the slack
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Answer(double[] lambda, double[] input) {}

  /** Solves; nothing where the solver of linear programs fails, or a slack is left unwanted. */
  Optional<Answer> solve(int units, boolean slackAllowed) {
    best = new double[sides.size()];
    offer(best.clone());
    Mix mix = null;
    for (int plane = 0; plane < MOST_PLANES; plane++) {
      WorkTime.check();
      Optional<Mix> next = mix();
      if (next.isEmpty()) {
        break;
      }
      mix = next.get();
      if (mix.value - bestValue <= TOLERANCE * (1 + Math.abs(mix.value))) {
        break;
      }
      double before = bestValue;
      double[] point = offer(mix.lambda);
      if (mix.value - bestValue <= TOLERANCE * (1 + Math.abs(mix.value))
          || (bestValue <= before && known(point))) {
        break;
      }
      points.add(point);
    }
    if (mix == null || (!slackAllowed && mix.slack > NO_SLACK)) {
      return Optional.empty();
    }
    double[] lambda = new double[units];
    for (int k = 0; k < best.length; k++) {
      Side side = sides.get(k);
      lambda[side.unit] += side.sign * best[k] / side.range;
    }
    return Optional.of(new Answer(lambda, mix.input(points, q)));
  }

  private boolean known(double[] point) {
    return points.stream().anyMatch(other -> Arrays.equals(other, point));
  }

  /** Evaluates the dual function at multipliers of the sides, and returns the minimiser. */
  private double[] offer(double[] lambda) {
    double[] slope = cost.clone();
    double value = 0;
    for (int k = 0; k < lambda.length; k++) {
      Side side = sides.get(k);
      value += lambda[k] * side.bound;
      for (int i = 0; i < q; i++) {
        slope[i] -= lambda[k] * side.row[i];
      }
    }
    double[] point = minimiser(slope);
    value += change(slope, point);
    if (value > bestValue) {
      bestValue = value;
      best = lambda;
    }
    return point;
  }

  private double[] minimiser(double[] slope) {
    double[] point = new double[q];
    ball.minimise(DoubleBuffer.wrap(slope), 0, DoubleBuffer.wrap(point), 0);
    return point;
  }

  private double change(double[] slope, double[] point) {
    double sum = 0;
    for (int i = 0; i < q; i++) {
      sum += slope[i] * (point[i] - center[i]);
    }
    return sum;
  }

  /** A solution of the linear program of all planes. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Mix(double value, double slack, double[] lambda, double[] weights) {
    double[] input(List<double[]> points, int q) {
      double[] input = new double[q];
      double sum = 0;
      for (double weight : weights) {
        sum += Math.max(0, weight);
      }
      for (int k = 0; k < weights.length; k++) {
        for (int i = 0; i < q; i++) {
          input[i] += Math.max(0, weights[k]) / sum * points.get(k)[i];
        }
      }
      return input;
    }
  }

  private Optional<Mix> mix() {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Variable[] weights = new Variable[points.size()];
    Expression sum = model.newExpression("sum").level(1);
    for (int k = 0; k < weights.length; k++) {
      weights[k] = model.newVariable("w" + k).lower(0).weight(change(cost, points.get(k)));
      sum.set(weights[k], 1);
    }
    Variable slack = model.newVariable("slack").lower(0).weight(price);
    for (int s = 0; s < sides.size(); s++) {
      Expression row = model.newExpression("side" + s).lower(sides.get(s).bound);
      for (int k = 0; k < weights.length; k++) {
        row.set(weights[k], change(sides.get(s).row, points.get(k)));
      }
      row.set(slack, 1);
    }
    model.options.time_abort = LeafProgram.milliseconds(WorkTime.remaining());
    Optimisation.Result result = LinearSolver.INTEGRATION.build(model).solve();
    if (!result.getState().isOptimal()) {
      return Optional.empty();
    }
    double[] lambda = new double[sides.size()];
    for (var match : result.getDualValues()) {
      String name = match.getKey().left().getName();
      if (name.startsWith("side")) {
        int side = Integer.parseInt(name.substring("side".length()));
        lambda[side] += Math.max(0, match.doubleValue());
      }
    }
    double[] mixed = new double[weights.length];
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = result.doubleValue(k);
    }
    return Optional.of(new Mix(result.getValue(), result.doubleValue(mixed.length), lambda, mixed));
  }
}
