package org.mondeq.check;

import java.util.ArrayList;
import java.util.List;
import org.mondeq.check.format.Start;

/** Bounds of all units from a set of states that steps map into itself. */
final class ContainmentCheck {
  private final Splitting splitting;
  private final Enclosure inputs;
  private final UnitBounds bounds;

  private ContainmentCheck(Splitting splitting, Enclosure inputs) {
    int p = splitting.model().latent();
    double[] low = new double[p];
    double[] high = new double[p];
    java.util.Arrays.fill(low, Double.NEGATIVE_INFINITY);
    java.util.Arrays.fill(high, Double.POSITIVE_INFINITY);
    this.splitting = splitting;
    this.inputs = inputs;
    this.bounds = new UnitBounds(low, high);
  }

  /**
   * Bounds on a box of the model's inputs.
   *
   * @throws Unproved if the set is not shown to be mapped into itself, or bounds are not finite
   */
  static UnitBounds of(Splitting splitting, Enclosure inputs, Start.ContainedState state)
      throws Unproved {
    return new ContainmentCheck(splitting, inputs).bounds(state);
  }

  private UnitBounds bounds(Start.ContainedState state) throws Unproved {
    for (double radius : state.box()) {
      Unproved.unless(radius >= 0, "a negative box");
    }
    Unproved.unless(state.stepsToContainment() > 0, "no step leads into the set");
    List<double[]> generators = new ArrayList<>();
    for (int k = 0; k < state.generators().size(); k++) {
      generators.add(state.generators().row(k));
    }
    StateSet set = new StateSet(state.center(), List.of(), generators, state.box());
    for (int step = 0; step < state.stepsToContainment(); step++) {
      set = set.step(splitting, inputs);
    }
    requireInside(set, state);
    intersect(set.hull());
    for (int step = 0; step < state.furtherSteps(); step++) {
      set = set.step(splitting, inputs);
      intersect(set.hull());
    }
    Unproved.unless(bounds.areFinite(), "the bounds of the units are not finite");
    return bounds;
  }

  /** With {@code G = [g_1 … g_p]} and what no box takes, {@code |G⁻¹ G'| 1 + |G⁻¹| rest ≤ 1}. */
  private static void requireInside(StateSet set, Start.ContainedState state) throws Unproved {
    int p = set.center().length;
    double[] columns = new double[p * p];
    for (int k = 0; k < p; k++) {
      double[] generator = state.generators().row(k);
      for (int j = 0; j < p; j++) {
        columns[j * p + k] = generator[j];
      }
    }
    double[] inverse = Inverse.of(columns, p);
    double defect = Inverse.defect(inverse, columns, 0, p);
    Unproved.unless(defect < 0.5, "the generators are too close to dependent");
    double[] transposed = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        transposed[j * p + i] = inverse[i * p + j];
      }
    }
    double[] share = share(set, state, transposed);
    double largest = 0;
    for (double value : share) {
      largest = Math.max(largest, value);
    }
    // G⁻¹ = (I − E)⁻¹ X with the X at hand, and ‖(I − E)⁻¹ E‖ ≤ ‖E‖/(1 − ‖E‖) in rows.
    double more = Outward.up(Outward.up(defect / Outward.down(1 - defect)) * largest);
    Unproved.unless(
        Outward.up(largest + more) <= 1,
        String.format(
            java.util.Locale.ROOT,
            "the set of states is not shown to be mapped into itself: %.4g times as wide",
            largest));
  }

  /** {@code |X G'| 1 + |X| rest}, or more. */
  private static double[] share(StateSet set, Start.ContainedState state, double[] transposed) {
    int p = set.center().length;
    double[] sums = new double[p];
    for (List<double[]> part : List.of(set.ofInputs(), set.others())) {
      for (double[] generator : part) {
        double[] coordinates = new double[p];
        Sums.addRows(generator, transposed, coordinates);
        for (int i = 0; i < p; i++) {
          sums[i] += Math.abs(coordinates[i]);
        }
      }
    }
    double[] reach = set.reach();
    double factor = Outward.ofSum(p + set.ofInputs().size() + set.others().size() + 8);
    for (int j = 0; j < p; j++) {
      double shift = Outward.up(Math.abs(set.center()[j] - state.center()[j]));
      double outside = Outward.up(Outward.up(shift + set.box()[j]) - state.box()[j]);
      double more = Math.max(0, outside) + 2 * factor * reach[j];
      for (int i = 0; i < p; i++) {
        sums[i] += Math.abs(transposed[j * p + i]) * more;
      }
    }
    for (int i = 0; i < p; i++) {
      sums[i] = Outward.up(Outward.up(sums[i] * (1 + 4 * factor)) + Outward.UNDERFLOW);
    }
    return sums;
  }

  /**
   * The fixpoint's {@code u = z + α (y − z)} is r where either is positive, since z = y there, and
   * {@code α D r} elsewhere.
   */
  private void intersect(Enclosure u) throws Unproved {
    for (int j = 0; j < u.low().length; j++) {
      double factor = splitting.stepSize() * splitting.model().scale(j);
      Unproved.unless(factor >= Double.MIN_NORMAL, "too small a step size");
      double low = u.low()[j];
      double high = u.high()[j];
      bounds.raiseLow(j, low >= 0 ? low : Outward.down(low / Outward.down(factor)));
      bounds.lowerHigh(j, high >= 0 ? high : Outward.up(high / Outward.up(factor)));
    }
  }
}
