package org.mondeq.certify.bound.leaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mondeq.certify.bound.dual.Conjunction;
import org.mondeq.certify.bound.dual.DualBound;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.Margin;
import org.mondeq.certify.bound.dual.Objectives;
import org.mondeq.certify.bound.dual.PreStateBounds;

/**
 * Bounds margins where the sign of every unit is known: a {@link LeafProgram} proposes multipliers,
 * and a {@link DualBound} says what they prove.
 */
public final class LeafBounder {
  /** Prices of violated constraints in a leaf's program, tried until one will do. */
  private static final double[] SLACK_PRICES = {Double.POSITIVE_INFINITY, 1e4, 1e7, 1e10};

  private final InputRegion region;
  private final boolean logged;

  /** Solves a program at one price. */
  private interface Solver {
    Optional<LeafProgram.Solution> solve(LeafProgram program, double price);
  }

  /**
   * A bounder for the inputs of a region.
   *
   * @param logged whether multipliers are returned
   */
  public LeafBounder(InputRegion region, boolean logged) {
    this.region = region;
    this.logged = logged;
  }

  /**
   * Solves the linear program that a margin is where no unit is open.
   *
   * @throws IllegalArgumentException if a unit is open
   */
  public LeafBound bound(Margin margin, PreStateBounds bounds) {
    return bound(
        (program, price) -> program.solve(margin, bounds, price), weights -> margin, bounds);
  }

  /**
   * The same for the largest function of a conjunction.
   *
   * @throws IllegalArgumentException if a unit is open
   */
  public LeafBound bound(Conjunction conjunction, PreStateBounds bounds) {
    return bound(
        (program, price) -> program.solve(conjunction, bounds, price),
        weights -> conjunction.at(weights.orElseThrow()),
        bounds);
  }

  private LeafBound bound(
      Solver solver, Function<Optional<double[]>, Margin> margin, PreStateBounds bounds) {
    LeafProgram program = new LeafProgram(region);
    Optional<double[]> weights = Optional.empty();
    double best = Double.NEGATIVE_INFINITY;
    Optional<double[]> multipliers = Optional.empty();
    List<double[]> inputs = new ArrayList<>();
    for (double price : SLACK_PRICES) {
      Optional<LeafProgram.Solution> solution = solver.solve(program, price);
      if (solution.isPresent()) {
        Margin bounded = margin.apply(solution.get().weights());
        double value = evaluate(bounded, bounds, solution.get().f());
        if (value > best) {
          best = value;
          weights = solution.get().weights();
          multipliers = logged ? Optional.of(solution.get().f()) : Optional.empty();
        }
        inputs.add(solution.get().input());
        if (best > 0 || price == Double.POSITIVE_INFINITY) {
          break;
        }
      }
    }
    return new LeafBound(best, multipliers, inputs, weights);
  }

  private double evaluate(Margin margin, PreStateBounds bounds, double[] f) {
    Objectives margins = new Objectives(region.layer(), 1);
    int row = margins.addMargin(margin, bounds);
    margins.f().setRow(row, f);
    new DualBound(region).evaluate(margins);
    return margins.lowerBound(row);
  }
}
