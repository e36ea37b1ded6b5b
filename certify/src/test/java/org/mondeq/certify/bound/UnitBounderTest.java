package org.mondeq.certify.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.certify.bound.dual.DualBound;
import org.mondeq.certify.bound.dual.ExplicitLayer;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.Margin;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.leaf.LeafProgram;
import org.mondeq.certify.bound.search.SearchedObjectives;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class UnitBounderTest {
  private static final double SOLVER = 1e-9;
  private static final int POINTS = 200;

  private record Problem(ExplicitLayer layer, InputRegion region, Matrix z, Matrix r) {}

  /**
   * A random model and box with the states z and r of random points of it, half of them corners.
   */
  private static Problem problem(Random random) {
    int q = 1 + random.nextInt(6);
    MonDeq model = RandomModels.dense(random, q, 1 + random.nextInt(12), 2);
    ExplicitLayer layer = new ExplicitLayer(model);
    double[] pixels = RandomModels.pixels(random, 1, q).row(0);
    InputBox box = InputBox.ball(pixels, 0.2 * random.nextDouble(), model.spec().normalization());
    Matrix x = Matrix.zeros(POINTS, q);
    for (int i = 0; i < x.size(); i++) {
      double nu = i / q % 2 == 0 ? random.nextInt(2) * 2 - 1 : random.nextDouble() * 2 - 1;
      x.buffer().put(i, box.center()[i % q] + nu * box.radius()[i % q]);
    }
    Matrix z = layer.solver().forward(model.injection(x), StoppingRule.tight()).require();
    Matrix r = Blas.productTransposed(x, layer.input());
    Blas.addMultiplyTransposed(z, layer.coupling(), r);
    for (int i = 0; i < r.size(); i++) {
      r.buffer().put(i, r.buffer().get(i) + layer.bias()[i % r.cols()]);
    }
    return new Problem(layer, InputRegion.of(layer, box), z, r);
  }

  private static void assertEncloses(PreStateBounds bounds, Matrix r) {
    for (int n = 0; n < r.rows(); n++) {
      for (int j = 0; j < r.cols(); j++) {
        assertTrue(bounds.low(j) <= r.get(n, j) + SOLVER, "unit " + j + " below");
        assertTrue(r.get(n, j) - SOLVER <= bounds.high(j), "unit " + j + " above");
      }
    }
  }

  /** The reformulation itself: {@code z = ReLU(r)} at every fixpoint. */
  @SeededTest
  void theLayerWithoutSelfLoopsHasTheSameFixpoints(long seed) {
    Problem problem = problem(new Random(seed));
    for (int i = 0; i < problem.z.size(); i++) {
      assertEquals(problem.z.buffer().get(i), Math.max(0, problem.r.buffer().get(i)), SOLVER);
    }
  }

  @SeededTest(trials = 60)
  void boundsOfUnitsEncloseEveryFixpointAndOnlyTighten(long seed) {
    Problem problem = problem(new Random(seed));
    PreStateBounds bounds = problem.region.firstBounds();
    assertEncloses(bounds, problem.r);
    PreStateBounds first = bounds.copy();
    UnitBounder engine = new UnitBounder(problem.region);
    engine.tighten(bounds, 1e-3, 10);
    assertEncloses(bounds, problem.r);
    engine.ascend(bounds, 5, 0.3);
    assertEncloses(bounds, problem.r);
    for (int j = 0; j < bounds.size(); j++) {
      assertTrue(bounds.low(j) >= first.low(j) && bounds.high(j) <= first.high(j));
    }
  }

  /** Soundness does not depend on the multipliers: random ones give true bounds. */
  @SeededTest(trials = 60)
  void everyMultiplierGivesATrueBound(long seed) {
    Random random = new Random(seed);
    Problem problem = problem(random);
    int p = problem.layer.size();
    PreStateBounds bounds = problem.region.firstBounds();
    Matrix c = RandomModels.gaussian(random, 3, p);
    SearchedObjectives batch = new SearchedObjectives(problem.layer, 16);
    for (int i = 0; i < 3; i++) {
      batch.addLinear(c, i, 0.5, bounds);
    }
    batch.addUnit(random.nextInt(p), 1, bounds);
    batch.addUnit(random.nextInt(p), -1, bounds);
    double scale = Math.pow(10, random.nextInt(5) - 2);
    for (int row = 0; row < batch.size(); row++) {
      double[] f = random.doubles(p, -scale, scale).toArray();
      batch.f().setRow(row, f);
    }
    new DualBound(problem.region).evaluate(batch);
    for (int n = 0; n < POINTS; n++) {
      for (int row = 0; row < batch.size(); row++) {
        double value = batch.offset(row);
        for (int j = 0; j < p; j++) {
          value += batch.coefficient(row, j) * problem.z.get(n, j);
        }
        if (batch.unit(row) >= 0) {
          value += batch.sign(row) * problem.r.get(n, batch.unit(row));
        }
        assertTrue(batch.lowerBound(row) <= value + SOLVER * (1 + scale), "row " + row);
      }
    }
  }

  @Test
  void multipliersThatAreNotNumbersProveNothing() {
    Problem problem = problem(new Random(4));
    SearchedObjectives batch = new SearchedObjectives(problem.layer, 1);
    batch.addUnit(0, 1, problem.region.firstBounds());
    double[] nan = new double[problem.layer.size()];
    nan[0] = Double.NaN;
    batch.f().setRow(0, nan);
    new DualBound(problem.region).evaluate(batch);
    assertEquals(Double.NEGATIVE_INFINITY, batch.lowerBound(0));
  }

  /** On a box of one point the bounds meet the fixpoint. */
  @SeededTest
  void boundsOfAPointAreThePoint(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, 3, 6, 2);
    ExplicitLayer layer = new ExplicitLayer(model);
    InputBox point =
        InputBox.ball(RandomModels.pixels(random, 1, 3).row(0), 0, model.spec().normalization());
    PreStateBounds bounds = InputRegion.of(layer, point).firstBounds();
    for (int j = 0; j < 6; j++) {
      assertTrue(bounds.high(j) - bounds.low(j) < 1e-9, "width of unit " + j);
    }
  }

  @Test
  void aLeafProgramNeedsKnownSigns() {
    Problem problem = problem(new Random(2));
    int p = problem.layer.size();
    double[] low = new double[p];
    double[] high = new double[p];
    java.util.Arrays.fill(low, -1);
    java.util.Arrays.fill(high, 1);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LeafProgram(problem.region)
                .solve(
                    new Margin(org.mondeq.linalg.Matrix.zeros(1, p), 0, 0),
                    new PreStateBounds(low, high),
                    1e4));
  }
}
