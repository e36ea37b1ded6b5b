package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.attack.example.CounterexampleWriter;
import org.mondeq.attack.example.Prediction;
import org.mondeq.check.format.Ball;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Counterexample;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;
import org.mondeq.testing.Exact;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Adversarial examples are accepted as they are written, and not where they say too much. */
class CounterexampleTest {
  private static final int CLASSES = 3;
  private static final int FLIPS = 30;

  @TempDir private Path folder;

  /** An example with the logits of its input. */
  private record Solved(Counterexample example, Prediction prediction) {
    Counterexample with(Claim claim, double[] pixels, int shown, double[] fixpoint) {
      return new Counterexample(claim, pixels, shown, fixpoint);
    }

    Claim claim() {
      return example.claim();
    }

    /** What the shown class truly leads the label by. */
    double lead(Counterexample other) {
      double[] logits = prediction.logits();
      return logits[other.prediction()] - logits[other.claim().label()];
    }
  }

  private Path file() {
    return folder.resolve("model.npz");
  }

  private Path witness() {
    return folder.resolve("witness.npz");
  }

  private Solved solved(Random random) {
    MonDeq model =
        RandomModels.dense(random, 1 + random.nextInt(4), 1 + random.nextInt(7), CLASSES);
    ModelFile.write(model, file());
    double[] pixels = RandomModels.pixels(random, 1, model.inputs()).row(0);
    Norm norm = List.of(Norm.INF, Norm.TWO, Norm.ONE).get(random.nextInt(3));
    InputBox box =
        InputBox.ball(pixels, 0.1 * random.nextDouble(), norm, model.spec().normalization());
    CheckedClassifier classifier = new CheckedClassifier(model);
    Prediction prediction = classifier.classifyPixels(pixels);
    int label = (prediction.label() + 1 + random.nextInt(CLASSES - 1)) % CLASSES;
    double[] input =
        model.spec().normalization().normalize(org.mondeq.linalg.Matrix.ofRow(pixels)).row(0);
    AdversarialExample found =
        assertInstanceOf(
            AdversarialExample.class,
            new CounterexampleJudge(model, classifier, label, box).judge(input));
    new CounterexampleWriter(Npz.bytes(file()).sha256(), classifier)
        .write(found, box, label, witness());
    Counterexample example = Counterexample.read(witness());
    return new Solved(example, classifier.classifyPixels(example.pixels()));
  }

  private Judgement check(Counterexample example) {
    return new Checker(file()).check(example);
  }

  @SeededTest(trials = 40)
  void everyExampleIsAccepted(long seed) {
    Solved solved = solved(new Random(seed));
    assertTrue(Counterexample.isIn(witness()));
    Judgement.Accepted accepted = assertInstanceOf(Judgement.Accepted.class, check(solved.example));
    assertTrue(accepted.lead() <= solved.lead(solved.example) + solved.prediction.error());
  }

  /** Whatever is said to be the fixpoint. */
  @SeededTest(trials = 30)
  void otherClassesAndPointsProveNothingFalse(long seed) {
    Random random = new Random(seed);
    Solved solved = solved(random);
    for (int label = -1; label <= CLASSES; label++) {
      for (int shown = -1; shown <= CLASSES; shown++) {
        double[] point = solved.example.fixpoint().clone();
        if (random.nextBoolean()) {
          point[random.nextInt(point.length)] += Math.pow(10, -6 * random.nextDouble());
        }
        Claim claim = solved.claim();
        Claim other = new Claim(claim.model(), label, claim.lower(), claim.upper(), claim.ball());
        Counterexample changed = solved.with(other, solved.example.pixels(), shown, point);
        if (check(changed) instanceof Judgement.Accepted) {
          assertTrue(solved.lead(changed) > -solved.prediction.error());
        }
      }
    }
  }

  @SeededTest(trials = 20)
  void wrongExamplesAreRejected(long seed) {
    Random random = new Random(seed);
    Solved solved = solved(random);
    Counterexample example = solved.example;
    Claim claim = example.claim();
    double[] outside = example.pixels().clone();
    int i = random.nextInt(outside.length);
    outside[i] = Math.nextUp(claim.upper()[i]);
    double[] negative = example.fixpoint().clone();
    negative[0] = -1e-6;
    Claim elsewhere = new Claim("0".repeat(64), claim.label(), claim.lower(), claim.upper());
    int shown = example.prediction();
    for (Counterexample wrong :
        new Counterexample[] {
          solved.with(claim, outside, shown, example.fixpoint()),
          solved.with(claim, example.pixels(), shown, negative),
          solved.with(claim, example.pixels(), shown, new double[0]),
          solved.with(claim, example.pixels(), claim.label(), example.fixpoint()),
          solved.with(elsewhere, example.pixels(), shown, example.fixpoint())
        }) {
      assertInstanceOf(Judgement.Rejected.class, check(wrong));
    }
  }

  /** An input of the box that is farther from the centre than ε, by however little. */
  @SeededTest(trials = 30)
  void inputsOutsideTheBallAreRejected(long seed) {
    Solved solved = solved(new Random(seed));
    Counterexample example = solved.example;
    Claim claim = example.claim();
    double[] pixels = example.pixels();
    double[] center = pixels.clone();
    center[0] = pixels[0] < 0.5 ? 1 : 0;
    double distance = Math.abs(pixels[0] - center[0]);
    double[] low = new double[pixels.length];
    double[] high = new double[pixels.length];
    Arrays.fill(high, 1);
    for (Ball.Norm norm : Ball.Norm.values()) {
      for (double epsilon : new double[] {distance, Math.nextDown(distance), distance / 2}) {
        Ball ball = new Ball(norm, epsilon, center);
        Claim inBall = new Claim(claim.model(), claim.label(), low, high, Optional.of(ball));
        Judgement judgement =
            check(solved.with(inBall, pixels, example.prediction(), example.fixpoint()));
        boolean inside = Exact.of(epsilon).compareTo(exactDistance(pixels[0], center[0])) >= 0;
        assertTrue(judgement instanceof Judgement.Accepted == inside, epsilon + " of " + distance);
      }
    }
  }

  private static java.math.BigDecimal exactDistance(double a, double b) {
    return Exact.of(a).subtract(Exact.of(b)).abs();
  }

  /** Which proves something only where the distance from the fixpoint is known exactly. */
  @SeededTest
  void pointsFarAwayProveNoMoreThanIsTrue(long seed) {
    Solved solved = solved(new Random(seed));
    Counterexample example = solved.example;
    double[] far = example.fixpoint().clone();
    Arrays.setAll(far, j -> far[j] + 1e6);
    Counterexample moved =
        solved.with(example.claim(), example.pixels(), example.prediction(), far);
    if (check(moved) instanceof Judgement.Accepted accepted) {
      assertTrue(accepted.lead() <= solved.lead(example) + solved.prediction.error());
    }
  }

  /** Any bit of the file: it is unreadable, or rejected, or what it says is true. */
  @SeededTest(trials = 10)
  void flippedBitsProveNothingFalse(long seed) throws IOException {
    Random random = new Random(seed);
    Solved solved = solved(random);
    byte[] bytes = Files.readAllBytes(witness());
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(witness(), flipped);
      try {
        Counterexample read = Counterexample.read(witness());
        if (check(read) instanceof Judgement.Accepted) {
          assertTrue(Arrays.equals(read.pixels(), solved.example.pixels()));
          assertTrue(solved.lead(read) > 0);
        }
      } catch (InvalidInputException e) {
        assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
      }
    }
  }

  @SeededTest(trials = 10)
  void certificatesAreNoExamples(long seed) throws IOException {
    solved(new Random(seed));
    assertThrows(InvalidInputException.class, () -> Counterexample.read(file()));
    assertTrue(!Counterexample.isIn(file()));
  }
}
