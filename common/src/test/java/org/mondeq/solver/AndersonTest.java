package org.mondeq.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class AndersonTest {
  private static final double MONOTONICITY = 1;
  private static final int ROWS = 6;
  private static final StoppingRule TIGHT = new StoppingRule(1e-11, 20_000);

  /** A random W with {@code I − W ⪰ I} and a norm near {@code 4 scale²}. */
  private static Matrix coupling(Random random, int p, double scale) {
    Matrix a = RandomModels.gaussian(random, p, p);
    Matrix b = RandomModels.gaussian(random, p, p);
    for (int i = 0; i < a.size(); i++) {
      a.buffer().put(i, a.buffer().get(i) * scale / Math.sqrt(p));
      b.buffer().put(i, b.buffer().get(i) * scale / Math.sqrt(p));
    }
    return MonDeq.coupling(a, b, MONOTONICITY);
  }

  private static List<OperatorSplitting> accelerated(Matrix w, Anderson anderson) {
    return List.of(
        OperatorSplitting.balanced(w, MONOTONICITY).with(anderson),
        ForwardBackward.tuned(w).with(anderson));
  }

  private static Anderson anderson(Random random) {
    return new Anderson(1 + random.nextInt(8), 1 + random.nextInt(20));
  }

  @SeededTest
  void reachesTheFixpointOfPeacemanRachford(long seed) {
    Random random = new Random(seed);
    Matrix w = coupling(random, 1 + random.nextInt(20), 2);
    Matrix c = RandomModels.gaussian(random, ROWS, w.rows());
    double[] expected =
        OperatorSplitting.balanced(w, MONOTONICITY).forward(c, TIGHT).require().toArray();
    for (OperatorSplitting splitting : accelerated(w, anderson(random))) {
      assertArrayEquals(expected, splitting.forward(c, TIGHT).require().toArray(), 1e-8);
    }
  }

  /** With z the equilibrium for c: ⟨g, dz⟩ = ⟨w, dc⟩ where {@code dz = J (W dz + dc)}. */
  @SeededTest
  void adjointIsTheTransposeOfTheDerivative(long seed) {
    Random random = new Random(seed);
    Matrix w = coupling(random, 1 + random.nextInt(20), 2);
    Matrix z = RandomModels.gaussian(random, ROWS, w.rows());
    Matrix g = RandomModels.gaussian(random, ROWS, w.rows());
    Matrix dc = RandomModels.gaussian(random, ROWS, w.rows());
    PeacemanRachford reversed = OperatorSplitting.balanced(w.transposed(), MONOTONICITY);
    Matrix dz = reversed.adjoint(z, dc, TIGHT).require();
    for (OperatorSplitting splitting : accelerated(w, anderson(random))) {
      Matrix adjoint = splitting.adjoint(z, g, TIGHT).require();
      assertEquals(inner(g, dz), inner(adjoint, dc), 1e-8);
      Matrix image = Blas.product(adjoint, w);
      for (int i = 0; i < g.size(); i++) {
        double expected = z.buffer().get(i) > 0 ? image.buffer().get(i) + g.buffer().get(i) : 0;
        assertEquals(expected, adjoint.buffer().get(i), 1e-8);
      }
    }
  }

  private static double inner(Matrix a, Matrix b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += a.buffer().get(i) * b.buffer().get(i);
    }
    return sum;
  }

  @SeededTest(trials = 10)
  void illConditionedProblemsTakeFewerSteps(long seed) {
    Random random = new Random(seed);
    Matrix w = coupling(random, 30, 10);
    Matrix c = RandomModels.gaussian(random, ROWS, w.rows());
    StoppingRule rule = new StoppingRule(1e-6, 5_000);
    ForwardBackward plain = ForwardBackward.tuned(w);
    ForwardBackward mixed = plain.with(new Anderson(5, 1));
    Matrix z = plain.forward(c, rule).require();
    assertFewer(plain.forward(c, rule), mixed.forward(c, rule));
    assertFewer(plain.adjoint(z, c, rule), mixed.adjoint(z, c, rule));
  }

  private static void assertFewer(Equilibrium plain, Equilibrium mixed) {
    mixed.require();
    assertTrue(
        2 * mixed.iterations() < plain.iterations(),
        mixed.iterations() + " and " + plain.iterations() + " without");
  }

  @SeededTest(trials = 10)
  void solvesThatEndBeforeItBeginsKeepTheirBits(long seed) {
    Random random = new Random(seed);
    Matrix w = coupling(random, 10, 1);
    Matrix c = RandomModels.gaussian(random, ROWS, w.rows());
    StoppingRule rule = new StoppingRule(1e-3, 1_000);
    PeacemanRachford plain = OperatorSplitting.balanced(w, MONOTONICITY);
    Equilibrium expected = plain.forward(c, rule);
    Equilibrium late = plain.with(new Anderson(3, expected.iterations())).forward(c, rule);
    assertArrayEquals(expected.z().toArray(), late.z().toArray());
    assertEquals(expected.iterations(), late.iterations());
  }

  @SeededTest(trials = 10)
  void rowsDoNotInfluenceEachOther(long seed) {
    Random random = new Random(seed);
    Matrix w = coupling(random, 8, 3);
    Matrix c = RandomModels.gaussian(random, ROWS, w.rows());
    for (OperatorSplitting splitting : accelerated(w, new Anderson(3, 1))) {
      double[] together = splitting.forward(c, TIGHT).require().row(2);
      double[] alone = splitting.forward(c.rows(2, 3).copy(), TIGHT).require().row(0);
      assertArrayEquals(alone, together, 1e-9);
    }
  }

  /** A jump by which the residual grows: the row goes back to the plain image of the last one. */
  @Test
  void aMixtureThatIncreasesTheResidualIsTakenBack() {
    AndersonRow row = new AndersonRow(new double[] {0, 0}, 2);
    double[] first = {1, 0};
    row.advance(first);
    assertArrayEquals(new double[] {1, 0}, first, "nothing to mix yet");
    double[] second = {1.5, 0.1};
    row.advance(second);
    assertTrue(second[0] > 1.5, "a mixture goes further: " + second[0]);
    double[] worse = {second[0] + 10, second[1]};
    row.advance(worse);
    assertArrayEquals(new double[] {1.5, 0.1}, worse);
    double[] next = {1.7, 0.1};
    row.advance(next);
    assertTrue(next[0] > 1.7, "mixing begins again: " + next[0]);
  }

  @Test
  void nanIsADivergenceAndNoEndlessLoop() {
    Matrix w = coupling(new Random(1), 4, 2);
    Matrix c = RandomModels.gaussian(new Random(2), 3, 4);
    c.set(1, 0, Double.NaN);
    for (OperatorSplitting splitting : accelerated(w, new Anderson(3, 1))) {
      assertEquals(Equilibrium.Status.DIVERGED, splitting.forward(c, TIGHT).status());
    }
  }

  @Test
  void rejectsAMemoryOfNothing() {
    assertThrows(IllegalArgumentException.class, () -> new Anderson(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Anderson(1, 0));
  }
}
