package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.Json;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.testing.RandomModels;

/** Several radii in one command, and the picture of what they show. */
class SeveralRadiiTest {
  @TempDir private Path folder;
  private Path model;
  private Path config;

  @BeforeEach
  void write() throws Exception {
    model = folder.resolve("m.npz");
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        model);
    config =
        Files.writeString(
            folder.resolve("c.yaml"),
            "{data: digits, model: '" + model + "', epsilon: [0.001, 2/255], samples: 0-4}");
  }

  private static CommandLineRunner.Outcome done(String... words) {
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(words);
    assertEquals(0, outcome.code(), outcome.err());
    return outcome;
  }

  private String certified(String radii) {
    String out = folder.resolve("c").toString();
    String[] words = {"certify", model + "", "--epsilon", radii, "--samples=0-49", "--output", out};
    done(words);
    return out;
  }

  private static Set<String> content(Path folder) throws Exception {
    TreeSet<String> names = new TreeSet<>();
    try (var files = Files.list(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  @Test
  void everyRadiusHasAFolder() throws Exception {
    Path out = Path.of(certified("0.001,4/255"));
    assertEquals(List.of("eps-0.001", "eps-4_255"), List.copyOf(content(out)));
    double epsilon =
        Json.MAPPER.readTree(out.resolve("eps-4_255/run.json").toFile()).path("epsilon").asDouble();
    assertEquals(4 / 255.0, epsilon);
    List<String> rows = done("report", out.toString()).out().lines().toList();
    assertEquals(3, rows.size());
    assertTrue(rows.get(1).contains(" 0.001 ") && rows.get(2).contains(" 4/255 "), rows + "");
    certified("0.001,4/255");
  }

  @Test
  void certificatesOfEachRadiusStandApart() throws Exception {
    Path proofs = folder.resolve("proofs");
    String[] words = {
      "certify",
      model + "",
      "--epsilon=0,0.0001",
      "--samples=0-49",
      "--certificates",
      proofs + "",
      "--output",
      folder.resolve("c") + ""
    };
    done(words);
    assertEquals(List.of("eps-0", "eps-0.0001"), List.copyOf(content(proofs)));
    assertEquals(content(proofs.resolve("eps-0")), content(proofs.resolve("eps-0.0001")));
    assertFalse(content(proofs.resolve("eps-0")).isEmpty());
    for (String line : Files.readAllLines(folder.resolve("c/eps-0/results.jsonl"))) {
      String file = Json.MAPPER.readTree(line).path("certificate").asText("");
      assertTrue(file.isEmpty() || Path.of(file).startsWith(proofs.resolve("eps-0")), file);
    }
  }

  @Test
  void aRunTakesAListFromItsConfiguration() throws Exception {
    Path out = folder.resolve("r");
    String printed = done("run", config.toString(), "--output", out.toString()).out();
    List<String> table = printed.lines().filter(line -> line.startsWith("random ")).toList();
    assertEquals(2, table.size(), printed);
    JsonNode summary = Json.MAPPER.readTree(out.resolve("summary.json").toFile());
    assertEquals(2, summary.size());
    assertEquals(0.001, summary.get(0).path("epsilon").asDouble());
    assertEquals(5, summary.get(1).path("samples").asInt());
    assertTrue(Files.readString(out.resolve("config.yaml")).contains("epsilon:\n- 0.001\n"));
    String[] again = {"run", out.resolve("config.yaml") + "", "--output", out + ""};
    assertEquals(
        table, done(again).out().lines().filter(line -> line.startsWith("random ")).toList());
    String[] less = {"run", config + "", "--output", out + "", "--epsilon=0.001", "--overwrite"};
    done(less);
    assertFalse(Files.exists(out.resolve("certify/eps-0.001/results.jsonl")), "it is overwritten");
  }

  @Test
  void wrongListsAreRefused() {
    for (String radii : List.of("0.1,", "0.1,0.1", "0.1,x", "0.1,7", "0.1,0.10000001")) {
      String[] words = {"certify", model + "", "--epsilon", radii, "--samples=0"};
      CommandLineRunner.Outcome outcome = CommandLineRunner.run(words);
      assertEquals(2, outcome.code(), radii + outcome.out());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
      assertTrue(outcome.err().contains("epsilon: expected"), outcome.err());
    }
  }

  @Test
  void thePictureHasTheSharesOfEveryRadius() throws Exception {
    String out = certified("0.001,0.01,0.05");
    Path svg = folder.resolve("plot.svg");
    done("report", out, "--plot", svg.toString());
    String text = Files.readString(svg);
    for (String word : List.of("certified", "open", "falsified", "misclassified", "50 samples")) {
      assertTrue(text.contains(word), word);
    }
    assertEquals(4 + 4, text.lines().filter(line -> line.startsWith("<polygon")).count());
    String area = text.lines().filter(line -> line.startsWith("<polygon")).findFirst().get();
    assertEquals(6, area.replaceAll(".*points=\"([^\"]*)\".*", "$1").split(" ").length);

    Path png = folder.resolve("plot.png");
    done("report", out, "--plot", png.toString());
    assertEquals(1280, ImageIO.read(png.toFile()).getWidth());
  }

  @Test
  void aSearchForRadiiIsDrawnInSteps() throws Exception {
    String out = folder.resolve("r").toString();
    done("radius", model.toString(), "--samples=0-4", "--output", out);
    Path svg = folder.resolve("plot.svg");
    done("report", out, "--plot", svg.toString());
    assertTrue(Files.readString(svg).contains("radius ε"));
  }
}
