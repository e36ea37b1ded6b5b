package org.mondeq.certify.craft.slopes;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.certify.Evidence;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.certify.craft.Craft;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.check.format.UnitRows;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** The checker accepts the certificates of CRAFT, and nothing that they do not prove. */
class CraftProofTest {
  private static final int MUTATIONS = 20;

  @TempDir private Path folder;

  /** A problem that CRAFT has certified, with an accepted certificate. */
  private record Problem(MonDeq model, InputBox box, int label, Certificate certificate) {
    int p() {
      return model.latent();
    }

    Start.ContainedState state() {
      return (Start.ContainedState) certificate.start();
    }

    Certificate with(Claim claim, Start start, UnitRows units, Multipliers leaves) {
      return new Certificate(claim, start, units, certificate.tree(), leaves);
    }
  }

  private Path file() {
    return folder.resolve("model.npz");
  }

  private static int prediction(MonDeq model, double[] pixels) {
    return new CheckedClassifier(model).classifyPixels(pixels).label();
  }

  private static Claim claim(Path file, InputBox box, int label) {
    return new Claim(Npz.bytes(file).sha256(), label, box.outerLowPixels(), box.outerHighPixels());
  }

  private static MonDeq model(Random random) {
    return random.nextInt(3) > 0
        ? RandomModels.dense(random, 1 + random.nextInt(4), 2 + random.nextInt(6), 3)
        : RandomModels.of(
            random, new Architecture.Convolutional(2, 2, 1, 0, 2), new InputShape(1, 3, 3), 3);
  }

  private Problem problem(Random random) {
    while (true) {
      MonDeq model = model(random);
      double[] pixels = RandomModels.pixels(random, 1, model.inputs()).row(0);
      InputBox box = InputBox.ball(pixels, 0.1 * random.nextDouble(), model.spec().normalization());
      int label = prediction(model, pixels);
      Verification proved = new Craft(model, CraftConfig.published()).verify(box, label);
      if (proved.verdict() instanceof Verdict.Certified) {
        ModelFile.write(model, file());
        Checker checker = new Checker(file());
        Evidence evidence = proved.evidence().orElseThrow();
        for (ProofForm form : ProofForm.values()) {
          Certificate certificate = evidence.certificate(claim(file(), box, label), form);
          if (checker.check(certificate) instanceof Judgement.Accepted) {
            return new Problem(model, box, label, certificate);
          }
        }
        throw new AssertionError("no form is accepted");
      }
    }
  }

  /** Raw pixels of a corner of the box. */
  private static double[] corner(InputBox box, Random random) {
    double[] low = box.lowPixels();
    double[] high = box.highPixels();
    double[] corner = new double[low.length];
    for (int i = 0; i < corner.length; i++) {
      corner[i] = random.nextBoolean() ? low[i] : high[i];
    }
    return corner;
  }

  @SeededTest(trials = 30)
  void everyProofIsAcceptedFromItsFile(long seed) {
    Problem problem = problem(new Random(seed));
    Path file = folder.resolve("certificate.npz");
    problem.certificate.write(file);
    assertInstanceOf(Judgement.Accepted.class, new Checker(file()).check(Certificate.read(file)));
  }

  /** {@code u = z + α (W z + U x + b − z)}. */
  private static double[] fixpointState(Problem problem, double[] pixels) {
    MonDeq model = problem.model;
    double[] z = new CheckedClassifier(model).classifyPixels(pixels).state();
    Matrix inputs = model.spec().normalization().normalize(Matrix.ofRow(pixels));
    double[] u = model.injection(inputs).row(0);
    for (int j = 0; j < u.length; j++) {
      for (int k = 0; k < u.length; k++) {
        u[j] += model.coupling().get(j, k) * z[k];
      }
      u[j] = z[j] + problem.state().stepSize() * (u[j] - z[j]);
    }
    return u;
  }

  /** Sets that lie beside the state of an input, whatever else they are. */
  @SeededTest(trials = 40)
  void setsWithoutAFixpointAreRejected(long seed) {
    Random random = new Random(seed);
    Problem problem = problem(random);
    Checker checker = new Checker(file());
    Start.ContainedState state = problem.state();
    for (int trial = 0; trial < MUTATIONS; trial++) {
      double[] u = fixpointState(problem, corner(problem.box, random));
      int j = random.nextInt(u.length);
      double reach = state.box()[j];
      for (int k = 0; k < u.length; k++) {
        reach += Math.abs(state.generators().values()[k * u.length + j]);
      }
      double[] center = state.center().clone();
      double sign = random.nextBoolean() ? 1 : -1;
      center[j] = u[j] + sign * reach * (1.0001 + random.nextDouble());
      Start moved =
          new Start.ContainedState(
              state.stepSize(),
              center,
              state.generators(),
              state.box(),
              state.stepsToContainment() + random.nextInt(3),
              random.nextInt(3));
      assertInstanceOf(
          Judgement.Rejected.class,
          checker.check(
              problem.with(
                  problem.certificate.claim(),
                  moved,
                  problem.certificate.units(),
                  problem.certificate.leafMultipliers())));
    }
  }

  /** The model with a larger logit for another class, so that a corner of the box gets it. */
  private static MonDeq wrong(Problem problem, Random random) {
    double[] logits =
        new CheckedClassifier(problem.model).classifyPixels(corner(problem.box, random)).logits();
    int other = (problem.label + 1 + random.nextInt(logits.length - 1)) % logits.length;
    double lead = logits[problem.label] - logits[other];
    Map<String, NpyArray> parameters = problem.model.parameters();
    double[] bias = problem.model.outputBias();
    bias[other] += lead + 1e-3 * Math.max(1e-3, Math.abs(lead));
    parameters.put("v", NpyArray.of(bias, bias.length));
    return MonDeq.of(problem.model.spec(), parameters);
  }

  @SeededTest(trials = 40)
  void noProofOfAFalseClaimIsAccepted(long seed) {
    Random random = new Random(seed);
    Problem problem = problem(random);
    Path file = folder.resolve("wrong.npz");
    ModelFile.write(wrong(problem, random), file);
    Checker checker = new Checker(file);
    Claim claim = claim(file, problem.box, problem.label);
    for (int i = 0; i < MUTATIONS; i++) {
      assertInstanceOf(Judgement.Rejected.class, checker.check(mutated(problem, claim, random)));
    }
  }

  private static Certificate mutated(Problem problem, Claim claim, Random random) {
    Start.ContainedState state = problem.state();
    UnitRows units = problem.certificate.units();
    double[] rows = units.multipliers().values().clone();
    double[] leaves = problem.certificate.leafMultipliers().values().clone();
    double[] center = state.center().clone();
    double[] generators = state.generators().values().clone();
    double[] box = state.box().clone();
    double alpha = state.stepSize();
    for (double[] values : List.of(rows, leaves, center, generators, box)) {
      if (random.nextInt(3) == 0) {
        perturb(values, random);
      }
    }
    if (random.nextInt(4) == 0) {
      double factor = random.nextDouble();
      for (int k = 0; k < generators.length; k++) {
        generators[k] *= factor;
      }
    }
    if (random.nextInt(4) == 0) {
      alpha *= 2 * random.nextDouble();
    }
    int p = problem.p();
    return problem.with(
        claim,
        new Start.ContainedState(
            alpha,
            center,
            new Multipliers(p, generators),
            box,
            random.nextInt(2 + state.stepsToContainment()),
            random.nextInt(2 + state.furtherSteps())),
        new UnitRows(units.units(), new Multipliers(p, rows), random.nextInt(8)),
        new Multipliers(p, leaves));
  }

  /** A little, or one bit of one number. */
  private static void perturb(double[] values, Random random) {
    double scale = Math.pow(10, -8 * random.nextDouble());
    if (values.length > 0 && random.nextBoolean()) {
      int i = random.nextInt(values.length);
      long bits = Double.doubleToRawLongBits(values[i]) ^ (1L << random.nextInt(64));
      values[i] = Double.longBitsToDouble(bits);
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= 1 + scale * random.nextGaussian();
    }
  }

  @SeededTest(trials = 10)
  void setsThatNoStepLeadsIntoAreRejected(long seed) {
    Problem problem = problem(new Random(seed));
    Start.ContainedState state = problem.state();
    double[] zeros = new double[problem.p() * problem.p()];
    double[] negative = state.box().clone();
    negative[0] = -1e-9;
    for (Start start :
        List.of(
            new Start.ContainedState(
                state.stepSize(), state.center(), state.generators(), state.box(), 0, 1),
            new Start.ContainedState(
                state.stepSize(),
                state.center(),
                new Multipliers(problem.p(), zeros),
                state.box(),
                state.stepsToContainment(),
                1),
            new Start.ContainedState(
                state.stepSize(),
                state.center(),
                state.generators(),
                negative,
                state.stepsToContainment(),
                1))) {
      assertInstanceOf(
          Judgement.Rejected.class,
          new Checker(file())
              .check(
                  problem.with(
                      problem.certificate.claim(),
                      start,
                      problem.certificate.units(),
                      problem.certificate.leafMultipliers())));
    }
  }
}
