package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Multipliers;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.ModelFile;
import org.mondeq.testing.SeededTest;

/**
 * No certificate of a false claim is accepted, and no damaged one for what it does not prove,
 * whatever the kind of the model. The truth is that of {@link ExactMargin}.
 */
abstract class CertificateMutations {
  private static final int MUTATIONS = 20;

  @TempDir Path folder;

  /** A random problem of the kind. */
  abstract SmallProblem smallProblem(Random random);

  private CertifiedProblem problem(Random random) {
    return CertifiedProblem.of(() -> smallProblem(random), random, folder.resolve("model.npz"));
  }

  static void assertRejected(Checker checker, Certificate certificate) {
    assertInstanceOf(Judgement.Rejected.class, checker.check(certificate));
  }

  /** Whatever is accepted is true. */
  private static void assertTrueIfAccepted(
      CertifiedProblem proved, Checker checker, Certificate certificate) {
    if (checker.check(certificate) instanceof Judgement.Accepted) {
      assertFalse(proved.isFalse(certificate.claim()), "a false claim is accepted");
    }
  }

  @SeededTest(trials = 30)
  void otherLabelsAreRejected(long seed) {
    CertifiedProblem proved = problem(new Random(seed));
    Checker checker = new Checker(proved.modelFile());
    Claim claim = proved.certificate().claim();
    for (int label = -1; label <= proved.solved().problem().model().classes(); label++) {
      if (label != claim.label()) {
        Claim other = new Claim(claim.model(), label, claim.lower(), claim.upper(), claim.ball());
        assertRejected(checker, proved.with(other));
      }
    }
  }

  /** Boxes that grow in all directions: from where a counterexample exists on, all are rejected. */
  @SeededTest(trials = 30)
  void boxesWithCounterexamplesAreRejected(long seed) {
    CertifiedProblem proved = problem(new Random(seed));
    Checker checker = new Checker(proved.modelFile());
    Claim claim = proved.certificate().claim();
    for (double wider = 1e-6; wider < 1; wider *= 2.5) {
      double[] lower = claim.lower().clone();
      double[] upper = claim.upper().clone();
      for (int i = 0; i < lower.length; i++) {
        lower[i] -= wider;
        upper[i] += wider;
      }
      Claim wide = new Claim(claim.model(), claim.label(), lower, upper);
      assertTrueIfAccepted(proved, checker, proved.with(wide));
    }
  }

  @SeededTest(trials = 20)
  void emptyBoxesAreRejected(long seed) {
    CertifiedProblem proved = problem(new Random(seed));
    Claim claim = proved.certificate().claim();
    double[] upper = claim.upper().clone();
    upper[(int) (seed % upper.length)] = Math.nextDown(claim.lower()[(int) (seed % upper.length)]);
    Claim empty = new Claim(claim.model(), claim.label(), claim.lower(), upper, claim.ball());
    assertRejected(new Checker(proved.modelFile()), proved.with(empty));
  }

  /** Even under its own name, a model that is wrong somewhere in the box. */
  @SeededTest(trials = 30)
  void otherModelsAreRejected(long seed) {
    Random random = new Random(seed);
    CertifiedProblem proved = problem(random);
    Wrong wrong = wrong(proved, RawModel.power(random, -6, -1));
    assertRejected(wrong.checker, proved.certificate());
    assertRejected(wrong.checker, proved.with(wrong.claim));
  }

  /** A false claim about a model of its own, with the model's checker. */
  private record Wrong(Checker checker, Claim claim) {}

  /** The proved problem with a lead that is negative by a part of its scale. */
  private Wrong wrong(CertifiedProblem proved, double part) {
    SmallProblem problem = proved.solved().shiftedTo(-proved.solved().scale() * part).problem();
    Path file = folder.resolve("wrong.npz");
    ModelFile.write(problem.model(), file);
    return new Wrong(new Checker(file), CertifiedProblem.claim(problem, file));
  }

  /**
   * Proofs of a lead that is slightly positive, changed at random, for a model in which it is
   * slightly negative: whatever the proof says, none is accepted.
   */
  @SeededTest(trials = 40)
  void noProofOfAFalseClaimIsAccepted(long seed) {
    Random random = new Random(seed);
    CertifiedProblem proved = problem(random);
    Wrong wrong = wrong(proved, RawModel.power(random, -6, -4));
    Certificate certificate = proved.with(wrong.claim);
    for (int i = 0; i < MUTATIONS; i++) {
      assertRejected(wrong.checker, CertificateMutation.of(certificate, random));
    }
  }

  /** Of a true claim, a changed proof may prove it still; but a tree without its end does not. */
  @SeededTest(trials = 30)
  void treesWithoutTheirEndAreRejected(long seed) {
    CertifiedProblem proved = problem(new Random(seed));
    Certificate whole = proved.certificate();
    Checker checker = new Checker(proved.modelFile());
    int[] shorter = Arrays.copyOf(whole.tree(), whole.tree().length - 1);
    int[] longer = Arrays.copyOf(whole.tree(), whole.tree().length + 1);
    longer[longer.length - 1] = Certificate.LEAF;
    Multipliers leaves = whole.leafMultipliers();
    double[] more = Arrays.copyOf(leaves.values(), leaves.values().length + leaves.width());
    for (int[] tree : new int[][] {shorter, longer}) {
      Certificate changed =
          new Certificate(
              whole.claim(),
              whole.start(),
              whole.units(),
              tree,
              whole.tightenings(),
              new Multipliers(leaves.width(), more));
      assertRejected(checker, changed);
    }
  }

  /**
   * Leaves whose multipliers are shifted until they prove nothing, on a box that has a width. All
   * of them, since some hold no fixpoint and need no proof.
   */
  @SeededTest(trials = 30)
  void leavesThatProveNothingAreRejected(long seed) {
    Random random = new Random(seed);
    CertifiedProblem proved = problem(random);
    Certificate whole = proved.certificate();
    double[] values = whole.leafMultipliers().values().clone();
    Claim claim = whole.claim();
    boolean wide = true;
    for (int i = 0; i < claim.lower().length; i++) {
      wide &= claim.upper()[i] - claim.lower()[i] > 1e-3;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] += 1e9 * (1 + random.nextDouble());
    }
    Certificate changed =
        new Certificate(
            claim,
            whole.start(),
            whole.units(),
            whole.tree(),
            whole.tightenings(),
            new Multipliers(whole.start().units(), values));
    // Within bounds that hold up to a cutoff, all leaves may be empty.
    if (wide && whole.tightenings().isEmpty()) {
      assertRejected(new Checker(proved.modelFile()), changed);
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

  /** Any bit of the file: it is unreadable, or rejected, or its claim is true. */
  @SeededTest(trials = 20)
  void flippedBitsProveNothingFalse(long seed) throws IOException {
    Random random = new Random(seed);
    CertifiedProblem proved = problem(random);
    Checker checker = new Checker(proved.modelFile());
    Path file = folder.resolve("certificate.npz");
    proved.certificate().write(file);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      Optional<Certificate> certificate = read(file);
      certificate.ifPresent(present -> assertTrueIfAccepted(proved, checker, present));
    }
  }

  @SeededTest(trials = 20)
  void truncatedFilesAreUnreadable(long seed) throws IOException {
    Random random = new Random(seed);
    Path file = folder.resolve("certificate.npz");
    problem(random).certificate().write(file);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < MUTATIONS; i++) {
      Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      assertThrows(InvalidInputException.class, () -> Certificate.read(file));
    }
  }
}
