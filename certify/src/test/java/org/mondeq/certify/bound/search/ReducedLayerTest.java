package org.mondeq.certify.bound.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.mondeq.certify.bound.BoundProblem;
import org.mondeq.certify.bound.CutoffTightener;
import org.mondeq.certify.bound.LiftedBound;
import org.mondeq.certify.bound.MarginBounder;
import org.mondeq.certify.bound.dual.Margin;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** The part of a layer that trees are searched on stands for the whole layer. */
class ReducedLayerTest {
  private static final int POINTS = 8;
  private static final double TOLERANCE = 1e-8;

  /** A problem of which some units are open, some active and some zero, as far as it has any. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Reduced(BoundProblem problem, Matrix directions, double[] offsets) {
    static Reduced of(long seed) {
      BoundProblem problem = BoundProblem.of(seed);
      for (long more = 1; problem.bounds().unstable() == 0; more++) {
        problem = BoundProblem.of(seed + 1_000_003 * more);
      }
      Matrix directions = RandomModels.gaussian(problem.random(), 3, problem.latent());
      return new Reduced(problem, directions, problem.random().doubles(3).toArray());
    }

    ReducedLayer layer() {
      return new ReducedLayer(problem.model().layer(), problem.bounds());
    }
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, TOLERANCE * (1 + Math.abs(expected)));
  }

  /** {@code r_O} and the margins of fixpoints are what the open units and the input say. */
  @SeededTest(trials = 50)
  void fixpointsSolveTheReducedLayer(long seed) {
    Reduced reduced = Reduced.of(seed);
    BoundProblem problem = reduced.problem;
    ReducedLayer layer = reduced.layer();
    Margin[] margins = layer.reduce(reduced.directions, reduced.offsets);
    Matrix x = problem.inputs(POINTS);
    Matrix z = problem.states(x);
    Matrix r = problem.units(x, z);
    int[] open = layer.units();
    for (int i = 0; i < POINTS; i++) {
      Matrix state = Matrix.zeros(1, open.length);
      for (int j = 0; j < open.length; j++) {
        state.set(0, j, z.get(i, open[j]));
      }
      for (int j = 0; j < open.length; j++) {
        double sum = layer.bias()[j];
        for (int k = 0; k < open.length; k++) {
          sum += layer.coupling().get(j, k) * state.get(0, k);
        }
        for (int k = 0; k < x.cols(); k++) {
          sum += layer.input().get(j, k) * x.get(i, k);
        }
        assertClose(r.get(i, open[j]), sum);
      }
      for (int row = 0; row < margins.length; row++) {
        double whole = new Margin(reduced.directions, row, reduced.offsets[row]).at(z, x, i);
        assertClose(whole, margins[row].at(state, Matrix.ofRow(x.row(i)), 0));
      }
    }
  }

  /** Multipliers that are lifted prove what they prove on the reduced layer. */
  @SeededTest(trials = 50)
  void liftedMultipliersProveTheSame(long seed) {
    Reduced reduced = Reduced.of(seed);
    BoundProblem problem = reduced.problem;
    ReducedLayer layer = reduced.layer();
    ReducedRegion region = new ReducedRegion(problem.region(), layer);
    Margin[] margins = layer.reduce(reduced.directions, reduced.offsets);
    PreStateBounds open = layer.restrict(problem.bounds());
    SearchedObjectives batch = new SearchedObjectives(layer, margins.length + 2 * layer.size());
    List<LiftedBound.Row> rows = new ArrayList<>();
    for (Margin margin : margins) {
      batch.addMargin(margin, open);
    }
    for (int j = 0; j < layer.size(); j++) {
      batch.addUnit(j, 1, open, margins[0]);
      batch.addUnit(j, -1, open, margins[0]);
    }
    SlopeSearch search = new SlopeSearch(region, batch, SlopeSearch.Memory.MULTIPLIERS);
    search.start();
    for (int step = 0; step < 3; step++) {
      search.ascend(0.3);
    }
    for (int row = 0; row < batch.size(); row++) {
      boolean isUnit = batch.unit(row) >= 0;
      int of = isUnit ? 0 : row;
      rows.add(
          new LiftedBound.Row(
              isUnit ? layer.units()[batch.unit(row)] : -1,
              batch.sign(row),
              new Margin(reduced.directions, of, reduced.offsets[of]),
              search.price(row),
              problem.bounds(),
              search.multipliers(row).orElseThrow()));
    }
    LiftedBound lifted = new LiftedBound(problem.region(), layer, false);
    lifted.evaluate(rows);
    double[] found = search.best();
    for (int row = 0; row < found.length; row++) {
      assertClose(found[row], lifted.lowerBound(row));
    }
  }

  /** Bounds up to a cutoff hold at every fixpoint whose margin is at most the cutoff. */
  @SeededTest(trials = 50)
  void noFixpointBelowTheCutoffEscapes(long seed) {
    Reduced reduced = Reduced.of(seed);
    BoundProblem problem = reduced.problem;
    MarginBounder bounder =
        new MarginBounder(problem.model(), problem.box(), reduced.directions, reduced.offsets);
    PreStateBounds bounds = problem.bounds().copy();
    Matrix x = problem.inputs(200);
    Matrix z = problem.states(x);
    Matrix r = problem.units(x, z);
    Margin margin = new Margin(reduced.directions, 0, reduced.offsets[0]);
    double cutoff = Math.abs(margin.at(z, x, 0)) + 0.01;
    CutoffTightener tightener =
        bounder
            .forTrees(problem.bounds())
            .tightener(0, cutoff, bounds, java.util.Optional.empty(), java.util.Optional.empty());
    for (int round = 0; round < 4; round++) {
      tightener.round();
    }
    for (int i = 0; i < x.rows(); i++) {
      if (margin.at(z, x, i) <= cutoff) {
        for (int j = 0; j < problem.latent(); j++) {
          double slack = TOLERANCE * (1 + Math.abs(r.get(i, j)));
          assertTrue(bounds.low(j) <= r.get(i, j) + slack, "unit " + j + " is below its bound");
          assertTrue(bounds.high(j) >= r.get(i, j) - slack, "unit " + j + " is above its bound");
        }
      }
    }
  }
}
