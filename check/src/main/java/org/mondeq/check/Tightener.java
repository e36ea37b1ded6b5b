package org.mondeq.check;

import java.util.function.IntFunction;
import org.mondeq.check.format.CutoffRows;
import org.mondeq.check.format.UnitRows;

/** Rows of multipliers that tighten bounds of units, each within all bounds before it. */
final class Tightener {
  private final UnitRows rows;
  private final LowerBound bound;
  private final LowerBound.Row[] prepared;

  private Tightener(UnitRows rows, LowerBound bound, IntFunction<Objective> objectives) {
    this.rows = rows;
    this.bound = bound;
    this.prepared = new LowerBound.Row[rows.rounds() == 0 ? 0 : rows.units().length];
    for (int row = 0; row < prepared.length; row++) {
      prepared[row] = bound.of(objectives.apply(row), rows.multipliers().row(row));
    }
  }

  /** Rows that hold at every fixpoint. */
  static Tightener of(UnitRows rows, LowerBound bound) {
    return new Tightener(rows, bound, row -> Objective.unit(unit(rows, row), sign(rows, row)));
  }

  /** Rows that hold where a lead is at most a cutoff. */
  static Tightener of(CutoffRows tightening, Objective lead, LowerBound bound) throws Unproved {
    UnitRows rows = tightening.rows();
    Unproved.unless(tightening.cutoff() > 0, "a cutoff is not positive");
    for (double price : tightening.prices()) {
      Unproved.unless(price >= 0, "the price of a cutoff is negative");
    }
    return new Tightener(
        rows,
        bound,
        row ->
            Objective.unit(
                unit(rows, row),
                sign(rows, row),
                tightening.prices()[row],
                lead,
                tightening.cutoff()));
  }

  private static int unit(UnitRows rows, int row) {
    return Math.abs(rows.units()[row]) - 1;
  }

  private static int sign(UnitRows rows, int row) {
    return Integer.signum(rows.units()[row]);
  }

  /** Takes all rows, for all rounds; ends early once the bounds of a unit are empty. */
  void tighten(UnitBounds bounds) {
    for (int round = 0; round < rows.rounds(); round++) {
      for (int row = 0; row < prepared.length; row++) {
        bound.pulse();
        int unit = unit(rows, row);
        double least = prepared[row].within(bounds);
        if (sign(rows, row) > 0) {
          bounds.raiseLow(unit, least);
        } else {
          bounds.lowerHigh(unit, -least);
        }
        if (bounds.isEmpty(unit)) {
          return;
        }
      }
    }
  }
}
