package org.mondeq.certify.bound;

import java.util.List;
import java.util.Optional;
import org.mondeq.certify.bound.dual.DualBound;
import org.mondeq.certify.bound.dual.ExplicitLayer;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.Margin;
import org.mondeq.certify.bound.dual.Objectives;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.ProofLog;
import org.mondeq.certify.bound.search.ReducedLayer;
import org.mondeq.linalg.Matrix;

/**
 * Evaluates on a whole layer what a search has found on a {@link ReducedLayer}: bounds that hold.
 * Not for use by many threads.
 */
public final class LiftedBound {
  private final ExplicitLayer layer;
  private final ReducedLayer reduced;
  private final boolean logged;
  private final DualBound dual;
  private final Objectives whole;

  /**
   * An evaluation of rows of a reduced layer.
   *
   * @param logged whether multipliers are rounded to single precision before
   */
  public LiftedBound(InputRegion region, ReducedLayer reduced, boolean logged) {
    this.layer = region.layer();
    this.reduced = reduced;
    this.logged = logged;
    this.dual = new DualBound(region);
    this.whole = new Objectives(layer, 0);
  }

  /**
   * An objective of the whole layer, with multipliers of the reduced one.
   *
   * @param unit the unit j of {@code ±r_j} in the whole layer; −1 for the margin alone
   * @param sign of r_j
   * @param price of the margin; 1 for the margin alone
   * @param f multipliers {@code [O]}
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Row(
      int unit, double sign, Margin margin, double price, PreStateBounds bounds, double[] f) {}

  /** Evaluates rows; {@link #lowerBound} and {@link #multipliers} tell the results. */
  public void evaluate(List<Row> rows) {
    int n = rows.size();
    whole.clear(n);
    if (n == 0) {
      return;
    }
    Matrix f = Matrix.zeros(n, reduced.size());
    Matrix shifted = Matrix.zeros(n, reduced.size());
    Matrix c = Matrix.zeros(n, layer.size());
    for (int i = 0; i < n; i++) {
      add(rows.get(i));
      for (int k = 0; k < layer.size(); k++) {
        c.set(i, k, whole.coefficient(i, k));
      }
      for (int j = 0; j < reduced.size(); j++) {
        double own = rows.get(i).f[j];
        double d = reduced.units()[j] == rows.get(i).unit ? rows.get(i).sign : 0;
        f.set(i, j, own);
        shifted.set(i, j, reduced.diagonal(j) * own + d);
      }
    }
    reduced.lift(shifted, f, c, whole.f());
    if (logged) {
      ProofLog.round(whole.f());
    }
    dual.evaluate(whole);
  }

  private void add(Row row) {
    if (row.unit < 0) {
      whole.addMargin(row.margin, row.bounds);
    } else {
      whole.addUnit(row.unit, row.sign, row.bounds, row.margin, row.price);
    }
  }

  /** The lower bound of a row; −∞ where there is none. */
  public double lowerBound(int row) {
    return whole.lowerBound(row);
  }

  /** The multipliers f of a row {@code [p]}, if they are for a log. */
  Optional<double[]> multipliers(int row) {
    return logged ? Optional.of(whole.f().row(row)) : Optional.empty();
  }

  /** The rows as they were evaluated. */
  Objectives rows() {
    return whole;
  }
}
