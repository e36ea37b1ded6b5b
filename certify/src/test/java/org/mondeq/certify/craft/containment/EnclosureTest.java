package org.mondeq.certify.craft.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.ContractiveStepSize;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.SplittingCache;
import org.mondeq.certify.domain.BoxStates;
import org.mondeq.certify.domain.ConsolidatedStates;
import org.mondeq.certify.domain.MZonotope;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SetOracle;
import org.mondeq.certify.domain.SolverStates;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/**
 * Every fixpoint of the box lies in every abstract state after containment, in the slice of its x.
 */
class EnclosureTest {
  private static final double PR_STEP = 0.05;
  private static final double FB_STEP = 0.01;
  private static final int POINTS = 200;
  private static final SearchSchedule SEARCH =
      new SearchSchedule(true, PR_STEP, 3, Double.POSITIVE_INFINITY);

  /** Room for the solver's tolerance. */
  private static final double TOLERANCE = 1e-9;

  private record Problem(MonDeq model, InputBox box, InputSymbols x, SplittingCache splittings) {}

  private static Problem problem(Random random) {
    int q = 2 + random.nextInt(8);
    int p = 2 + random.nextInt(12);
    MonDeq model = RandomModels.dense(random, q, p, 2 + random.nextInt(4));
    double[] pixels = RandomModels.pixels(random, 1, q).row(0);
    double epsilon = 0.1 * random.nextDouble();
    InputBox box = InputBox.ball(pixels, epsilon, model.spec().normalization());
    return new Problem(model, box, InputSymbols.of(box, model), new SplittingCache(model));
  }

  /** Normalised inputs of the box: half of them corners. */
  private static Matrix inputs(InputBox box, Random random) {
    Matrix inputs = Matrix.zeros(POINTS, box.size());
    double[] center = box.center();
    double[] radius = box.radius();
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < box.size(); j++) {
        double nu = i % 2 == 0 ? random.nextInt(2) * 2 - 1 : random.nextDouble() * 2 - 1;
        inputs.set(i, j, center[j] + nu * radius[j]);
      }
    }
    return inputs;
  }

  private static Matrix fixpoints(MonDeq model, Matrix inputs) {
    return OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity())
        .forward(model.injection(inputs), StoppingRule.tight())
        .require();
  }

  private static Optional<RectifiedStates> contained(Problem problem, CraftConfig config) {
    double[] center = fixpoints(problem.model, problem.x.centerRow()).row(0);
    return new ContainmentSearch(config, SEARCH, problem.splittings.peacemanRachford(PR_STEP))
        .run(center, problem.x, new GeneratorBuffers());
  }

  @SeededTest(trials = 60)
  void everyFixpointLiesInEveryStateAfterContainment(long seed) {
    Random random = new Random(seed);
    Problem problem = problem(random);
    Matrix inputs = inputs(problem.box, random);
    Matrix z = fixpoints(problem.model, inputs);
    Optional<RectifiedStates> contained = contained(problem, CraftConfig.published());
    if (contained.isEmpty()) {
      return;
    }
    RectifiedStates state = contained.get();
    assertSlices(problem, state, inputs, z, PR_STEP);
    GeneratorBuffers work = new GeneratorBuffers();
    for (int i = 0; i < 5; i++) {
      state = problem.splittings.peacemanRachford(PR_STEP).step(state, problem.x, work);
      assertSlices(problem, state, inputs, z, PR_STEP);
    }
    Consolidator plain = new Consolidator(Ablation.none());
    for (int i = 0; i < 12; i++) {
      double alpha = 0.005 + 0.05 * random.nextDouble();
      SolverStates from = state;
      if (i % 4 == 3) {
        from = plain.consolidate(state, plain.basis(state));
      }
      state = problem.splittings.forwardBackward(alpha).step(from, problem.x, work);
      assertSlices(problem, state, inputs, z, alpha);
      if (i % 4 == 2) {
        int before = state.set().generators().rows();
        state = state.compact(problem.x.size(), 0.2);
        assertTrue(state.set().generators().rows() <= before);
        assertSlices(problem, state, inputs, z, alpha);
      }
    }
  }

  /** Many steps leave many generators behind, of which compaction spares most and loses little. */
  @SeededTest(trials = 1)
  void compactionSparesGeneratorsAndHardlyWidens(long seed) {
    int spared = 0;
    for (int trial = 0; trial < 10; trial++) {
      Problem problem = problem(new Random(seed + trial));
      Optional<RectifiedStates> contained = contained(problem, CraftConfig.published());
      if (contained.isEmpty()) {
        continue;
      }
      AbstractSplitting splitting = problem.splittings.forwardBackward(0.02);
      RectifiedStates plain = contained.get();
      RectifiedStates compact = contained(problem, CraftConfig.published()).get();
      GeneratorBuffers plainWork = new GeneratorBuffers();
      GeneratorBuffers compactWork = new GeneratorBuffers();
      for (int i = 1; i <= 60; i++) {
        plain = splitting.step(plain, problem.x, plainWork);
        compact = splitting.step(compact, problem.x, compactWork);
        compact = i % 5 == 0 ? compact.compact(problem.x.size(), 1e-3) : compact;
      }
      spared += plain.set().generators().rows() - compact.set().generators().rows();
      for (int j = 0; j < plain.set().size(); j++) {
        double width = plain.bounds().high(j) - plain.bounds().low(j);
        double wider = compact.bounds().high(j) - compact.bounds().low(j);
        assertTrue(wider <= width + 0.02 * problem.model.latent() * (width + 1e-9), "unit " + j);
      }
    }
    assertTrue(spared > 0, spared + " spared");
  }

  private static Stream<Ablation> variants() {
    return Stream.of(Ablation.Domain.values())
        .flatMap(
            domain ->
                Stream.of(
                    new Ablation(domain, null, Optional.empty(), null, null),
                    new Ablation(
                        domain,
                        Ablation.Iteration.FORWARD_BACKWARD,
                        Optional.of(FB_STEP),
                        null,
                        null)))
        .flatMap(
            a ->
                a.domain() == Ablation.Domain.BOX || a.onlyForwardBackward()
                    ? Stream.of(a)
                    : Stream.of(a, new Ablation(a.domain(), null, Optional.empty(), null, true)));
  }

  /** The same law where parts of the method are left out, with a row for each way to do so. */
  @ParameterizedTest
  @MethodSource("variants")
  void everyFixpointLiesInTheStatesOfVariants(Ablation variant) {
    CraftConfig config = CraftConfig.published().withAblation(variant);
    int count = 0;
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      Problem problem = problem(random);
      Matrix inputs = inputs(problem.box, random);
      Matrix z = fixpoints(problem.model, inputs);
      boolean reflecting = !variant.onlyForwardBackward();
      double alpha = reflecting ? PR_STEP : FB_STEP;
      AbstractSplitting splitting =
          reflecting
              ? problem.splittings.peacemanRachford(PR_STEP)
              : problem.splittings.forwardBackward(
                  ContractiveStepSize.of(problem.model, alpha(variant)));
      GeneratorBuffers work = new GeneratorBuffers();
      Optional<RectifiedStates> contained =
          new ContainmentSearch(config, SEARCH, splitting)
              .run(fixpoints(problem.model, problem.x.centerRow()).row(0), problem.x, work);
      if (contained.isPresent()) {
        count++;
        RectifiedStates state = contained.get();
        for (int i = 0; i < 12; i++) {
          assertSlices(problem, state, inputs, z, alpha);
          state = splitting.step(simplified(variant, state, i), problem.x, work);
        }
      }
    }
    assertTrue(count >= 3, "only " + count + " of 30 problems say something");
  }

  private static Optional<Double> alpha(Ablation variant) {
    return variant.forwardBackwardStepSize();
  }

  private static SolverStates simplified(Ablation variant, RectifiedStates state, int step) {
    if (variant.domain() == Ablation.Domain.BOX) {
      return new BoxStates(state.bounds());
    }
    if (step % 4 != 3) {
      return state;
    }
    Consolidator consolidator = new Consolidator(variant);
    boolean joint = !variant.onlyForwardBackward();
    return consolidator.consolidate(
        state, joint ? consolidator.jointBasis(state) : consolidator.basis(state));
  }

  /** The law above says something: nearly all random problems reach containment. */
  @SeededTest(trials = 1)
  void mostRandomProblemsAreContained(long seed) {
    int count = 0;
    for (int i = 0; i < 40; i++) {
      count +=
          contained(problem(new Random(seed + i)), CraftConfig.published()).isPresent() ? 1 : 0;
    }
    assertTrue(count >= 35, count + " of 40");
  }

  /**
   * {@code t*(x) = z + α (W z + U x + b − z)} lies in the slice of the state where the input's
   * symbols have the value of x: both the u of Peaceman-Rachford and the argument of the ReLU of
   * FB.
   */
  private static void assertSlices(
      Problem problem, RectifiedStates state, Matrix inputs, Matrix z, double alpha) {
    MZonotope t = state.set();
    int q = problem.x.size();
    Matrix errors = t.generators().rows(q, t.generators().rows());
    MZonotope rest = new MZonotope(new double[t.size()], errors, new double[t.size()], t.slack());
    double[] radius = new double[t.size()];
    for (int i = 0; i < radius.length; i++) {
      radius[i] = SetOracle.box(rest).high(i);
    }
    Matrix y = problem.model.injection(inputs);
    Blas.addMultiplyTransposed(z, problem.model.coupling(), y);
    for (int n = 0; n < inputs.rows(); n++) {
      for (int i = 0; i < t.size(); i++) {
        double expected = z.get(n, i) + alpha * (y.get(n, i) - z.get(n, i));
        double slice = t.center(i);
        for (int j = 0; j < q; j++) {
          double nu = (inputs.get(n, j) - problem.x.center()[j]) / problem.x.radius(j);
          slice += nu * t.generators().get(j, i);
        }
        double distance = Math.abs(expected - slice);
        assertTrue(distance <= radius[i] + TOLERANCE, "unit " + i + " is off by " + distance);
      }
    }
  }

  /** The fused step encloses what the plain operations of the domain give, and is no wider. */
  @SeededTest
  void theFusedStepEqualsThePlainOne(long seed) {
    Random random = new Random(seed);
    Problem problem = problem(random);
    double[] center = fixpoints(problem.model, problem.x.centerRow()).row(0);
    AbstractSplitting splitting = problem.splittings.forwardBackward(0.02);
    SolverStates start =
        new ConsolidatedStates(
            MZonotope.point(center)
                .consolidate(org.mondeq.certify.domain.Basis.of(Matrix.identity(center.length)))
                .widen(0, 0.1),
            false);
    RectifiedStates fused = splitting.step(start, problem.x, new GeneratorBuffers());
    MZonotope plain = plainStep(problem, ((ConsolidatedStates) start).set().toMZonotope(), 0.02);
    assertSameHull(plain, fused);
  }

  private static void assertSameHull(MZonotope plain, RectifiedStates fused) {
    for (int i = 0; i < plain.size(); i++) {
      assertEquals(SetOracle.box(plain).low(i), fused.bounds().low(i), TOLERANCE);
      assertEquals(SetOracle.box(plain).high(i), fused.bounds().high(i), TOLERANCE);
    }
  }

  /** {@code (1 − α) z + α (W z + U x + b)} by one affine map of (z, x). */
  private static MZonotope plainStep(Problem problem, MZonotope z, double alpha) {
    int p = problem.model.latent();
    int q = problem.model.inputs();
    Matrix map = Matrix.zeros(p, p + q);
    Matrix generators = Matrix.zeros(z.generators().rows() + q, p + q);
    double[] center = new double[p + q];
    double[] box = new double[p + q];
    double[] offset = problem.model.inputBias();
    for (int i = 0; i < p; i++) {
      offset[i] *= alpha;
      center[i] = z.center(i);
      box[i] = z.box(i);
      for (int j = 0; j < p; j++) {
        map.set(i, j, (i == j ? 1 - alpha : 0) + alpha * problem.model.coupling().get(i, j));
      }
      for (int j = 0; j < q; j++) {
        map.set(i, p + j, alpha * problem.model.inputWeights().get(i, j));
      }
      for (int k = 0; k < z.generators().rows(); k++) {
        generators.set(k, i, z.generators().get(k, i));
      }
    }
    for (int j = 0; j < q; j++) {
      center[p + j] = problem.x.center()[j];
      generators.set(z.generators().rows() + j, p + j, problem.x.radius(j));
    }
    return SetOracle.affineMap(new MZonotope(center, generators, box, z.slack()), map, offset);
  }
}
