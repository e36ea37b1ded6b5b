package org.mondeq.certify.craft.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.SpectralStepSizes;
import org.mondeq.certify.craft.step.SplittingCache;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.Resolvent;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Sets of iterates with room for what is left of the way to the fixpoints. */
class ContractionSearchTest {
  private static final int POINTS = 100;
  private static final double TOLERANCE = 1e-9;

  private record Problem(MonDeq model, InputBox box, InputSymbols x, SplittingCache splittings) {}

  private static Problem problem(Random random, double epsilon) {
    int q = 2 + random.nextInt(8);
    MonDeq model = RandomModels.dense(random, q, 2 + random.nextInt(12), 2 + random.nextInt(4));
    double[] pixels = RandomModels.pixels(random, 1, q).row(0);
    InputBox box = InputBox.ball(pixels, epsilon, model.spec().normalization());
    return new Problem(model, box, InputSymbols.of(box, model), new SplittingCache(model));
  }

  private static Matrix fixpoints(MonDeq model, Matrix inputs) {
    return OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity())
        .forward(model.injection(inputs), StoppingRule.tight())
        .require();
  }

  private static ContractionSearch.Outcome outcome(Problem problem, ContractionSearch contraction) {
    double[] center = fixpoints(problem.model, problem.x.centerRow()).row(0);
    return contraction.run(center, problem.x, CraftConfig.published(), new GeneratorBuffers());
  }

  /** {@code u*(x)} lies in the slice of the set that belongs to x, and z* in the bounds of z. */
  @SeededTest(trials = 60)
  void theSetHoldsEveryFixpointInItsSlice(long seed) {
    Random random = new Random(seed);
    Problem problem = problem(random, 0.1 * random.nextDouble());
    for (ContractionSearch contraction :
        ContractionSearch.of(CraftConfig.published(), problem.model, problem.splittings)) {
      RectifiedStates state = outcome(problem, contraction).set().orElseThrow();
      assertSlices(problem, contraction.splitting(), state, random);
    }
  }

  private static void assertSlices(
      Problem problem, AbstractSplitting splitting, RectifiedStates state, Random random) {
    int q = problem.x.size();
    Matrix inputs = Matrix.zeros(POINTS, q);
    for (int n = 0; n < POINTS; n++) {
      for (int j = 0; j < q; j++) {
        double nu = n % 2 == 0 ? random.nextInt(2) * 2 - 1 : random.nextDouble() * 2 - 1;
        inputs.set(n, j, problem.x.center()[j] + nu * problem.x.radius(j));
      }
    }
    Matrix z = fixpoints(problem.model, inputs);
    Matrix image = problem.model.injection(inputs);
    Blas.addMultiplyTransposed(z, problem.model.coupling(), image);
    Matrix rows = state.set().generators();
    for (int n = 0; n < POINTS; n++) {
      for (int i = 0; i < problem.model.latent(); i++) {
        double u = z.get(n, i) + splitting.alpha() * (image.get(n, i) - z.get(n, i));
        double slice = state.set().center(i);
        for (int j = 0; j < q; j++) {
          slice +=
              rows.get(j, i) * (inputs.get(n, j) - problem.x.center()[j]) / problem.x.radius(j);
        }
        double radius = state.set().slack();
        for (int k = q; k < rows.rows(); k++) {
          radius += Math.abs(rows.get(k, i));
        }
        assertTrue(Math.abs(u - slice) <= radius + TOLERANCE, "unit " + i);
        assertTrue(
            state.bounds().low(i) <= u + TOLERANCE && u <= state.bounds().high(i) + TOLERANCE);
      }
    }
  }

  /** The factor is a bound of the norm that a step has, close to it, and below one. */
  @SeededTest
  void theFactorBoundsTheNorm(long seed) {
    Random random = new Random(seed);
    MonDeq model = problem(random, 0.1).model;
    double alpha = 0.01 + 0.2 * random.nextDouble();
    Matrix step = Resolvent.of(model.coupling(), alpha);
    for (int i = 0; i < step.rows(); i++) {
      for (int j = 0; j < step.rows(); j++) {
        step.set(i, j, 2 * step.get(i, j) - (i == j ? 1 : 0));
      }
    }
    double factor = AbstractSplitting.peacemanRachford(model, alpha).factor();
    double norm = Math.sqrt(largestEigenvalue(step));
    assertTrue(norm <= factor && factor <= 1.1 * norm + TOLERANCE, norm + " " + factor);
    assertTrue(factor < 1, "" + factor);
  }

  private static double largestEigenvalue(Matrix a) {
    double[] values = Blas.symmetricEigen(Blas.transposedProduct(a, a)).values();
    return values[values.length - 1];
  }

  /** Without coupling, 1/m forgets the state at once, and is the only candidate. */
  @Test
  void stepSizesComeFromTheSpectrum() {
    MonDeq model = problem(new Random(4), 0.1).model;
    double m = model.spec().monotonicity();
    double largest = Norms.spectralBound(Resolvent.identityMinus(model.coupling()));
    for (double alpha : SpectralStepSizes.of(model)) {
      assertTrue(alpha <= 1.001 / m && alpha >= 0.999 / Math.sqrt(m * largest), "" + alpha);
    }
  }

  /** Units that act on each other so strongly that no set of states can be narrow. */
  @Test
  void setsThatGrowAreGivenUpSoonWithTheReason() {
    MonDeq model =
        RandomModels.of(new Random(1), new Architecture.Dense(24), new InputShape(1, 1, 6), 3, 40);
    double[] pixels = RandomModels.pixels(new Random(7), 1, 6).row(0);
    InputBox box = InputBox.ball(pixels, 0.5, model.spec().normalization());
    Problem problem =
        new Problem(model, box, InputSymbols.of(box, model), new SplittingCache(model));
    for (ContractionSearch contraction :
        ContractionSearch.of(CraftConfig.published(), model, problem.splittings)) {
      ContractionSearch.Outcome outcome = outcome(problem, contraction);
      assertEquals(Optional.empty(), outcome.set());
      assertTrue(outcome.failure().startsWith("the sets of states gr"), outcome.failure());
      assertTrue(outcome.steps() < 60, outcome.steps() + " steps");
    }
  }

  @Test
  void aBoxOfOnePointHasASetToo() {
    Problem problem = problem(new Random(9), 0);
    ContractionSearch contraction =
        ContractionSearch.of(CraftConfig.published(), problem.model, problem.splittings).get(0);
    RectifiedStates state = outcome(problem, contraction).set().orElseThrow();
    assertTrue(state.bounds().meanWidth() < 1e-6, "" + state.bounds().meanWidth());
  }

  @Test
  void contractionTakesNoPeriod() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                CraftConfig.of(
                    Optional.of(CraftConfig.ContainmentBy.CONTRACTION),
                    Optional.empty(),
                    Optional.of(3)));
    assertTrue(e.getMessage().startsWith("containment: expected inclusion"), e.getMessage());
  }
}
