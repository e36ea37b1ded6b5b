package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.check.format.UnitRows;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/** Products that vanish prove nothing. */
class TinyNumbersTest {
  private static final double FALSE_LEAD = -1e-30;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("model.npz");
  }

  /** One unit, one pixel that does nothing, and two classes. */
  private void write(double m, double bias, double weight, String more) {
    NpyArray zero = NpyArray.of(new double[1], 1, 1);
    Map<String, NpyArray> arrays =
        Map.of(
            "U",
            zero,
            "b",
            NpyArray.of(new double[] {bias}, 1),
            "P",
            zero,
            "Q",
            zero,
            "V",
            NpyArray.of(new double[] {weight, 0}, 2, 1),
            "v",
            NpyArray.of(new double[] {FALSE_LEAD, 0}, 2));
    String json =
        String.format(
            Locale.ROOT,
            "{\"architecture\": \"dense\", \"inputShape\": [1, 1, 1], \"classes\": 2, \"latent\":"
                + " 1, \"monotonicity\": %s%s}",
            m,
            more);
    Npz.of(arrays, Map.of("model.json", json)).write(file());
  }

  private Certificate certificate(double multiplier) {
    return new Certificate(
        new Claim(Npz.bytes(file()).sha256(), 0, new double[1], new double[] {1}),
        new Start.NearPoint(new double[1]),
        new UnitRows(new int[0], Multipliers.of(1, List.of()), 0),
        new int[] {Certificate.LEAF},
        Multipliers.of(1, List.of(new double[] {multiplier})));
  }

  /** r = b/m is −1e300 and D t 1e-325, which is 0 in doubles, though D t r cancels t b. */
  @Test
  void aMultiplierThatUnderflowsProvesNothingFalse() {
    double m = 1e-165;
    double t = -1e-160;
    double bias = -1e135;
    write(m, bias, 0, "");
    double lost = CheckedModel.read(file()).coupling().transposedTimes(new double[] {t}).low()[0];
    double weight = -lost;
    for (int ulps = 0; ulps < 8; ulps++) {
      write(m, bias, weight, "");
      assertInstanceOf(Judgement.Rejected.class, new Checker(file()).check(certificate(t)));
      weight = Math.nextUp(weight);
    }
  }

  /** A step that maps every state to 0, exactly: only the bounds of r divide by α D. */
  @Test
  void aStepSizeThatVanishesBoundsNothing() {
    write(1e-10, 0, 0, "");
    Inexact nothing = new Inexact(1, 1, new double[1], 0);
    Splitting splitting =
        new Splitting(CheckedModel.read(file()), 1e-320, nothing, nothing, new double[1], 0);
    Start.ContainedState state =
        new Start.ContainedState(
            1e-320, new double[1], new Multipliers(1, new double[] {1}), new double[1], 1, 0);
    Enclosure inputs = new Enclosure(new double[1], new double[] {1});
    assertThrows(Unproved.class, () -> ContainmentCheck.of(splitting, inputs, state));
  }

  @Test
  void meansThatAreNoListAreNoModel() {
    write(1, 0, 0, ", \"normalization\": {\"mean\": {\"a\": 0}, \"std\": [1]}");
    assertThrows(InvalidInputException.class, () -> new Checker(file()));
  }
}
