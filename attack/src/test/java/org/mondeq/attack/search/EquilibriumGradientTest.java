package org.mondeq.attack.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

final class EquilibriumGradientTest {
  private static final int ROWS = 4;
  private static final int INPUTS = 6;
  private static final StoppingRule TIGHT = StoppingRule.tight();
  private static final double STEP = 1e-5;
  private static final double AGREEMENT = 1e-6;

  @SeededTest
  void gradientIsThatOfCentralDifferences(long seed) {
    Random random = new Random(seed);
    assertGradient(RandomModels.dense(random, INPUTS, 12, 5), random);
  }

  private static void assertGradient(MonDeq model, Random random) {
    Matrix inputs = RandomModels.gaussian(random, ROWS, INPUTS);
    Matrix directions = RandomModels.gaussian(random, ROWS, 5);
    EquilibriumGradient equilibrium = tight(model);
    Matrix gradient = Matrix.zeros(ROWS, INPUTS);

    equilibrium.logits(inputs, TIGHT);
    equilibrium.gradient(Blas.product(directions, model.outputWeights()), gradient);

    Matrix differences = centralDifferences(equilibrium, inputs, directions);
    for (int row = 0; row < ROWS; row++) {
      double norm = Norms.euclidean(gradient.row(row));
      assertTrue(norm > 0, "a zero gradient proves nothing");
      assertArrayEquals(differences.row(row), gradient.row(row), AGREEMENT * norm);
    }
  }

  @SeededTest(trials = 5)
  void gradientOfAConvolutionalModelIsThatOfCentralDifferences(long seed) {
    Random random = new Random(seed);
    InputShape shape = new InputShape(1, 2, 3);
    MonDeq model = RandomModels.of(random, new Architecture.Convolutional(2, 2, 1, 1, 1), shape, 5);
    assertGradient(model, random);
  }

  /** From iterates that are not zero, those of an equilibrium at zero shrink for ever. */
  @Test
  void equilibriaAtZeroAreFoundFromAnywhere() {
    MonDeq model = unbiased(RandomModels.dense(new Random(3), INPUTS, 12, 5));
    StoppingRule rule = new StoppingRule(1e-3, 60);
    EquilibriumGradient equilibrium = new EquilibriumGradient(model, balanced(model), rule, ROWS);
    equilibrium.logits(RandomModels.gaussian(new Random(4), ROWS, INPUTS), rule);
    Matrix gradient = Matrix.zeros(ROWS, INPUTS);
    equilibrium.gradient(RandomModels.gaussian(new Random(5), ROWS, 12), gradient);

    Matrix logits = equilibrium.logits(Matrix.zeros(ROWS, INPUTS), rule);
    equilibrium.gradient(Matrix.zeros(ROWS, 12), gradient);

    assertArrayEquals(model.outputBias(), logits.row(0));
    assertArrayEquals(new double[INPUTS], gradient.row(0));
  }

  private static MonDeq unbiased(MonDeq model) {
    var parameters = model.parameters();
    parameters.put("b", NpyArray.of(new double[model.latent()], model.latent()));
    return MonDeq.of(model.spec(), parameters);
  }

  @SeededTest(trials = 5)
  void seriesEndsWhereASingleSolveEnds(long seed) {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, INPUTS, 12, 5);
    Matrix g = RandomModels.gaussian(random, ROWS, 12);
    EquilibriumGradient series = tight(model);
    Matrix warm = Matrix.zeros(ROWS, INPUTS);
    series.logits(RandomModels.gaussian(random, ROWS, INPUTS), TIGHT);
    series.gradient(RandomModels.gaussian(random, ROWS, 12), warm);
    Matrix inputs = RandomModels.gaussian(random, ROWS, INPUTS);

    series.logits(inputs, TIGHT);
    series.gradient(g, warm);

    EquilibriumGradient single = tight(model);
    Matrix cold = Matrix.zeros(ROWS, INPUTS);
    single.logits(inputs, TIGHT);
    single.gradient(g, cold);
    assertArrayEquals(cold.toArray(), warm.toArray(), 1e-9);
  }

  /** A search may go on from a state near the fixpoint: what it finds is checked by others. */
  @Test
  void goesOnWhereTheSolverDoesNotConverge() {
    MonDeq model = RandomModels.dense(new Random(1), INPUTS, 12, 5);
    EquilibriumGradient equilibrium = new EquilibriumGradient(model, balanced(model), TIGHT, 1);
    Matrix logits = equilibrium.logits(Matrix.zeros(1, INPUTS), new StoppingRule(1e-12, 1));
    assertTrue(Arrays.stream(logits.toArray()).allMatch(Double::isFinite));
  }

  /** The model's logits are piecewise linear in the input, so that no error depends on STEP. */
  private static Matrix centralDifferences(
      EquilibriumGradient equilibrium, Matrix inputs, Matrix directions) {
    Matrix result = Matrix.zeros(ROWS, INPUTS);
    for (int j = 0; j < INPUTS; j++) {
      double[] up = values(equilibrium, shifted(inputs, j, STEP), directions);
      double[] down = values(equilibrium, shifted(inputs, j, -STEP), directions);
      for (int row = 0; row < ROWS; row++) {
        result.set(row, j, (up[row] - down[row]) / (2 * STEP));
      }
    }
    return result;
  }

  private static Matrix shifted(Matrix inputs, int j, double step) {
    Matrix result = inputs.copy();
    for (int row = 0; row < ROWS; row++) {
      result.set(row, j, result.get(row, j) + step);
    }
    return result;
  }

  private static double[] values(EquilibriumGradient equilibrium, Matrix x, Matrix directions) {
    Matrix logits = equilibrium.logits(x, TIGHT);
    double[] values = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < logits.cols(); i++) {
        values[row] += directions.get(row, i) * logits.get(row, i);
      }
    }
    return values;
  }

  private static EquilibriumGradient tight(MonDeq model) {
    return new EquilibriumGradient(model, balanced(model), TIGHT, ROWS);
  }

  private static PeacemanRachford balanced(MonDeq model) {
    return OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
  }
}
