package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.Json;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.testing.RandomModels;

/** With {@code --json} programs read the standard output; {@code --log-file} keeps everything. */
class JsonAndLogTest {
  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void write() {
    model = folder.resolve("m.npz");
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        model);
  }

  private List<JsonNode> objects(String... words) throws Exception {
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(words);
    assertEquals(0, outcome.code(), outcome.err());
    List<JsonNode> objects = new ArrayList<>();
    for (String line : outcome.out().lines().toList()) {
      objects.add(Json.MAPPER.readTree(line));
    }
    return objects;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void aCertificationIsOneObject() throws Exception {
    String out = path("c");
    String[] words = {
      "certify", model + "", "--epsilon", "0.01", "--samples=0-4", "--output", out, "--json"
    };
    JsonNode run = objects(words).get(0);
    JsonNode summary = Json.MAPPER.readTree(Path.of(out, "summary.json").toFile());
    assertEquals(5, run.path("samples").asInt());
    assertEquals(summary.path("certified"), run.path("certified"));
    assertEquals(out, run.path("folder").asText());
    assertEquals(0.01, run.path("epsilon").asDouble());
    assertTrue(run.path("complete").asBoolean());
    JsonNode row = objects("report", out, "--json").get(0);
    assertEquals(run, row);
  }

  @Test
  void attacksAndRadiiAreObjectsToo() throws Exception {
    String attack = path("a");
    String[] words = {
      "attack", model + "", "--epsilon", "0.01", "--samples=0-1", "--output", attack, "--json"
    };
    assertEquals("attack", objects(words).get(0).path("task").asText());
    String radius = path("r");
    String[] search = {"radius", model + "", "--samples=0-1", "--output", radius, "--json"};
    JsonNode found = objects(search).get(0);
    assertEquals("radius", found.path("task").asText());
    assertEquals(2, found.path("samples").asInt());
    assertEquals(List.of(found), objects("report", radius, "--json"));
  }

  @Test
  void aModelIsAnObject() throws Exception {
    List<JsonNode> found = objects("inspect", model + "", "--samples=0-9", "--json");
    assertEquals(1, found.size());
    assertEquals(5, found.get(0).path("model").path("latent").asInt());
    assertEquals(10, found.get(0).path("samples").asInt());
    assertTrue(found.get(0).path("spectrum").path("operatorNorm").asDouble() > 0);
  }

  @Test
  void aLogHasWhatWasPrintedAndEachSample() throws Exception {
    Path log = folder.resolve("log");
    String[] words = {
      "certify",
      model + "",
      "--epsilon=0.01",
      "--samples=0-2",
      "--output",
      path("c"),
      "--log-file",
      log + ""
    };
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(words);
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("", outcome.err());
    List<String> lines = Files.readAllLines(log);
    assertTrue(lines.get(0).endsWith("mondeq " + String.join(" ", words)), lines.get(0));
    assertTrue(lines.stream().allMatch(line -> line.matches(" *[0-9]+\\.[0-9]{3}  .*")));
    assertEquals(3, lines.stream().filter(line -> line.contains("certify: sample ")).count());
    assertTrue(lines.get(lines.size() - 1).endsWith(outcome.out().strip()));

    String[] wrong = {"certify", path("none.npz"), "--epsilon=0", "--log-file", log + ""};
    assertEquals(2, CommandLineRunner.run(wrong).code());
    String text = Files.readString(log);
    assertTrue(text.startsWith(String.join("\n", lines)), "it is appended to");
    assertTrue(text.contains("none.npz: no such file"), text);
    assertTrue(text.contains("\tat org.mondeq."), "a stack trace");
  }
}
