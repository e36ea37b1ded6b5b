package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.CutoffRows;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.check.format.UnitRows;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.testing.SeededTest;

/** The checker accepts what the complete verifier proves, and proves no more than is true. */
class CertificateTest {
  private static final double TOLERANCE = 1e-12;

  private static final int COMPACT = 40;

  @TempDir private Path folder;

  @SeededTest(trials = 100)
  void everyCertificateIsAccepted(long seed) {
    CertifiedProblem proved = CertifiedProblem.of(new Random(seed), folder.resolve("model.npz"));
    Path file = folder.resolve("certificate.npz");
    proved.certificate().write(file);
    Judgement.Accepted accepted =
        assertInstanceOf(
            Judgement.Accepted.class,
            new Checker(proved.modelFile()).check(Certificate.read(file)));
    double slack = Decisions.TIE * proved.solved().scale();
    assertTrue(accepted.lead() <= proved.solved().exact() + slack, accepted.toString());
  }

  @SeededTest(trials = 10)
  void whatFitsNoCertificateIsUnknown(long seed) {
    SmallProblem problem =
        CertifiedProblem.of(new Random(seed), folder.resolve("model.npz")).solved().problem();
    Verification answer =
        new CompleteVerifier(
                problem.model(), Decisions.PATIENT_ATTACK, CompleteVerifier.Limits.none())
            .verify(problem.box(), problem.label(), new Proof(0));
    Verdict.Unknown unknown = assertInstanceOf(Verdict.Unknown.class, answer.verdict());
    assertEquals("certificate too large", unknown.reason());
  }

  /** What trees are for is met among the problems above. */
  @Test
  void someCertificatesHaveTreesAndTightenings() {
    int branchings = 0;
    int tightenings = 0;
    for (long seed = 0; seed < 30; seed++) {
      Certificate certificate =
          CertifiedProblem.of(new Random(seed), folder.resolve("model.npz")).certificate();
      branchings += (int) Arrays.stream(certificate.tree()).filter(node -> node >= 0).count();
      tightenings += certificate.tightenings().size();
    }
    assertTrue(branchings >= 5, branchings + " branchings");
    assertTrue(tightenings >= 10, tightenings + " tightenings");
  }

  @SeededTest(trials = 10)
  void aFileHoldsTheCertificate(long seed) {
    Certificate written =
        CertifiedProblem.of(new Random(seed), folder.resolve("model.npz")).certificate();
    Path file = folder.resolve("certificate.npz");
    written.write(file);
    Certificate read = Certificate.read(file);
    assertEquals(written.claim().model(), read.claim().model());
    assertEquals(written.claim().label(), read.claim().label());
    assertArrayEquals(written.claim().lower(), read.claim().lower());
    assertArrayEquals(written.claim().upper(), read.claim().upper());
    assertArrayEquals(point(written), point(read));
    assertArrayEquals(written.units().units(), read.units().units());
    assertEquals(written.units().rounds(), read.units().rounds());
    assertArrayEquals(written.tree(), read.tree());
    assertEquals(written.tightenings().size(), read.tightenings().size());
    for (int i = 0; i < read.tightenings().size(); i++) {
      CutoffRows one = read.tightenings().get(i);
      assertEquals(written.tightenings().get(i).cutoff(), one.cutoff());
      assertArrayEquals(written.tightenings().get(i).prices(), one.prices());
      assertArrayEquals(written.tightenings().get(i).rows().units(), one.rows().units());
      assertArrayEquals(
          written.tightenings().get(i).rows().multipliers().values(),
          one.rows().multipliers().values());
    }
    assertArrayEquals(written.units().multipliers().values(), read.units().multipliers().values());
    assertArrayEquals(written.leafMultipliers().values(), read.leafMultipliers().values());
  }

  private static double[] point(Certificate certificate) {
    return ((Start.NearPoint) certificate.start()).point();
  }

  /** Compact forms prove less, but nothing false, and most that leaves some room. */
  @Test
  void mostCompactCertificatesAreAccepted() {
    Path file = folder.resolve("model.npz");
    Map<ProofForm, Integer> accepted = new EnumMap<>(ProofForm.class);
    for (long seed = 0; seed < COMPACT; seed++) {
      CertifiedProblem proved = CertifiedProblem.of(new Random(seed), file);
      Checker checker = new Checker(file);
      for (ProofForm form : ProofForm.values()) {
        Certificate certificate = proved.proof().certificate(proved.certificate().claim(), form);
        if (checker.check(certificate) instanceof Judgement.Accepted claim) {
          double slack = Decisions.TIE * proved.solved().scale();
          assertTrue(claim.lead() <= proved.solved().exact() + slack, claim.toString());
          accepted.merge(form, 1, Integer::sum);
        }
      }
    }
    assertEquals(COMPACT, accepted.get(ProofForm.WHOLE));
    for (ProofForm form : ProofForm.values()) {
      assertTrue(accepted.get(form) >= COMPACT / 2, accepted.toString());
    }
  }

  /**
   * {@code z = max(0, x/2)}, {@code lead = 1 − z} on pixels in [0.3, 0.7]: a certificate by hand,
   * from the chord of the ReLU, {@code t = −slope/2}.
   */
  private Judgement ofOneUnit(double t) {
    Path file = folder.resolve("unit.npz");
    ModelFile.write(RawModel.oneUnit().model(), file);
    Claim claim = new Claim(Npz.bytes(file).sha256(), 0, new double[] {0.3}, new double[] {0.7});
    Multipliers none = new Multipliers(1, new double[0]);
    return new Checker(file)
        .check(
            new Certificate(
                claim,
                new Start.NearPoint(new double[] {0.1}),
                new UnitRows(new int[0], none, 1),
                new int[] {Certificate.LEAF},
                Multipliers.of(1, List.of(new double[] {t}))));
  }

  @Test
  void oneUnitHasItsClosedForm() {
    double exact = 1 - (0.7 - RawModel.MEAN) / RawModel.STD / 2;
    for (double t : new double[] {0, -0.375}) {
      Judgement.Accepted accepted = assertInstanceOf(Judgement.Accepted.class, ofOneUnit(t));
      assertEquals(exact, accepted.lead(), TOLERANCE);
      assertTrue(accepted.lead() <= exact);
    }
  }

  @Test
  void multipliersThatProveNothingAreRejected() {
    for (double t : new double[] {5, -5, 1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertInstanceOf(Judgement.Rejected.class, ofOneUnit(t));
    }
  }
}
