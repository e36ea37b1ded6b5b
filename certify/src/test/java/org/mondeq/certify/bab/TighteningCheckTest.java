package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.CutoffRows;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.check.format.UnitRows;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;

/**
 * Tightenings by hand for {@code z = max(0, x/2)}, {@code lead = 1 − z}, on pixels whose largest
 * lead is known: where the lead is at most δ, {@code z ≥ 1 − δ}, so that with the price 1, {@code r
 * − δ' } is bounded from below by the row t = 0.
 */
class TighteningCheckTest {
  private static final int LEAF = Certificate.LEAF;
  private static final int TIGHTENING = Certificate.TIGHTENING;
  private static final double[] NOTHING = {0};

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("unit.npz");
    ModelFile.write(RawModel.oneUnit().model(), file);
  }

  /**
   * {@code r ≥ r + μ (1 − z − δ) = (1 − μ) r + μ (1 − δ)} for r ≥ 0, so that μ = 1 proves 1 − δ.
   */
  private static CutoffRows tightening(double cutoff, double price) {
    Multipliers row = Multipliers.of(1, List.of(NOTHING));
    return new CutoffRows(cutoff, new double[] {price}, new UnitRows(new int[] {1}, row, 1));
  }

  private Certificate certificate(int[] tree, CutoffRows... tightenings) {
    Claim claim = new Claim(Npz.bytes(file).sha256(), 0, new double[] {0.3}, new double[] {0.7});
    int leaves = (int) java.util.Arrays.stream(tree).filter(node -> node == LEAF).count();
    return new Certificate(
        claim,
        new Start.NearPoint(new double[] {0.1}),
        new UnitRows(new int[0], new Multipliers(1, new double[0]), 1),
        tree,
        List.of(tightenings),
        new Multipliers(1, new double[leaves]));
  }

  private Judgement check(Certificate certificate) {
    return new Checker(file).check(certificate);
  }

  private void assertRejected(String reason, Certificate certificate) {
    Judgement.Rejected rejected = assertInstanceOf(Judgement.Rejected.class, check(certificate));
    assertTrue(rejected.reason().contains(reason), rejected.reason());
  }

  /**
   * Where r is above what the box allows there is no fixpoint: the lead is more than the cutoff.
   */
  @Test
  void theLeadIsAboveTheCutoff() {
    double exact = 1 - (0.7 - RawModel.MEAN) / RawModel.STD / 2;
    double cutoff = exact * 0.75;
    Judgement.Accepted accepted =
        assertInstanceOf(
            Judgement.Accepted.class,
            check(certificate(new int[] {TIGHTENING, LEAF}, tightening(cutoff, 1))));
    assertEquals(cutoff, accepted.lead());
  }

  /** With a cutoff above the exact lead, the bounds leave the worst input. */
  @Test
  void noMoreThanTheExactLeadIsProved() {
    double exact = 1 - (0.7 - RawModel.MEAN) / RawModel.STD / 2;
    for (double more = 1; more < 4; more += 0.1) {
      for (double price = 0; price < 4; price += 0.25) {
        Judgement judgement =
            check(certificate(new int[] {TIGHTENING, LEAF}, tightening(more * exact, price)));
        if (judgement instanceof Judgement.Accepted accepted) {
          assertTrue(accepted.lead() <= exact, accepted + " with the price " + price);
        }
      }
    }
  }

  @Test
  void whatHoldsOnlyBelowTheCutoffIsForgottenAfterItsNode() {
    CutoffRows first = tightening(0.1, 1);
    int[] siblings = {0, TIGHTENING, LEAF, LEAF};
    Judgement.Accepted accepted =
        assertInstanceOf(Judgement.Accepted.class, check(certificate(siblings, first)));
    assertTrue(accepted.lead() <= 0.1, accepted.toString());
  }

  @Test
  void brokenOnesAreRejected() {
    CutoffRows good = tightening(0.1, 1);
    assertRejected("price", certificate(new int[] {TIGHTENING, LEAF}, tightening(0.1, -1)));
    assertRejected("price", certificate(new int[] {TIGHTENING, LEAF}, tightening(0.1, Double.NaN)));
    assertRejected("cutoff", certificate(new int[] {TIGHTENING, LEAF}, tightening(0, 1)));
    assertRejected("cutoff", certificate(new int[] {TIGHTENING, LEAF}, tightening(-1, 1)));
    assertRejected("no node", certificate(new int[] {TIGHTENING, TIGHTENING, LEAF}, good, good));
    assertRejected("fewer", certificate(new int[] {TIGHTENING, LEAF}));
    assertRejected("more tightenings", certificate(new int[] {LEAF}, good));
  }

  @Test
  void filesThatDoNotGoTogetherAreUnreadable() {
    Path path = folder.resolve("certificate.npz");
    CutoffRows good = tightening(0.1, 1);
    for (Certificate broken :
        List.of(
            certificate(new int[] {LEAF}, good),
            certificate(new int[] {TIGHTENING, LEAF}, tightening(0.1, -1)),
            certificate(new int[] {TIGHTENING, LEAF}, tightening(0, 1)),
            certificate(new int[] {TIGHTENING, LEAF}, good, good))) {
      broken.write(path);
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> Certificate.read(path));
      assertTrue(e.getMessage().contains("cutoff"), e.getMessage());
    }
  }
}
