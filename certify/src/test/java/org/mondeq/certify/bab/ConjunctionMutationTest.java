package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.certify.bab.CompleteVerifier.Limits;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.certify.query.Answer;
import org.mondeq.certify.query.RandomCases;
import org.mondeq.certify.query.UnsafeCase;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Conjunctions;
import org.mondeq.check.format.Multipliers;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/**
 * No certificate is accepted for conjunctions that hold somewhere, however it is damaged. The truth
 * is that of {@link ExactConjunctions}.
 */
class ConjunctionMutationTest {
  private static final int MUTATIONS = 20;

  @TempDir private Path folder;

  /** A proof of conjunctions that fail by little. */
  private record Proved(MonDeq model, UnsafeCase unsafe, double scale, Certificate certificate) {
    static Proved of(Random random, Path file) {
      while (true) {
        MonDeq model =
            new RawModel(
                    random, 1 + random.nextInt(3), 1 + random.nextInt(6), 2 + random.nextInt(3))
                .model();
        double[] pixels = RandomModels.pixels(random, 1, model.inputs()).row(0);
        InputBox box =
            InputBox.ball(pixels, 0.5 * random.nextDouble(), model.spec().normalization());
        UnsafeCase drawn = RandomCases.of(random, model, box);
        double scale = ExactConjunctions.scale(model, box, drawn.claimed());
        double margin = scale * RawModel.power(random, -5, -1);
        double exact = ExactConjunctions.of(model, box, drawn.claimed());
        UnsafeCase unsafe = RandomCases.shifted(drawn, margin - exact, model.classes());
        ModelFile.write(model, file);
        Answer answer =
            new ConjunctionVerifier(model, Decisions.PATIENT_ATTACK).verify(unsafe, Limits.none());
        if (answer instanceof Answer.Unsat proved) {
          Claim claim = unsafe.claim(Npz.bytes(file).sha256());
          return new Proved(
              model, unsafe, scale, proved.evidence().certificate(claim, ProofForm.WHOLE));
        }
      }
    }

    /** Conjunctions that hold somewhere by a part of the scale. */
    Claim wrong(double part) {
      double exact = ExactConjunctions.of(model, unsafe.box(), unsafe.claimed());
      UnsafeCase holding = RandomCases.shifted(unsafe, -exact - part * scale, model.classes());
      return holding.claim(certificate.claim().model());
    }

    boolean isFalse(Claim claim) {
      Conjunctions claimed = claim.conjunctions().orElseThrow();
      return ExactConjunctions.of(model, unsafe.box(), claimed) < -Decisions.TIE * scale;
    }
  }

  private static Certificate with(Claim claim, Certificate of, double[] weights) {
    return new Certificate(
        claim, of.start(), of.units(), of.tree(), of.tightenings(), of.leafMultipliers(), weights);
  }

  private static void assertRejected(Checker checker, Certificate certificate) {
    assertInstanceOf(Judgement.Rejected.class, checker.check(certificate));
  }

  /** Changed at random, weights among others, for conjunctions that hold somewhere. */
  @SeededTest(trials = 30)
  void noProofOfAFalseClaimIsAccepted(long seed) {
    Random random = new Random(seed);
    Path file = folder.resolve("model.npz");
    Proved proved = Proved.of(random, file);
    Checker checker = new Checker(file);
    Claim wrong = proved.wrong(RawModel.power(random, -6, -3));
    Certificate whole = proved.certificate();
    assertRejected(checker, with(wrong, whole, whole.weights()));
    for (int i = 0; i < MUTATIONS; i++) {
      Certificate mutated = CertificateMutation.of(with(wrong, whole, whole.weights()), random);
      assertRejected(checker, with(wrong, mutated, mutated(whole.weights(), random)));
    }
  }

  private static double[] mutated(double[] weights, Random random) {
    double[] changed = weights.clone();
    if (changed.length == 0) {
      return changed;
    }
    int at = random.nextInt(changed.length);
    switch (random.nextInt(5)) {
      case 0 -> changed[at] = 0;
      case 1 -> changed[at] *= RawModel.power(random, -3, 3);
      case 2 -> changed[at] = random.nextGaussian();
      case 3 -> changed[at] = Double.longBitsToDouble(random.nextLong());
      default -> {
        // as it is
      }
    }
    return changed;
  }

  /** Negative weights would turn a function around, and none at all would prove nothing. */
  @SeededTest(trials = 30)
  void weightsAreNotNegative(long seed) {
    Path file = folder.resolve("model.npz");
    Proved proved = Proved.of(new Random(seed), file);
    Certificate whole = proved.certificate();
    double[] weights = whole.weights();
    if (weights.length == 0) {
      return;
    }
    Checker checker = new Checker(file);
    double[] negative = Arrays.stream(weights).map(weight -> -weight - 1e-9).toArray();
    assertRejected(checker, with(whole.claim(), whole, negative));
    assertRejected(checker, with(whole.claim(), whole, new double[weights.length]));
    assertRejected(checker, with(whole.claim(), whole, Arrays.copyOf(weights, weights.length - 1)));
    assertRejected(checker, with(whole.claim(), whole, Arrays.copyOf(weights, weights.length + 1)));
  }

  /** Sizes, coefficients and constants that are others: what is accepted is true. */
  @SeededTest(trials = 30)
  void otherConjunctionsAreAcceptedIfTheyAreTrue(long seed) {
    Random random = new Random(seed);
    Path file = folder.resolve("model.npz");
    Proved proved = Proved.of(random, file);
    Checker checker = new Checker(file);
    Certificate whole = proved.certificate();
    Claim claim = whole.claim();
    for (int i = 0; i < MUTATIONS; i++) {
      Conjunctions old = claim.conjunctions().orElseThrow();
      double[] outputs = old.outputs().values().clone();
      double[] constants = old.constants().clone();
      outputs[random.nextInt(outputs.length)] += 0.1 * random.nextGaussian();
      constants[random.nextInt(constants.length)] += 0.1 * random.nextGaussian() * proved.scale();
      Conjunctions other =
          new Conjunctions(
              old.sizes(),
              new Multipliers(old.outputs().width(), outputs),
              old.inputs(),
              constants);
      Claim changed = new Claim(claim.model(), claim.lower(), claim.upper(), other);
      if (checker.check(with(changed, whole, whole.weights())) instanceof Judgement.Accepted) {
        assertTrue(!proved.isFalse(changed), "a false claim is accepted");
      }
    }
  }

  @SeededTest(trials = 20)
  void sizesThatDoNotAddUpAreRejected(long seed) {
    Path file = folder.resolve("model.npz");
    Proved proved = Proved.of(new Random(seed), file);
    Checker checker = new Checker(file);
    Claim claim = proved.certificate().claim();
    Conjunctions old = claim.conjunctions().orElseThrow();
    int functions = old.constants().length;
    for (int[] sizes :
        new int[][] {{}, {functions + 1}, {0, functions}, {-1, functions + 1}, {functions, 1}}) {
      Conjunctions other = new Conjunctions(sizes, old.outputs(), old.inputs(), old.constants());
      Claim changed = new Claim(claim.model(), claim.lower(), claim.upper(), other);
      assertRejected(checker, with(changed, proved.certificate(), proved.certificate().weights()));
    }
  }

  /** Any bit of the file: it is unreadable, or rejected, or its claim is true. */
  @SeededTest(trials = 20)
  void flippedBitsProveNothingFalse(long seed) throws IOException {
    Random random = new Random(seed);
    Path file = folder.resolve("model.npz");
    Proved proved = Proved.of(random, file);
    Checker checker = new Checker(file);
    Path written = folder.resolve("certificate.npz");
    proved.certificate().write(written);
    byte[] bytes = Files.readAllBytes(written);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(written, flipped);
      Optional<Certificate> certificate = read(written);
      if (certificate.isPresent()
          && checker.check(certificate.get()) instanceof Judgement.Accepted) {
        // The box and the functions have a checksum, so that it is the claim that was written.
        assertTrue(!proved.isFalse(certificate.get().claim()), "a false claim is accepted");
      }
    }
  }

  private static Optional<Certificate> read(Path file) {
    try {
      return Optional.of(Certificate.read(file));
    } catch (InvalidInputException e) {
      assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
      return Optional.empty();
    }
  }
}
