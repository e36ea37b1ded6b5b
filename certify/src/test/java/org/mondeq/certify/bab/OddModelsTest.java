package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.bab.Decisions.Solved;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;
import org.mondeq.testing.Trials;

/** Models that were made to break the verifier, against enumeration. */
class OddModelsTest {
  private static final int TRIALS = 15;

  private static final Decisions DECISIONS = new Decisions();

  private static Stream<Arguments> problems(Predicate<OddModel> condition) {
    return Arrays.stream(OddModel.values())
        .filter(condition)
        .flatMap(
            kind ->
                LongStream.range(Trials.first(), Trials.first() + Trials.count(TRIALS))
                    .mapToObj(seed -> Arguments.of(kind, seed)));
  }

  static Stream<Arguments> wellConditioned() {
    return problems(OddModel::isWellConditioned);
  }

  /** As drawn, and shifted almost to a tie. */
  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("wellConditioned")
  void decidesAsEnumerationDoes(OddModel kind, long seed) {
    Random random = new Random(seed);
    Solved drawn = Solved.of(kind.problem(random), random);
    double near = Decisions.NEAR_TIE * drawn.scale();
    DECISIONS.decided(drawn, Decisions.WEAK_ATTACK);
    DECISIONS.decided(drawn.shiftedTo(near), Decisions.WEAK_ATTACK);
    DECISIONS.decided(drawn.shiftedTo(-near), Decisions.WEAK_ATTACK);
  }

  static Stream<Arguments> illConditioned() {
    return problems(kind -> !kind.isWellConditioned());
  }

  /** Where fixpoints are only found roughly, what is almost a tie may be left open. */
  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("illConditioned")
  void noVerdictOnAnIllConditionedModelIsWrong(OddModel kind, long seed) {
    Random random = new Random(seed);
    Solved drawn = Solved.of(kind.problem(random), random);
    double near = Decisions.NEAR_TIE * drawn.scale();
    DECISIONS.decided(drawn, Decisions.PATIENT_ATTACK);
    DECISIONS.verdict(drawn.shiftedTo(near), Decisions.PATIENT_ATTACK);
    DECISIONS.verdict(drawn.shiftedTo(-near), Decisions.PATIENT_ATTACK);
  }

  /** States whose squares are too small for doubles. */
  @SeededTest(trials = 100)
  void nothingWrongIsProvedWhereSquaresUnderflow(long seed) {
    Random random = new Random(seed);
    RawModel raw =
        new RawModel(random, 1 + random.nextInt(3), 1 + random.nextInt(6), 2 + random.nextInt(2));
    double tiny = RawModel.power(random, -250, -150);
    RawModel.scale(raw.inputWeights, tiny);
    RawModel.scale(raw.inputBias, tiny);
    RawModel.scale(raw.outputBias, tiny);
    SmallProblem problem =
        SmallProblem.around(raw.model(), RandomModels.pixels(random, 1, raw.inputs), random, 0.6);
    Verdict verdict =
        new CompleteVerifier(problem.model(), Decisions.WEAK_ATTACK, CompleteVerifier.Limits.none())
            .verify(problem.box(), problem.label())
            .verdict();
    if (verdict instanceof Verdict.Certified proof) {
      Matrix samples = problem.samples(random);
      double slack = Decisions.TIE * problem.scale(samples);
      assertTrue(proof.margin() <= ExactMargin.of(problem).value() + slack);
    }
  }

  /** Two classes with the same logit: neither is proved, and neither refutes the other. */
  @SeededTest
  void exactTiesAreLeftOpen(long seed) {
    Random random = new Random(seed);
    RawModel raw = new RawModel(random, 2, 1 + random.nextInt(6), 2);
    System.arraycopy(raw.outputWeights, 0, raw.outputWeights, raw.latent, raw.latent);
    raw.outputBias[1] = raw.outputBias[0];
    SmallProblem problem =
        SmallProblem.around(raw.model(), RandomModels.pixels(random, 1, 2), random, 0.5);
    Verdict verdict =
        new CompleteVerifier(
                problem.model(), CompleteConfig.defaults(), CompleteVerifier.Limits.none())
            .verify(problem.box(), problem.label())
            .verdict();
    assertInstanceOf(Verdict.Unknown.class, verdict);
  }

  @AfterAll
  static void tellWhatWasTried() {
    Trials.report("odd models against enumeration", DECISIONS);
  }
}
