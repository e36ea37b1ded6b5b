package org.mondeq.certify.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.certify.bound.MarginBounder.Ascent;
import org.mondeq.certify.bound.MarginBounder.Query;
import org.mondeq.certify.bound.dual.Conjunction;
import org.mondeq.certify.bound.dual.Margin;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.leaf.LeafBound;
import org.mondeq.certify.bound.search.Branching;
import org.mondeq.certify.bound.search.ReducedLayer;
import org.mondeq.certify.bound.search.ReducedRegion;
import org.mondeq.certify.bound.search.SearchedObjectives;
import org.mondeq.certify.bound.search.SlopeSearch;
import org.mondeq.certify.bound.search.UnitStarts;
import org.mondeq.certify.bound.search.WarmStart;

/**
 * Bounds margins at the nodes of trees of one sample: multipliers are searched for on the {@link
 * ReducedLayer} of the units that are open at the root, and evaluated on the whole layer. Not for
 * use by many threads.
 */
public final class TreeBounder {
  private static final int WARM_STEPS = 12;

  private final MarginBounder root;
  private final ReducedLayer layer;
  private final ReducedRegion region;
  private final LiftedBound lifted;
  private final Margin[] reduced;
  private final SearchedObjectives batch;
  private final SlopeSearch search;
  private final CutoffTightener tightener;

  TreeBounder(MarginBounder root, PreStateBounds bounds) {
    this.root = root;
    this.layer = new ReducedLayer(root.region().layer(), bounds);
    this.region = new ReducedRegion(root.region(), layer);
    this.lifted = new LiftedBound(root.region(), layer, root.isLogged());
    this.reduced = layer.reduce(root.functions());
    this.batch = new SearchedObjectives(layer, 0);
    this.search = new SlopeSearch(region, batch, SlopeSearch.Memory.MULTIPLIERS);
    this.tightener = new CutoffTightener(region, lifted, root.isLogged());
  }

  /** Where a search may start that has begun before the trees. */
  public WarmStart start(WarmStart beforeTrees) {
    return beforeTrees.of(layer.units());
  }

  /** The memory that a node's start takes, in bytes. */
  public long bytesOfStart() {
    return WarmStart.bytes(layer.size());
  }

  /**
   * As {@link MarginBounder#bound}, for queries whose starts are those of nodes.
   *
   * @param queries none without a start
   */
  public List<MarginBound> bound(List<Query> queries, Ascent ascent) {
    MarginBound[] results = new MarginBound[queries.size()];
    batch.clear(queries.size());
    for (Query query : queries) {
      int row = add(query.direction(), layer.restrict(query.bounds()));
      batch.start(row, query.start().orElseThrow());
    }
    search.start(WARM_STEPS);
    int[] rows = IntStream.range(0, results.length).toArray();
    rows = takePositive(rows, results, queries);
    for (int step = 0; step < ascent.steps() && rows.length > 0; step++) {
      search.ascend(ascent.learningRate());
      rows = takePositive(rows, results, queries);
    }
    evaluate(IntStream.range(0, rows.length).toArray(), rows, queries);
    for (int i = 0; i < rows.length; i++) {
      double value = lifted.lowerBound(i);
      results[rows[i]] =
          value > 0 ? positive(i, queries.get(rows[i]).direction(), i) : open(i, value);
    }
    return List.of(results);
  }

  /** Removes the rows that are proved, and returns which query each of the others belongs to. */
  private int[] takePositive(int[] rows, MarginBound[] results, List<Query> queries) {
    double[] best = search.best();
    int[] likely =
        IntStream.range(0, best.length)
            .filter(row -> best[row] > root.room(queries.get(rows[row]).direction()))
            .toArray();
    if (likely.length == 0) {
      return rows;
    }
    evaluate(likely, rows, queries);
    for (int i = 0; i < likely.length; i++) {
      if (lifted.lowerBound(i) > 0) {
        results[rows[likely[i]]] = positive(i, queries.get(rows[likely[i]]).direction(), likely[i]);
      }
    }
    return search.keepOpen(rows, i -> results[i] != null);
  }

  /** Evaluates the best multipliers of some rows of the search. */
  private void evaluate(int[] some, int[] rows, List<Query> queries) {
    List<LiftedBound.Row> lifts = new ArrayList<>();
    for (int row : some) {
      Query query = queries.get(rows[row]);
      double[] f = search.multipliers(row).orElseThrow();
      double[] known = f.length == 0 ? new double[layer.size()] : f;
      Margin whole = root.margin(query.direction(), search.shares(row));
      lifts.add(new LiftedBound.Row(-1, 0, whole, 1, query.bounds(), known));
    }
    lifted.evaluate(lifts);
  }

  private int add(int direction, PreStateBounds bounds) {
    Margin[] functions = root.functions().of(direction, reduced);
    return functions.length == 1
        ? batch.addMargin(functions[0], bounds)
        : batch.addConjunction(reduced(direction), bounds);
  }

  private Conjunction reduced(int direction) {
    return root.conjunction(direction).orElseThrow().of(root.functions().of(direction, reduced));
  }

  /** What row i of an evaluation of rows of the search has proved. */
  private MarginBound positive(int i, int direction, int rowOfSearch) {
    return MarginBound.positive(
        lifted.lowerBound(i),
        lifted.multipliers(i),
        root.weights(direction, search.shares(rowOfSearch)));
  }

  private MarginBound open(int row, double value) {
    int unit = Branching.unit(batch.bounds(row), search.e().row(row));
    return MarginBound.open(
        value,
        new MarginBound.Open(
            batch.state(row),
            unit < 0 ? unit : layer.units()[unit],
            region.corner(search.pulled(), row)));
  }

  /** As {@link MarginBounder#boundLeaf}. */
  public LeafBound boundLeaf(int direction, PreStateBounds bounds) {
    return root.boundLeaf(direction, bounds);
  }

  /** The weights of shares, if the functions of a direction are several. */
  public Optional<double[]> weights(int direction, Optional<double[]> shares) {
    return root.weights(direction, shares);
  }

  /**
   * Begins to tighten bounds of units for those fixpoints where a margin is at most a cutoff: of
   * several functions, the sum with the weights of their shares.
   *
   * @param cutoff the margin that is enough, at least 0
   * @param within changed by every round
   * @param shares the node's; nothing where there is one function
   * @param starts where an earlier one for the same direction ended, if there was one
   */
  public CutoffTightener tightener(
      int direction,
      double cutoff,
      PreStateBounds within,
      Optional<double[]> shares,
      Optional<UnitStarts> starts) {
    Margin whole = root.margin(direction, shares);
    Margin part =
        root.weights(direction, shares)
            .map(weights -> reduced(direction).at(weights))
            .orElseGet(() -> root.functions().of(direction, reduced)[0]);
    tightener.begin(within, whole.below(cutoff), part.minus(cutoff), starts);
    return tightener;
  }
}
