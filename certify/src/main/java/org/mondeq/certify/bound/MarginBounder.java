package org.mondeq.certify.bound;

import java.util.ArrayList;
import java.util.List;
import org.mondeq.linalg.Matrix;
import org.mondeq.spec.InputBox;

/**
 * Bounds the leads of one class over an input box: the public face of the bound engine, for one
 * sample. Not for use by many threads.
 */
public final class MarginBounder {
  private static final double GAIN = 1e-3;
  private static final int ROOT_ROUNDS = 12;

  private final BoundEngine engine;
  private final Matrix directions;
  private final double[] offsets;
  private final int branchingCandidates;

  /**
   * A bounder of {@code directions_i · z + offsets_i} over the fixpoints of a box.
   *
   * @param directions {@code [k × p]}
   * @param offsets {@code [k]}
   * @param branchingCandidates how many units each evaluation proposes for branching
   */
  public MarginBounder(
      BoundModel model,
      InputBox box,
      Matrix directions,
      double[] offsets,
      int branchingCandidates) {
    this.engine = new BoundEngine(InputRegion.of(model.layer(), box));
    this.directions = directions;
    this.offsets = offsets;
    this.branchingCandidates = branchingCandidates;
  }

  /** Bounds of every unit over the whole box, tightened until that gains nothing. */
  public NeuronBounds rootBounds() {
    NeuronBounds bounds = engine.region().firstBounds();
    engine.tightenAll(bounds, GAIN, ROOT_ROUNDS);
    return bounds;
  }

  /** One round of tightening over the open units of several sets of bounds at once. */
  public void tighten(List<NeuronBounds> sets) {
    engine.tightenUnstable(sets);
  }

  /** How many objectives have been bounded so far. */
  public long evaluated() {
    return engine.evaluated();
  }

  /**
   * What is asked of one margin.
   *
   * @param direction the row of the directions
   * @param bounds what is known of the units
   * @param start iterates of an earlier bound of the same direction, or empty
   */
  public record Query(int direction, NeuronBounds bounds, List<double[]> start) {}

  /** Lower bounds of margins, in the order of the queries. */
  public List<MarginBound> bound(List<Query> queries) {
    Objectives batch = engine.margins(queries.size());
    boolean warm = true;
    for (Query query : queries) {
      int row =
          batch.addLinear(
              directions, query.direction(), offsets[query.direction()], query.bounds());
      if (query.start().isEmpty()) {
        warm = false;
      } else {
        batch.warmStart(row, query.start());
      }
    }
    List<MarginBound> results = new ArrayList<>();
    engine.bound(
        batch,
        warm,
        (row, e, g, y) ->
            results.add(
                new MarginBound(
                    batch.lowerBound(row),
                    batch.iterates(row),
                    Branching.candidates(batch.bounds(row), e, branchingCandidates),
                    corner(y))));
    return results;
  }

  /** The corner of the input box that minimises the bound, normalised. */
  private double[] corner(double[] y) {
    InputRegion region = engine.region();
    double[] corner = new double[y.length];
    for (int i = 0; i < corner.length; i++) {
      corner[i] = region.center(i) - Math.signum(y[i]) * region.radius(i);
    }
    return corner;
  }
}
