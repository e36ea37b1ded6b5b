package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.app.Mondeq;
import org.mondeq.cli.CommandLineRunner.Outcome;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Regions of random models: what is said of their cells holds, and nothing is lost. */
class RegionCommandTest {
  private static final String REGION =
      """
      model: 'MODEL'
      inputs:
        - {name: x, unit: ft, range: [-100, 300], bounds: [-90, 270], cells: 3}
        - {name: y, range: [0, 1], bounds: [0.1, 0.8], cells: 2}
      split:
        - [x, y]
        - [y]
        - [x, y]
      threads: 2
      """;

  @TempDir private Path folder;

  /** A random model that gives each of its classes to some inputs: their mean logits are alike. */
  private static MonDeq model(Random random) {
    MonDeq model = RandomModels.dense(random, 2, 8, 3);
    Matrix logits = new Classifier(model).logits(RandomModels.pixels(random, 200, 2));
    double[] bias = model.outputBias().clone();
    for (int c = 0; c < bias.length; c++) {
      for (int i = 0; i < logits.rows(); i++) {
        bias[c] -= logits.get(i, c) / logits.rows();
      }
    }
    Map<String, NpyArray> parameters = new LinkedHashMap<>(model.parameters());
    parameters.put("v", NpyArray.of(bias, bias.length));
    return MonDeq.of(model.spec(), parameters);
  }

  private Path region(MonDeq model, String text) throws IOException {
    Path file = folder.resolve("m.npz");
    ModelFile.write(model, file);
    return Files.writeString(folder.resolve("r.yaml"), text.replace("MODEL", file.toString()));
  }

  private Path output() {
    return folder.resolve("out");
  }

  private Outcome run(Path region, String... more) {
    return CommandLineRunner.run(words(region, more));
  }

  private String[] words(Path region, String... more) {
    return Stream.concat(
            Stream.of("region", region.toString(), "--output", output().toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private List<JsonNode> cells() throws IOException {
    List<JsonNode> cells = new ArrayList<>();
    for (String line : Files.readAllLines(output().resolve("cells.jsonl"))) {
      cells.add(json(line));
    }
    return cells;
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode summary() throws IOException {
    return json(Files.readString(output().resolve("summary.json")));
  }

  private static double raw(JsonNode cell, int input, double part) {
    double low = cell.path("lower").get(input).asDouble();
    double value = low + (cell.path("upper").get(input).asDouble() - low) * part;
    return input == 0 ? (value + 100) / 400 : value;
  }

  /** Points of a cell, as the model reads them. */
  private static Matrix points(JsonNode cell, Random random, int count) {
    Matrix points = Matrix.zeros(count, 2);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 2; j++) {
        points.set(i, j, raw(cell, j, 0.001 + 0.998 * random.nextDouble()));
      }
    }
    return points;
  }

  private static void assertHolds(JsonNode cell, Classifier classifier, Random random) {
    String status = cell.path("status").asText();
    if (status.equals("certified")) {
      for (int prediction : classifier.predictions(points(cell, random, 200))) {
        assertEquals(cell.path("label").asInt(), prediction, cell::toString);
      }
    } else if (status.equals("mixed")) {
      Matrix point = Matrix.zeros(1, 2);
      for (int j = 0; j < 2; j++) {
        double value = cell.path("counterexample").get(j).asDouble();
        point.set(0, j, value);
        assertTrue(value >= raw(cell, j, 0) - 1e-12 && value <= raw(cell, j, 1) + 1e-12);
      }
      assertEquals(cell.path("prediction").asInt(), classifier.predictions(point)[0]);
      assertFalse(cell.path("label").asInt() == cell.path("prediction").asInt());
    }
  }

  @SeededTest(trials = 6)
  void cellsAreWhatTheySayAndVolumesAddUp(long seed) throws IOException {
    Random random = new Random(seed);
    MonDeq model = model(random);
    Outcome outcome = run(region(model, REGION));
    assertEquals(0, outcome.code(), outcome.err());
    Classifier classifier = new Classifier(model);
    cells().forEach(cell -> assertHolds(cell, classifier, random));
    JsonNode summary = summary();
    long whole = summary.path("smallestCells").asLong();
    assertEquals(6 * 4 * 2 * 4, whole);
    long sum =
        Stream.of("certified", "falsified", "mixed", "open")
            .mapToLong(key -> summary.path(key).asLong())
            .sum();
    assertEquals(whole, sum);
    assertEquals(0, summary.path("falsified").asLong());
    long classes =
        IntStream.range(0, 3).mapToLong(c -> summary.path("classes").path("" + c).asLong()).sum();
    assertEquals(summary.path("certified").asLong(), classes);
    assertTrue(summary.path("certified").asLong() > 0 && summary.path("mixed").asLong() > 0);
    String picture = Files.readString(output().resolve("cells.svg"));
    assertTrue(picture.startsWith("<svg") && picture.contains(">mixed</text>"));
  }

  /** Each cell without its time. */
  private List<ObjectNode> timeless() throws IOException {
    List<ObjectNode> timeless = new ArrayList<>();
    for (JsonNode cell : cells()) {
      timeless.add(((ObjectNode) cell).put("seconds", 0));
    }
    return timeless;
  }

  @SeededTest(trials = 3)
  void anInterruptedRunContinues(long seed) throws IOException {
    Random random = new Random(seed);
    Path region = region(model(random), REGION);
    assertEquals(0, run(region).code());
    List<ObjectNode> whole = timeless();
    List<String> lines = Files.readAllLines(output().resolve("cells.jsonl"));
    int kept = random.nextInt(lines.size());
    String cut =
        String.join("\n", lines.subList(0, kept)) + "\n" + lines.get(kept).substring(0, 20);
    Files.writeString(output().resolve("cells.jsonl"), cut.stripLeading());
    assertEquals(0, run(region).code());
    assertEquals(whole, timeless());
    assertEquals(0, run(region, "--overwrite").code());
    assertEquals(whole, timeless());
  }

  @Test
  void anInterruptionKeepsFinishedCells() throws Exception {
    Path region = region(model(new Random(2)), REGION);
    int code = Integer.MIN_VALUE;
    long patience = 50;
    for (int run = 0; code != 0; run++) {
      CommandLineRunner runner = new CommandLineRunner(Mondeq.commands(), Mondeq.stages());
      Thread user = interrupting(runner, run == 0 ? 0 : patience);
      code = runner.execute(words(region)).code();
      user.interrupt();
      user.join();
      assertTrue(code == 0 || code == 130, "code " + code);
      assertTrue(run > 0 || code == 130);
      patience *= 2;
    }
    List<ObjectNode> continued = timeless();
    assertEquals(0, run(region, "--overwrite").code());
    assertEquals(timeless(), continued);
  }

  private static Thread interrupting(CommandLineRunner runner, long milliseconds) {
    if (milliseconds == 0) {
      runner.interruption.request();
    }
    Thread user =
        new Thread(
            () -> {
              try {
                Thread.sleep(Math.max(1, milliseconds));
                runner.interruption.request();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    user.start();
    return user;
  }

  @Test
  void certificatesAreAcceptedByTheChecker() throws IOException {
    Path region = region(model(new Random(5)), REGION);
    Path proofs = folder.resolve("proofs");
    assertEquals(0, run(region, "--certificates", proofs.toString()).code());
    long certified =
        cells().stream().filter(cell -> cell.path("status").asText().equals("certified")).count();
    Outcome check =
        CommandLineRunner.run("check", folder.resolve("m.npz").toString(), proofs.toString());
    assertEquals(0, check.code(), check.err() + check.out());
    try (Stream<Path> files = Files.list(proofs)) {
      assertTrue(files.count() >= certified && certified > 0);
    }
    Outcome other = run(region, "--certificates", proofs.toString(), "--seed", "2");
    assertEquals(2, other.code());
  }

  @Test
  void whatIsExpectedDecidesWhatIsFalsified() throws IOException {
    MonDeq model = model(new Random(3));
    String named = "classes: [left, right, up]\n" + REGION;
    assertEquals(0, run(region(model, named)).code());
    JsonNode any = summary();
    String expecting = "expect: right\n" + named;
    Outcome outcome = run(region(model, expecting), "--overwrite");
    assertEquals(0, outcome.code(), outcome.err());
    JsonNode right = summary();
    assertEquals(any.path("classes").path("1").asLong(), right.path("certified").asLong());
    assertEquals(
        any.path("certified").asLong(),
        right.path("certified").asLong() + right.path("falsified").asLong());
    assertEquals(any.path("mixed"), right.path("mixed"));
    assertTrue(outcome.out().contains("right "), outcome.out());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spilt: [[x]] | r.yaml:1: spilt: unknown key; did you mean split?
          nodes: 0 | r.yaml:1: nodes: expected ≥ 1, got 0
          parts: 1.5 | r.yaml:1: parts: expected a whole number, got 1.5
          timeout: -1 | r.yaml:1: timeout: expected > 0, got -1.0
          name: a/b | r.yaml:1: name: expected letters
          classes: [a, b] | r.yaml: classes: expected 3, as many as the model has, got 2
          classes: [a, b, b] | r.yaml:1: classes: expected different names, got "b" twice
          expect: 3 | r.yaml: expect: expected a class, 0 to 2, got "3"
          picture: {axes: [x, z]} | r.yaml:1: picture: axes: unknown input "z"
          picture: {axes: [x, x]} | r.yaml:1: picture.axes: expected two inputs
          picture: {at: [3]} | r.yaml:1: picture: at: expected 0 values, got 1
          model: none.npz | none.npz: no such file
          """)
  void refusesHostileKeys(String line, String message) throws IOException {
    String key = line.substring(0, line.indexOf(':'));
    String rest =
        REGION.lines().filter(l -> !l.startsWith(key + ":")).reduce("", (a, b) -> a + b + "\n");
    assertRefused(line + "\n" + rest, message);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bounds: [0.1, 0.8] | bounds: [0.8, 0.1] | r.yaml:4: inputs[1].bounds: expected the smaller
          bounds: [0.1, 0.8] | bounds: [0.1] | r.yaml:4: inputs[1].bounds: expected two numbers, got 1
          bounds: [0.1, 0.8] | bounds: [0.1, 2] | r.yaml:4: inputs[1].bounds: expected 0.0 to 1.0 as the
          bounds: [0.1, 0.8] | bounds: [a, b] | r.yaml:4: inputs[1].bounds[0]: expected a finite number
          bounds: [0.1, 0.8] | bounds: [.nan, 1] | r.yaml:4: inputs[1].bounds[0]: expected a finite
          bounds: [0.1, 0.8], cells: 2 | bounds: [0.1, 0.1], cells: 2 | r.yaml:4: inputs[1].cells
          bounds: [0.1, 0.8], cells: 2 | bounds: [0.1, 0.1] | r.yaml:5: split: expected no fixed input
          bounds: [0.1, 0.8] | limits: [0.1, 0.8] | r.yaml:4: inputs[1].limits: unknown key
          range: [0, 1] | range: [1, 1] | r.yaml:4: inputs[1].range: expected two numbers
          cells: 2 | cells: 0 | r.yaml:4: inputs[1].cells: expected 1 to 1000000, got 0
          cells: 2 | cells: 2000000 | r.yaml:4: inputs[1].cells: expected 1 to 1000000
          name: y | name: x | r.yaml:2: inputs: expected different names, got "x" twice
          name: y | name: 'a b' | r.yaml:4: inputs[1].name: expected letters
          '  - [y]' | '  - [z]' | r.yaml:5: split: unknown input "z"; expected one of x, y
          '  - [y]' | '  - []' | r.yaml:5: split: expected inputs for each level, got an empty list
          '  - [y]' | '  - y' | r.yaml:5: split[1]: expected a list, got "y"
          """)
  void refusesHostileInputs(String old, String now, String message) throws IOException {
    assertTrue(REGION.contains(old), old);
    assertRefused(REGION.replace(old, now), message);
  }

  private void assertRefused(String text, String message) throws IOException {
    Path region = region(RandomModels.dense(new Random(1), 2, 4, 3), text);
    Outcome outcome = run(region);
    assertEquals(2, outcome.code(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertFalse(Files.exists(output()));
  }

  @Test
  void countsTheInputsOfTheModel() throws IOException {
    Outcome outcome = run(region(RandomModels.dense(new Random(1), 3, 4, 3), REGION));
    assertEquals(2, outcome.code());
    assertTrue(
        outcome.err().contains("r.yaml: inputs: expected 3, as many as the model has, got 2"));
  }
}
