package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/** The program as a user runs it: a small experiment on the digits, and inputs that are wrong. */
class ExperimentIT {
  private static final String CONFIG =
      """
      name: small
      data: digits
      samples: 0-19
      epsilon: 0.03
      threads: 2
      model: {latent: 8}
      train: {epochs: 3, batchSize: 32}
      attack: {pgd: {restarts: 2, steps: 10}, apgd: {steps: 10}, square: {queries: 20}}
      """;

  @TempDir static Path folder;
  private static ChildProcess.Outcome experiment;

  private static ChildProcess.Outcome mondeq(String... arguments)
      throws IOException, InterruptedException {
    return ChildProcess.run(folder, ChildProcess.command(arguments));
  }

  @BeforeAll
  static void runTheExperiment() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("small.yaml"), CONFIG);
    experiment = mondeq("run", "small.yaml");
  }

  private static JsonNode json(String file) throws IOException {
    return Json.MAPPER.readTree(folder.resolve(file).toFile());
  }

  @Test
  void oneCommandTrainsAttacksCertifiesAndReports() throws IOException {
    assertEquals(0, experiment.code(), experiment.text());
    assertEquals("", experiment.err(), "no terminal, so no progress");
    assertTrue(experiment.out().contains("Bound  Converged  Certified"), experiment.out());
    JsonNode summary = json("runs/small/summary.json");
    assertEquals(20, summary.get("samples").asInt());
    assertTrue(summary.get("certified").asInt() <= summary.get("bound").asInt());
    assertTrue(summary.get("bound").asInt() <= summary.get("correct").asInt());
    assertTrue(summary.get("converged").asInt() > 0);
    try (Stream<String> lines = Files.lines(folder.resolve("runs/small/certify/results.jsonl"))) {
      assertEquals(
          summary.get("correct").asInt(),
          lines.filter(line -> line.matches(".*\"nodes\":\\d+.*\"converged\":true.*")).count());
    }
  }

  @Test
  void theSameCommandAgainChangesNothing() throws IOException, InterruptedException {
    byte[] model = Files.readAllBytes(folder.resolve("runs/small/model.npz"));
    byte[] results = Files.readAllBytes(folder.resolve("runs/small/certify/results.jsonl"));
    ChildProcess.Outcome again = mondeq("run", "small.yaml");
    assertEquals(0, again.code(), again.text());
    assertArrayEquals(model, Files.readAllBytes(folder.resolve("runs/small/model.npz")));
    assertArrayEquals(
        results, Files.readAllBytes(folder.resolve("runs/small/certify/results.jsonl")));
  }

  @Test
  void aCutResultsFileIsContinuedToTheSameVerdicts() throws IOException, InterruptedException {
    ChildProcess.Outcome whole = certify("--output", "whole");
    assertEquals(0, whole.code(), whole.text());
    Path results = folder.resolve("whole/results.jsonl");
    List<String> verdicts = verdicts(results);
    byte[] bytes = Files.readAllBytes(results);
    Files.write(results, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    ChildProcess.Outcome continued = certify("--output", "whole", "--threads", "1");
    assertEquals(0, continued.code(), continued.text());
    assertEquals(verdicts, verdicts(results));
  }

  private static ChildProcess.Outcome certify(String... more)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("certify", "runs/small/model.npz", "--epsilon", "0.02", "--samples", "0-19"));
    arguments.addAll(List.of(more));
    return mondeq(arguments.toArray(String[]::new));
  }

  /** Index, verdict and bound of each line, sorted. */
  private static List<String> verdicts(Path results) throws IOException {
    List<String> verdicts = new ArrayList<>();
    for (String line : Files.readAllLines(results)) {
      JsonNode result = Json.MAPPER.readTree(line);
      verdicts.add(
          String.format(
              "%05d %s %s",
              result.get("index").asInt(), result.get("verdict"), result.get("bound")));
    }
    return verdicts.stream().sorted().toList();
  }

  @Test
  void radiiAreEnclosedAndContinued() throws IOException, InterruptedException {
    String[] arguments = {
      "radius",
      "runs/small/model.npz",
      "--samples",
      "0-5",
      "--tolerance",
      "0.002",
      "--threads",
      "2",
      "--max-epsilon",
      "0.25",
      "--output",
      "radii"
    };
    ChildProcess.Outcome outcome = mondeq(arguments);
    assertEquals(0, outcome.code(), outcome.text());
    assertEquals("", outcome.err());
    assertEquals(8, outcome.out().lines().count(), "a header, six samples, one line");
    byte[] lines = Files.readAllBytes(folder.resolve("radii/radius.jsonl"));
    for (String line : Files.readAllLines(folder.resolve("radii/radius.jsonl"))) {
      JsonNode radius = Json.MAPPER.readTree(line);
      if (radius.get("status").asText().equals("closed")) {
        double gap = radius.get("falsified").asDouble() - radius.get("certified").asDouble();
        assertTrue(gap > 0 && gap <= 0.002, line);
        assertTrue(
            Files.exists(folder.resolve("radii").resolve(radius.get("adversarial").asText())));
      }
    }
    assertEquals(7, Files.readAllLines(folder.resolve("radii/radius.csv")).size());
    assertEquals(0, mondeq(arguments).code());
    assertArrayEquals(lines, Files.readAllBytes(folder.resolve("radii/radius.jsonl")));
  }

  /** The whole of a pixel and a point: what is written of them, and the report of it. */
  @Test
  void boxesOfTheUserAreCertifiedAndReported() throws IOException, InterruptedException {
    double[] lower = new double[2 * 64];
    double[] upper = new double[2 * 64];
    java.util.Arrays.fill(lower, 0.25);
    java.util.Arrays.fill(upper, 0.25);
    upper[0] = 0.26;
    writeBoxes("boxes.npz", lower, upper);
    ChildProcess.Outcome outcome =
        mondeq(
            "certify",
            "runs/small/model.npz",
            "--box",
            "boxes.npz",
            "--output",
            "boxed",
            "--method",
            "complete");
    assertEquals(0, outcome.code(), outcome.text());
    assertTrue(outcome.out().contains("2 samples, 2 correct, 2 certified"), outcome.out());
    assertTrue(json("boxed/run.json").get("epsilon").isNull());
    assertEquals("boxes.npz", json("boxed/run.json").get("data").asText());
    ChildProcess.Outcome attack =
        mondeq("attack", "runs/small/model.npz", "--box", "boxes.npz", "--output", "boxed/attack");
    assertEquals(0, attack.code(), attack.text());
    ChildProcess.Outcome report = mondeq("report", "boxed");
    assertEquals(0, report.code(), report.text());
    assertTrue(
        report.out().lines().skip(1).findFirst().orElseThrow().matches("small +boxes.npz +- +2 .*"),
        report.out());
    assertEquals(2, report.out().lines().count(), report.out());
  }

  private static void writeBoxes(String file, double[] lower, double[] upper) {
    Npz.of(
            Map.of(
                "lower", NpyArray.of(lower, lower.length / 64, 64),
                "upper", NpyArray.of(upper, upper.length / 64, 64)),
            Map.of())
        .write(folder.resolve(file));
  }

  /** Each adversarial example that was saved is misclassified pixels within the radius. */
  @Test
  void savedAdversarialExamplesLieInTheBall() throws IOException {
    JsonNode summary = json("runs/small/attack/summary.json");
    int count = 0;
    Path examples = folder.resolve("runs/small/attack/adversarial");
    if (Files.isDirectory(examples)) {
      try (Stream<Path> files = Files.list(examples)) {
        for (Path file : files.toList()) {
          Map<String, NpyArray> arrays = Npz.read(file).arrays();
          assertFalse(
              arrays.get("label").values()[0] == arrays.get("prediction").values()[0],
              file.toString());
          for (double pixel : arrays.get("pixels").values()) {
            assertTrue(pixel >= 0 && pixel <= 1, file + ": pixel " + pixel);
          }
          count++;
        }
      }
    }
    assertEquals(summary.get("falsified").asInt(), count);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "certify missing.npz --epsilon 0.05 | missing.npz: no such file",
        "certify truncated.npz --epsilon 0.05 | truncated.npz: ",
        "certify foreign.npz --epsilon 0.05 | foreign.npz: model.json: missing",
        "certify nan.npz --epsilon 0.05 | nan.npz: P: expected finite values",
        "certify shapes.npz --epsilon 0.05 | shapes.npz: P: expected shape [8, 8]",
        "certify runs/small/model.npz | epsilon: missing",
        "certify runs/small/model.npz --epsilon -1 | epsilon",
        "certify runs/small/model.npz --epsilon NaN | epsilon",
        "certify runs/small/model.npz --epsilon 0.05 --samples 400-600 | 600",
        "certify runs/small/model.npz --epsilon 0.05 --method magic | method",
        "certify runs/small/model.npz --epsilon 0.05 --set certify.craft.stepsize=1 | stepSize",
        "certify runs/small/model.npz --epsilonn 0.05 | --epsilon",
        "certify runs/small/model.npz --epsilon 0.01 --data mnist --data-dir . | ",
        "attack runs/small/model.npz --epsilon 0.05 --set attack.pgd.restarts=0 |"
            + " attack.pgd.restarts: expected",
        "train missing.yaml | missing.yaml: cannot be read: no such file",
        "train unknown.yaml | epoch: unknown key; did you mean epochs",
        "run unknown.yaml | epoch: unknown key; did you mean epochs",
        "run small.yaml --epsilon 0.04 | epsilon",
        "certify runs/small/model.npz --box missing.npz | missing.npz: no such file",
        "certify runs/small/model.npz --box runs/small/model.npz | unexpected array",
        "certify runs/small/model.npz --box order.npz | order.npz: box 0, pixel 1: lower 0.5 is",
        "certify runs/small/model.npz --box unit.npz --epsilon 0.1 | box: expected no epsilon",
        "certify runs/small/model.npz --box unit.npz --samples 0-1 | from 0 to 0, the boxes of",
        "radius runs/small/model.npz --tolerance 0 | radius.tolerance: expected",
        "radius runs/small/model.npz --max-epsilon 2 | radius.maxEpsilon: expected",
        "radius runs/small/model.npz --epsilon 0.1 | --epsilon: not for radius",
        "radius runs/small/model.npz --method pgd | radius.method: expected one of",
        "radius runs/small/model.npz --box unit.npz | box: not for radius",
        "radius missing.npz | missing.npz: no such file",
        "report nowhere | nowhere",
        "fly away | fly",
      })
  void wrongInputIsOneLineAndExitCodeTwo(String arguments, String expected)
      throws IOException, InterruptedException {
    prepareWrongInputs();
    ChildProcess.Outcome outcome = mondeq(arguments.split(" "));
    assertEquals(2, outcome.code(), outcome.text());
    assertEquals(1, outcome.err().lines().count(), outcome.text());
    assertTrue(outcome.err().startsWith("mondeq: "), outcome.err());
    assertTrue(expected == null || outcome.err().contains(expected), outcome.err());
    assertEquals("", outcome.out());
  }

  private static void prepareWrongInputs() throws IOException {
    Path model = folder.resolve("runs/small/model.npz");
    byte[] bytes = Files.readAllBytes(model);
    Files.write(folder.resolve("truncated.npz"), java.util.Arrays.copyOf(bytes, 3000));
    Files.writeString(folder.resolve("unknown.yaml"), CONFIG.replace("epochs:", "epoch:"));
    double[] half = new double[64];
    java.util.Arrays.fill(half, 1, 64, 0.5);
    writeBoxes("order.npz", half, new double[64]);
    writeBoxes("unit.npz", new double[64], half);
    Npz npz = Npz.read(model);
    Npz.of(npz.arrays(), Map.of()).write(folder.resolve("foreign.npz"));
    Map<String, NpyArray> arrays = npz.arrays();
    double[] broken = arrays.get("P").values().clone();
    broken[3] = Double.NaN;
    arrays.put("P", NpyArray.of(broken, 8, 8));
    Npz.of(arrays, npz.texts()).write(folder.resolve("nan.npz"));
    arrays.put("P", NpyArray.of(new double[64], 64));
    Npz.of(arrays, npz.texts()).write(folder.resolve("shapes.npz"));
  }

  /** A limit on the size of files stands in for a full disk: a write fails in the middle. */
  @Test
  void aFullDiskFailsTheRunAndLeavesNothingHalfWritten() throws IOException, InterruptedException {
    List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 4; exec \"$@\"", "-"));
    limited.addAll(
        ChildProcess.command("train", "small.yaml", "--output", "full", "--set", "train.epochs=1"));
    ChildProcess.Outcome outcome = ChildProcess.run(folder, limited);
    assertEquals(1, outcome.code(), outcome.text());
    assertEquals(1, outcome.err().lines().count(), outcome.text());
    assertTrue(outcome.err().contains("cannot be written"), outcome.err());
    assertFalse(Files.exists(folder.resolve("full/model.npz")));
    try (Stream<Path> files = Files.walk(folder.resolve("full"))) {
      assertEquals(
          List.of(),
          files
              .filter(Files::isRegularFile)
              .map(f -> f.getFileName().toString())
              .filter(name -> name.endsWith(".npz") || name.startsWith("."))
              .filter(name -> !name.equals(".lock"))
              .toList());
    }
  }
}
