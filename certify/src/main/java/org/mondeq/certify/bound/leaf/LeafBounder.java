package org.mondeq.certify.bound.leaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mondeq.certify.bound.dual.DualBound;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.Objectives;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.linalg.Matrix;

/**
 * Bounds margins where the sign of every unit is known: a {@link LeafProgram} proposes multipliers,
 * and a {@link DualBound} says what they prove.
 */
public final class LeafBounder {
  /** Prices of violated constraints in a leaf's program, tried until one will do. */
  private static final double[] SLACK_PRICES = {Double.POSITIVE_INFINITY, 1e4, 1e7, 1e10};

  private final InputRegion region;
  private final Matrix directions;
  private final double[] offsets;
  private final boolean logged;

  /**
   * A bounder of {@code directions_i · z + offsets_i}.
   *
   * @param directions {@code [k × p]}
   * @param offsets {@code [k]}
   * @param logged whether multipliers are returned
   */
  public LeafBounder(InputRegion region, Matrix directions, double[] offsets, boolean logged) {
    this.region = region;
    this.directions = directions;
    this.offsets = offsets;
    this.logged = logged;
  }

  /**
   * Solves the linear program that a margin is where no unit is open.
   *
   * @throws IllegalArgumentException if a unit is open
   */
  public LeafBound bound(int direction, PreStateBounds bounds) {
    LeafProgram program = new LeafProgram(region);
    double best = Double.NEGATIVE_INFINITY;
    Optional<double[]> multipliers = Optional.empty();
    List<double[]> inputs = new ArrayList<>();
    for (double price : SLACK_PRICES) {
      Optional<LeafProgram.Solution> solution =
          program.solve(directions.row(direction), bounds, price);
      if (solution.isPresent()) {
        double value = evaluate(direction, bounds, solution.get().f());
        if (value > best) {
          best = value;
          multipliers = logged ? Optional.of(solution.get().f()) : Optional.empty();
        }
        inputs.add(solution.get().input());
        if (best > 0 || price == Double.POSITIVE_INFINITY) {
          break;
        }
      }
    }
    return new LeafBound(best, multipliers, inputs);
  }

  private double evaluate(int direction, PreStateBounds bounds, double[] f) {
    Objectives margins = new Objectives(region.layer(), 1);
    int row = margins.addLinear(directions, direction, offsets[direction], bounds);
    margins.f().setRow(row, f);
    new DualBound(region).evaluate(margins);
    return margins.lowerBound(row);
  }
}
