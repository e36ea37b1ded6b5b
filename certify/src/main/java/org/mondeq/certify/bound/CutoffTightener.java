package org.mondeq.certify.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.certify.bound.dual.Margin;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.ProofLog;
import org.mondeq.certify.bound.search.ReducedLayer;
import org.mondeq.certify.bound.search.ReducedRegion;
import org.mondeq.certify.bound.search.SearchedObjectives;
import org.mondeq.certify.bound.search.SlopeSearch;
import org.mondeq.certify.bound.search.UnitStarts;

/**
 * Tightens bounds of units for those fixpoints alone at which one margin is not positive: a tree
 * only has to show that there are none. Both sides of every open unit are objectives {@code ±r_j}
 * with a cutoff of the {@link Margin}; the rows of one round go on in the next. Not for use by many
 * threads.
 */
public final class CutoffTightener {
  private static final int COLD_STEPS = 24;
  private static final int WARM_STEPS = 4;
  private static final double LEARNING_RATE = 0.7;

  /** What bounds must cross by to be empty, relative to their size, if others are to see it too. */
  private static final double SLACK = 1e-3;

  /** What a bound must gain to be used, relative to the width of its unit's bounds. */
  private static final double WORTH = 0.005;

  private final ReducedLayer layer;
  private final SearchedObjectives batch;
  private final SlopeSearch search;
  private final LiftedBound lifted;
  private final boolean logged;
  private PreStateBounds bounds;
  private PreStateBounds open;
  private Margin whole;
  private ProofLog log;
  private int steps;

  CutoffTightener(ReducedRegion region, LiftedBound lifted, boolean logged) {
    this.layer = region.layer();
    this.batch = new SearchedObjectives(layer, 0);
    this.search = new SlopeSearch(region, batch, SlopeSearch.Memory.MULTIPLIERS);
    this.lifted = lifted;
    this.logged = logged;
  }

  /**
   * Begins with other bounds, or another margin.
   *
   * @param bounds of all units, changed by every round
   * @param whole the margin, of interest where it is not positive
   * @param reduced the same of the reduced layer
   * @param starts where rows start from, if rows of the same margin have been somewhere
   */
  void begin(PreStateBounds bounds, Margin whole, Margin reduced, Optional<UnitStarts> starts) {
    this.bounds = bounds;
    this.open = layer.restrict(bounds);
    this.whole = whole;
    this.log = new ProofLog(ProofLog.MAX_NUMBERS);
    this.steps = starts.isPresent() ? WARM_STEPS : COLD_STEPS;
    batch.clear(2 * open.unstable());
    for (int j = 0; j < layer.size(); j++) {
      if (open.isUnstable(j)) {
        for (int sign = 1; sign >= -1; sign -= 2) {
          int row = batch.addUnit(j, sign, open, reduced);
          starts.ifPresent(known -> known.copyTo(batch, row));
        }
      }
    }
  }

  /** Tightens the bounds once. */
  public void round() {
    batch.keep(
        IntStream.range(0, batch.size()).filter(row -> open.isUnstable(batch.unit(row))).toArray());
    if (batch.size() == 0) {
      return;
    }
    search.start(steps);
    search.ascendUnseen(LEARNING_RATE);
    search.ascend(LEARNING_RATE);
    steps = WARM_STEPS;
    lift();
    for (int row = 0; row < lifted.rows().size(); row++) {
      if (apply(row, lifted.lowerBound(row)) && logged) {
        log.add(
            lifted.rows(), row, lifted.multipliers(row).orElseThrow(), lifted.rows().price(row));
      }
    }
    open = layer.restrict(bounds);
    batch.within(open);
  }

  /** Evaluates what the search has found of each row, if it has found anything. */
  private void lift() {
    List<LiftedBound.Row> rows = new ArrayList<>();
    double[] found = search.best();
    for (int row = 0; row < found.length; row++) {
      if (found[row] > Double.NEGATIVE_INFINITY) {
        double[] f = search.multipliers(row).orElseThrow();
        int unit = layer.units()[batch.unit(row)];
        rows.add(new LiftedBound.Row(unit, batch.sign(row), whole, search.price(row), bounds, f));
      }
    }
    lifted.evaluate(rows);
  }

  /** Takes a bound over if that is worth a row of a proof. */
  private boolean apply(int row, double bound) {
    int unit = lifted.rows().unit(row);
    double worth = WORTH * (bounds.high(unit) - bounds.low(unit));
    if (lifted.rows().sign(row) > 0) {
      return bound > bounds.low(unit) + worth && bounds.raiseLow(unit, bound);
    }
    return -bound < bounds.high(unit) - worth && bounds.lowerHigh(unit, -bound);
  }

  /** Whether the bounds show that the margin is positive wherever they are to hold. */
  public boolean closes() {
    return bounds.isEmpty(SLACK);
  }

  /** The sum of the widths of units whose sign is open. */
  public double openWidth() {
    return bounds.openWidth();
  }

  /** What the bounds rest on, besides those that it began with; empty if nothing is logged. */
  public ProofLog log() {
    return log;
  }

  /** Where the rows are. */
  public UnitStarts starts() {
    return UnitStarts.of(batch);
  }
}
