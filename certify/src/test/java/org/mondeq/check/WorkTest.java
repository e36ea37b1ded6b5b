package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.CutoffRows;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.check.format.UnitRows;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;

/** Small files that ask for much work are refused before it begins. */
class WorkTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private static NpyArray zeros(int... shape) {
    return NpyArray.of(new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)], shape);
  }

  private FileBytes dense(int p) {
    return write(
        "\"architecture\": \"dense\", \"inputShape\": [1, 1, 1]",
        Map.of(
            "U", zeros(p, 1),
            "b", zeros(p),
            "P", zeros(p, p),
            "Q", zeros(p, p),
            "V", zeros(2, p),
            "v", NpyArray.of(new double[] {1, 0}, 2)));
  }

  /** One channel of side × side units, in less than three kilobytes. */
  private FileBytes convolutional(int side) {
    return write(
        String.format(
            "\"architecture\": \"convolutional\", \"inputShape\": [1, %d, %d], \"convolution\":"
                + " {\"channels\": 1, \"kernel\": 3, \"stride\": 1, \"padding\": 1,"
                + " \"pooling\": %d}",
            side, side, side),
        Map.of(
            "U", zeros(1, 1, 3, 3),
            "b", zeros(1),
            "P", zeros(1, 1, 3, 3),
            "Q", zeros(1, 1, 3, 3),
            "V", zeros(2, 1),
            "v", NpyArray.of(new double[] {1, 0}, 2)));
  }

  private FileBytes write(String json, Map<String, NpyArray> arrays) {
    Path file = folder.resolve("model.npz");
    String text =
        "{\"name\": \"a\", \"dataset\": \"none\", \"classes\": 2, \"monotonicity\": 1, "
            + json
            + (json.contains("dense") ? ", \"latent\": " + arrays.get("b").values().length : "")
            + "}";
    Npz.of(arrays, Map.of("model.json", text)).write(file);
    return Npz.bytes(file);
  }

  private static Certificate certificate(
      FileBytes model, int p, int rows, int rounds, Start start) {
    int[] units = new int[rows];
    Arrays.fill(units, 1);
    return new Certificate(
        new Claim(model.sha256(), 0, new double[1], new double[] {1}),
        start,
        new UnitRows(units, new Multipliers(p, new double[rows * p]), rounds),
        new int[] {Certificate.LEAF},
        new Multipliers(p, new double[p]));
  }

  private static void assertRefused(FileBytes model, Certificate certificate) {
    Checker checker = new Checker(model);
    InvalidInputException e =
        assertTimeoutPreemptively(
            SOON,
            () -> assertThrows(InvalidInputException.class, () -> checker.check(certificate)));
    assertTrue(e.getMessage().contains("--work-limit raises this"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void manyRowsInManyRoundsAreRefused() {
    FileBytes model = dense(4);
    Start start = new Start.NearPoint(new double[4]);
    assertRefused(model, certificate(model, 4, 3 << 19, 1000, start));
    Certificate small = certificate(model, 4, 8, 6, start);
    assertInstanceOf(Judgement.Accepted.class, new Checker(model).check(small));
  }

  @Test
  void manyRowsUnderACutoffAreRefused() {
    FileBytes model = dense(4);
    Certificate plain = certificate(model, 4, 3 << 19, 1000, new Start.NearPoint(new double[4]));
    Certificate tightened =
        new Certificate(
            plain.claim(),
            plain.start(),
            new UnitRows(new int[0], new Multipliers(4, new double[0]), 1000),
            new int[] {Certificate.TIGHTENING, Certificate.LEAF},
            List.of(new CutoffRows(1, new double[3 << 19], plain.units())),
            plain.leafMultipliers());
    assertRefused(model, tightened);
  }

  @Test
  void manyStepsOfAContainedSetAreRefused() {
    int p = 300;
    FileBytes model = dense(p);
    Start start =
        new Start.ContainedState(
            0.1, new double[p], new Multipliers(p, new double[p * p]), new double[p], 100, 100);
    assertRefused(model, certificate(model, p, 0, 0, start));
  }

  @Test
  void theLimitIsThatOfTheCaller() {
    FileBytes model = dense(4);
    Certificate small = certificate(model, 4, 8, 6, new Start.NearPoint(new double[4]));
    double work = Work.of(small, 1);
    assertInstanceOf(Judgement.Accepted.class, new Checker(model, work).check(small));
    Checker strict = new Checker(model, Math.nextDown(work));
    assertThrows(InvalidInputException.class, () -> strict.check(small));
  }

  /** Certificates of the largest models in use, of every unit's rows, take far less. */
  @Test
  void theLimitLeavesRoom() {
    for (int p : new int[] {200, 648, 800}) {
      double rows = 2.0 * p;
      double leaves = 1000;
      double work = p * (p + 3072.0) * (rows + leaves) + 30.0 * (p + 8) * (rows * 6 + leaves);
      assertTrue(work < Work.LIMIT / 50, "p = " + p + ": " + work);
      assertTrue(Work.ofModel(p) < Work.LIMIT / 50, "p = " + p);
    }
  }

  @Test
  void convolutionsOfManyUnitsAreRefused() {
    FileBytes large = convolutional(60);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          assertThrows(InvalidInputException.class, () -> new Checker(large));
          InvalidInputException e =
              assertThrows(InvalidInputException.class, () -> ModelFile.read(large, 2048));
          assertTrue(
              e.getMessage()
                  .endsWith("of 3600 latent units, more than 2048; --max-units raises this"),
              e.getMessage());
        });
    FileBytes small = convolutional(20);
    assertEquals(400, ModelFile.read(small, 400).latent());
    assertThrows(InvalidInputException.class, () -> ModelFile.read(small, 399));
    assertEquals(400, CheckedModel.read(small, Work.LIMIT).latent());
  }
}
