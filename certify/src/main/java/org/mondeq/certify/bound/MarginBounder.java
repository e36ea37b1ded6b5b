package org.mondeq.certify.bound;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.certify.bound.dual.Conjunction;
import org.mondeq.certify.bound.dual.Functions;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.Margin;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.ProofLog;
import org.mondeq.certify.bound.leaf.LeafBound;
import org.mondeq.certify.bound.leaf.LeafBounder;
import org.mondeq.certify.bound.search.Branching;
import org.mondeq.certify.bound.search.SearchedObjectives;
import org.mondeq.certify.bound.search.SlopeSearch;
import org.mondeq.certify.bound.search.WarmStart;
import org.mondeq.certify.domain.Interval;
import org.mondeq.linalg.Matrix;
import org.mondeq.spec.InputBox;

/**
 * Bounds the margins of one class over an input box: the public face of the adjoint bound, for one
 * sample. Not for use by many threads.
 */
public final class MarginBounder {
  private static final double GAIN = 1e-3;
  private static final int ROOT_ROUNDS = 12;
  private static final int COLD_STEPS = 60;
  private static final int WARM_STEPS = 12;

  /** What bounds of margins exceed zero by if a log is kept, relative to that at the centre. */
  private static final double ROOM = 0x1p-8;

  /** Brings bounds close to the linear program of the relaxation; for roots. */
  public static final Ascent THOROUGH = new Ascent(20, 0.3);

  private final InputRegion region;
  private final UnitBounder engine;
  private final Functions functions;
  private final Margin[] singles;
  private final Conjunction[] conjunctions;
  private final SearchedObjectives margins;
  private final SlopeSearch search;
  private final LeafBounder leaves;
  private final double[] room;
  private final Optional<ProofLog> log;

  /**
   * A bounder of {@code directions_i · z + offsets_i} over the fixpoints of a box.
   *
   * @param directions {@code [k × p]}
   * @param offsets {@code [k]}
   */
  public MarginBounder(BoundModel model, InputBox box, Matrix directions, double[] offsets) {
    this(model, box, directions, offsets, Optional.empty());
  }

  /**
   * A bounder that logs what the bounds of units rest on, and tells what positive margins rest on.
   *
   * @param directions {@code [k × p]}
   * @param offsets {@code [k]}
   * @param log empty so far; nothing for neither
   */
  public MarginBounder(
      BoundModel model, InputBox box, Matrix directions, double[] offsets, Optional<ProofLog> log) {
    this(model, box, Functions.single(directions, offsets), log);
  }

  /** The same of groups of functions, each of which is bounded by a sum with weights. */
  public MarginBounder(
      BoundModel model, InputBox box, Functions functions, Optional<ProofLog> log) {
    this.log = log;
    this.region = InputRegion.of(model.layer(), box);
    this.engine = new UnitBounder(region, log);
    this.functions = functions;
    this.singles = functions.margins();
    this.conjunctions = new Conjunction[functions.size()];
    this.room = new double[functions.size()];
    this.margins = new SearchedObjectives(model.layer(), functions.size());
    this.leaves = new LeafBounder(region, log.isPresent());
    this.search = new SlopeSearch(region, margins, SlopeSearch.Memory.of(log.isPresent()));
  }

  /** Bounds of every unit over the whole box, tightened until that gains nothing. */
  public PreStateBounds rootBounds() {
    PreStateBounds bounds = region.firstBounds(log);
    log.ifPresent(kept -> leaveRoom(kept.point()));
    engine.tighten(bounds, GAIN, ROOT_ROUNDS);
    scale(bounds);
    return bounds;
  }

  /** Proofs have to stand rounding of their multipliers: margins are bounded a little further. */
  private void leaveRoom(double[] fixpoint) {
    Matrix z = Matrix.ofRow(fixpoint);
    Matrix x = region.centerRow();
    for (int i = 0; i < room.length; i++) {
      if (functions.isSingle(i)) {
        room[i] = ROOM * Math.abs(functions.of(i, singles)[0].at(z, x, 0));
      }
    }
  }

  /** Takes how far functions range within bounds for their scales, if there are several. */
  private void scale(PreStateBounds bounds) {
    for (int i = 0; i < conjunctions.length; i++) {
      if (!functions.isSingle(i)) {
        Margin[] several = functions.of(i, singles);
        double[] scales = new double[several.length];
        for (int k = 0; k < scales.length; k++) {
          scales[k] = range(several[k], bounds);
        }
        conjunctions[i] = new Conjunction(several, functions.reach(i), scales);
        room[i] = log.isPresent() ? ROOM * ROOM : 0;
      }
    }
  }

  private double range(Margin function, PreStateBounds bounds) {
    double range = 0;
    for (int j = 0; j < bounds.size(); j++) {
      double width = Math.max(0, bounds.high(j)) - Math.max(0, bounds.low(j));
      range += Math.abs(function.coefficient(j)) * width / 2;
    }
    for (int i = 0; i < region.size(); i++) {
      range += Math.abs(function.inputCoefficient(i)) * region.radius(i);
    }
    return range > 0 && Double.isFinite(range) ? range : 1;
  }

  /**
   * The same from what is known of {@code t = z + α (y − z)}, the u of Peaceman-Rachford steps, in
   * place of strong monotonicity.
   *
   * @param hulls bounds that hold of every fixpoint of the box {@code [p]}
   * @param alpha α, positive
   */
  public PreStateBounds rootBounds(List<Interval> hulls, double alpha) {
    PreStateBounds bounds = PreStateBounds.unknown(region.layer().size());
    hulls.forEach(t -> SlopeBounder.intersect(bounds, region.layer(), t, alpha));
    engine.tighten(bounds, GAIN, ROOT_ROUNDS);
    scale(bounds);
    return bounds;
  }

  /** Tightens bounds of units by some steps of ascent for each whose sign is open. */
  public void tighten(PreStateBounds bounds, Ascent ascent) {
    engine.ascend(bounds, ascent.steps(), ascent.learningRate());
  }

  /**
   * What bounds the margins of nodes of trees; it takes the place of this one for them.
   *
   * @param bounds of all nodes; only to be read
   */
  public TreeBounder forTrees(PreStateBounds bounds) {
    return new TreeBounder(this, bounds);
  }

  InputRegion region() {
    return region;
  }

  Functions functions() {
    return functions;
  }

  /** The margin of a direction; for a conjunction, the sum with the weights of a start's shares. */
  Margin margin(int direction, Optional<double[]> shares) {
    if (functions.isSingle(direction)) {
      return functions.of(direction, singles)[0];
    }
    Conjunction conjunction = conjunctions[direction];
    return conjunction.at(conjunction.weights(shares.orElseGet(conjunction::even)));
  }

  /** The conjunction of a direction, if it is one of several functions. */
  Optional<Conjunction> conjunction(int direction) {
    return Optional.ofNullable(conjunctions[direction]);
  }

  /** The weights of shares, if the functions of a direction are several. */
  Optional<double[]> weights(int direction, Optional<double[]> shares) {
    return conjunction(direction).map(of -> of.weights(shares.orElseGet(of::even)));
  }

  /** What the bound of a margin should exceed zero by. */
  double room(int direction) {
    return room[direction];
  }

  boolean isLogged() {
    return log.isPresent();
  }

  /**
   * How long bounds are improved.
   *
   * @param steps steps of ascent, at most
   * @param learningRate of the first one
   */
  public record Ascent(int steps, double learningRate) {}

  /**
   * What is asked of one margin.
   *
   * @param direction the row of the directions
   * @param bounds what is known of the units
   * @param start where an earlier search for the same direction ended, if there was one
   */
  public record Query(int direction, PreStateBounds bounds, Optional<WarmStart> start) {}

  /**
   * Lower bounds of margins, in the order of the queries; each is improved until it is positive or
   * its steps have run out.
   */
  public List<MarginBound> bound(List<Query> queries, Ascent ascent) {
    MarginBound[] results = new MarginBound[queries.size()];
    search.start(write(queries) ? WARM_STEPS : COLD_STEPS);
    int[] rows = takePositive(IntStream.range(0, results.length).toArray(), results, queries, 1);
    for (int step = 1; step <= ascent.steps() && rows.length > 0; step++) {
      search.ascend(ascent.learningRate());
      rows = takePositive(rows, results, queries, step == ascent.steps() ? 0 : 1);
    }
    double[] best = search.best();
    for (int i = 0; i < rows.length; i++) {
      results[rows[i]] = open(i, best[i]);
    }
    return List.of(results);
  }

  /** Fills the batch; whether every row has where to start from. */
  private boolean write(List<Query> queries) {
    margins.clear(queries.size());
    boolean warm = true;
    for (Query query : queries) {
      int row = add(query.direction(), query.bounds());
      query.start().ifPresent(start -> margins.start(row, start));
      warm &= query.start().isPresent();
    }
    return warm;
  }

  private int add(int direction, PreStateBounds bounds) {
    return functions.isSingle(direction)
        ? margins.addMargin(functions.of(direction, singles)[0], bounds)
        : margins.addConjunction(conjunctions[direction], bounds);
  }

  /**
   * Removes the rows that are proved, and returns which query each of the others belongs to.
   *
   * @param part of the room that proofs are to have
   */
  private int[] takePositive(int[] rows, MarginBound[] results, List<Query> queries, double part) {
    double[] best = search.best();
    for (int row = 0; row < best.length; row++) {
      int direction = queries.get(rows[row]).direction();
      if (best[row] > part * room[direction]) {
        results[rows[row]] =
            MarginBound.positive(
                best[row], search.multipliers(row), weights(direction, search.shares(row)));
      }
    }
    return search.keepOpen(rows, i -> results[i] != null);
  }

  private MarginBound open(int row, double value) {
    int unit = Branching.unit(margins.bounds(row), search.e().row(row));
    return MarginBound.open(
        value, new MarginBound.Open(margins.state(row), unit, region.corner(search.pulled(), row)));
  }

  /**
   * Solves the linear program that a margin is where no unit is open.
   *
   * @throws IllegalArgumentException if a unit is open
   */
  public LeafBound boundLeaf(int direction, PreStateBounds bounds) {
    return functions.isSingle(direction)
        ? leaves.bound(functions.of(direction, singles)[0], bounds)
        : leaves.bound(conjunctions[direction], bounds);
  }
}
