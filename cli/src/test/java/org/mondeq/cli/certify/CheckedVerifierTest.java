package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.certify.Evidence;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bab.CompleteConfig;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.check.format.UnitRows;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Whatever a verifier says, only what the checker accepts is certified or falsified. */
class CheckedVerifierTest {
  private static final int CLASSES = 3;

  @TempDir private Path folder;

  private Referee referee(MonDeq model) {
    Path file = folder.resolve("model.npz");
    ModelFile.write(model, file);
    return new Referee(Npz.bytes(file), new CheckedClassifier(model));
  }

  private static MonDeq model(Random random) {
    return RandomModels.dense(random, 1 + random.nextInt(4), 2 + random.nextInt(6), CLASSES);
  }

  private static InputBox ball(Random random, MonDeq model, double epsilon) {
    double[] pixels = RandomModels.pixels(random, 1, model.inputs()).row(0);
    return InputBox.ball(pixels, epsilon, model.spec().normalization());
  }

  private static int prediction(MonDeq model, InputBox box) {
    return new CheckedClassifier(model).classifyPixels(box.middlePixels()).label();
  }

  private static Verification says(Verdict verdict) {
    return new Verification(verdict, true, "forged", 0);
  }

  private static Verdict.Unknown refused(Verdict verdict, String reason) {
    Verdict.Unknown unknown = assertInstanceOf(Verdict.Unknown.class, verdict);
    assertTrue(unknown.refused(), unknown.toString());
    assertTrue(unknown.reason().startsWith(reason), unknown.reason());
    assertEquals(Double.NEGATIVE_INFINITY, unknown.margin());
    return unknown;
  }

  /** Rows that prove something else, of any size. */
  private static Evidence forged(Random random, int p) {
    double[] point = random.doubles(p, 0, 1).toArray();
    double scale = Math.pow(10, 6 * random.nextDouble() - 3);
    double[] rows = random.doubles((CLASSES - 1L) * p, -scale, scale).toArray();
    int[] leaves = new int[CLASSES - 1];
    Arrays.fill(leaves, Certificate.LEAF);
    UnitRows none = new UnitRows(new int[0], new Multipliers(p, new double[0]), 1);
    return (claim, form) ->
        new Certificate(claim, new Start.NearPoint(point), none, leaves, new Multipliers(p, rows));
  }

  @SeededTest(trials = 60)
  void aForgedProofOfAFalseClaimIsUnknown(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    InputBox box = ball(random, model, 0.1);
    int wrong = (prediction(model, box) + 1) % CLASSES;
    Verifier liar =
        (b, label) ->
            says(new Verdict.Certified(1))
                .withProof(() -> Optional.of(forged(random, model.latent())));
    CheckedVerifier checked = new CheckedVerifier(List.of(liar, liar), referee(model));
    refused(checked.verify(box, wrong).verdict(), "the checker refused the proof: ");
  }

  @SeededTest(trials = 10)
  void aVerdictWithoutEvidenceIsUnknown(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    InputBox box = ball(random, model, 0);
    Verifier silent = (b, label) -> says(new Verdict.Certified(1));
    CheckedVerifier checked = new CheckedVerifier(List.of(silent), referee(model));
    refused(checked.verify(box, prediction(model, box)).verdict(), "no proof");
  }

  /** The label's logit is so large that no input gets another class. */
  private static MonDeq devoted(MonDeq model, int label) {
    Map<String, NpyArray> parameters = model.parameters();
    double[] bias = model.outputBias();
    bias[label] += 1e6;
    parameters.put("v", NpyArray.of(bias, bias.length));
    return MonDeq.of(model.spec(), parameters);
  }

  private static AdversarialExample example(MonDeq model, InputBox box, int label) {
    return assertInstanceOf(
        AdversarialExample.class,
        new CounterexampleJudge(model, new CheckedClassifier(model), label, box)
            .judge(box.center()));
  }

  @SeededTest(trials = 30)
  void aCounterexampleOfAnotherModelIsNone(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    InputBox box = ball(random, model, 0.1);
    int wrong = (prediction(model, box) + 1) % CLASSES;
    Verdict found = new Verdict.Falsified(example(model, box, wrong));
    Verifier liar = (b, label) -> says(found);
    CheckedVerifier checked = new CheckedVerifier(List.of(liar), referee(devoted(model, wrong)));
    refused(checked.verify(box, wrong).verdict(), "the checker refused the counterexample: ");
    Verdict.Falsified accepted =
        assertInstanceOf(
            Verdict.Falsified.class,
            new CheckedVerifier(List.of(liar), referee(model)).verify(box, wrong).verdict());
    assertTrue(accepted.margin() < 0);
    assertTrue(accepted.margin() >= accepted.witness().margin() - accepted.witness().error());
  }

  @SeededTest(trials = 20)
  void aCounterexampleBesideTheBoxIsNone(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    double[] pixels = RandomModels.pixels(random, 1, model.inputs()).row(0);
    InputBox box = InputBox.ball(pixels, 0, model.spec().normalization());
    int wrong = (prediction(model, box) + 1) % CLASSES;
    Verdict found = new Verdict.Falsified(example(model, box, wrong));
    double[] others = pixels.clone();
    others[0] = others[0] > 0.5 ? others[0] - 0.1 : others[0] + 0.1;
    InputBox beside = InputBox.ball(others, 0.05, model.spec().normalization());
    Verifier liar = (b, label) -> says(found);
    CheckedVerifier checked = new CheckedVerifier(List.of(liar), referee(model));
    refused(checked.verify(beside, wrong).verdict(), "the checker refused the counterexample: ");
  }

  @SeededTest(trials = 30)
  void theMarginIsThatOfTheChecker(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    InputBox box = ball(random, model, 0.01 * random.nextDouble());
    int label = prediction(model, box);
    Verifier complete =
        new CompleteVerifier(model, CompleteConfig.defaults(), CompleteVerifier.Limits.none())
            .withEvidence();
    // What the verifier says of the margin does not count.
    Verifier boaster =
        (b, l) -> {
          Verification proved = complete.verify(b, l);
          return proved.verdict() instanceof Verdict.Certified
              ? says(new Verdict.Certified(1e300)).withProof(proved::evidence)
              : proved;
        };
    Verdict verdict =
        new CheckedVerifier(List.of(boaster), referee(model)).verify(box, label).verdict();
    if (verdict instanceof Verdict.Certified certified) {
      double margin = new CheckedClassifier(model).classifyPixels(box.middlePixels()).margin(label);
      assertTrue(certified.margin() <= margin + 1e-9 * Math.max(1, Math.abs(margin)));
    }
  }
}
