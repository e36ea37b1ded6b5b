package org.mondeq.certify.bound;

import org.mondeq.certify.bound.dual.ExplicitLayer;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.search.SearchedObjectives;
import org.mondeq.certify.bound.search.SlopeSearch;
import org.mondeq.certify.domain.Interval;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Rounding;
import org.mondeq.spec.InputBox;

/**
 * Bounds linear functions over the fixpoints of one input box by optimised slopes, from bounds of
 * the units that come from elsewhere and are tightened in the same way.
 *
 * <p>For one sample: whatever holds of all fixpoints is intersected. Not for use by many threads.
 */
public final class SlopeBounder {
  private final InputRegion region;
  private final UnitBounder engine;
  private final PreStateBounds bounds;

  /** A bounder that knows nothing of the units yet. */
  public SlopeBounder(BoundModel model, InputBox box) {
    this.region = InputRegion.of(model.layer(), box);
    this.engine = new UnitBounder(region);
    this.bounds = PreStateBounds.unknown(model.layer().size());
  }

  /** What is known of the units. */
  PreStateBounds bounds() {
    return bounds;
  }

  /**
   * Intersects what is known of {@code r = z + (y − z)/D}, {@code y = W z + U x + b}, with bounds
   * of {@code t = z + α (y − z)}, the u of Peaceman-Rachford or the argument of the ReLU of
   * forward-backward steps: {@code t = r} where either is positive, since then {@code z = y}, and
   * elsewhere {@code t = α D r}.
   *
   * @param t bounds that hold of every fixpoint of the box {@code [p]}
   * @param alpha α, positive
   */
  public void intersect(Interval t, double alpha) {
    intersect(bounds, region.layer(), t, alpha);
  }

  /** The same for any bounds. */
  static void intersect(PreStateBounds bounds, ExplicitLayer layer, Interval t, double alpha) {
    for (int j = 0; j < bounds.size(); j++) {
      double factor = factor(alpha, layer.diagonal(j));
      bounds.raiseLow(j, t.low(j) >= 0 ? t.low(j) : -outwards(-t.low(j) / factor));
      bounds.lowerHigh(j, t.high(j) >= 0 ? t.high(j) : -inwards(-t.high(j) / factor));
    }
  }

  /** {@code α D}; not a number where it underflows, so that it leads to no bound. */
  private static double factor(double alpha, double diagonal) {
    double factor = alpha * diagonal;
    return factor >= Double.MIN_NORMAL ? factor : Double.NaN;
  }

  private static double outwards(double positive) {
    return Rounding.up(positive, 3);
  }

  private static double inwards(double positive) {
    return Math.max(0, positive * (1 - Rounding.gamma(6)) - Rounding.UNDERFLOW);
  }

  /**
   * A search for lower bounds of {@code directions_i · z + offsets_i}, within what is known of the
   * units; it has to end before that changes.
   *
   * @param directions {@code [k × p]}
   * @param offsets {@code [k]}
   */
  public SlopeSearch search(Matrix directions, double[] offsets) {
    SearchedObjectives batch = new SearchedObjectives(region.layer(), offsets.length);
    for (int i = 0; i < offsets.length; i++) {
      batch.addLinear(directions, i, offsets[i], bounds);
    }
    SlopeSearch search = new SlopeSearch(region, batch);
    search.start();
    return search;
  }

  /** Bounds every unit whose sign is open from both sides, by some steps of ascent. */
  public void tightenUnits(int steps, double learningRate) {
    engine.ascend(bounds, steps, learningRate);
  }
}
