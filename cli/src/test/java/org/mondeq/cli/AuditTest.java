package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Origin;
import org.mondeq.io.Json;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.testing.RandomModels;

/** What certificates are about, and whether a whole run is what it was. */
class AuditTest {
  @TempDir private Path folder;
  private Path model;
  private Path run;
  private Path proofs;

  @BeforeEach
  void certify() {
    model = folder.resolve("m.npz");
    run = folder.resolve("run");
    proofs = folder.resolve("proofs");
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        model);
    String[] words = {
      "certify", model + "", "--epsilon", "0.01", "--samples=0-49", "--certificates", proofs + "",
      "--output", run + ""
    };
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(words);
    assertEquals(0, outcome.code(), outcome.err());
  }

  private CommandLineRunner.Outcome check(Path what, String... more) {
    List<String> words = new java.util.ArrayList<>(List.of("check", model + "", what + ""));
    words.addAll(List.of(more));
    return CommandLineRunner.run(words.toArray(String[]::new));
  }

  private Path first() throws IOException {
    try (var files = Files.list(proofs)) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(from), text);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void certificatesNameTheirSampleAndData() throws IOException {
    Origin origin = Origin.of(Npz.bytes(first())).orElseThrow();
    int index = Integer.parseInt(first().getFileName().toString().replace(".npz", ""));
    assertEquals(index, origin.sample());
    assertEquals("digits", origin.data());
    assertEquals(0.01, origin.epsilon());
    assertEquals("inf", origin.norm());
    String sha256 = Json.MAPPER.readTree(run.resolve("run.json").toFile()).path("dataSha256").asText();
    assertEquals(sha256, origin.dataSha256());
  }

  @Test
  void theBallIsContainedUpToItsRadiusAndNoFurther() {
    for (String radius : List.of("0.01", "0.005")) {
      CommandLineRunner.Outcome outcome = check(proofs, "--against", "digits", "--epsilon", radius);
      assertEquals(0, outcome.code(), outcome.out());
      assertTrue(outcome.out().contains("contains the ball of " + radius + " about sample "));
    }
    assertEquals(0, check(proofs, "--against", "digits").code(), "the radius that they name");
    CommandLineRunner.Outcome wider = check(proofs, "--against", "digits", "--epsilon", "0.0101");
    assertEquals(1, wider.code());
    assertTrue(wider.out().contains("rejected: does not contain the ball of 0.0101"), wider.out());
    assertTrue(wider.out().contains("check: 0 accepted"), wider.out());
  }

  @Test
  void anotherSampleOrNoneIsRejected() throws IOException {
    Certificate certificate = Certificate.read(first());
    Origin origin = Origin.of(Npz.bytes(first())).orElseThrow();
    Path moved = folder.resolve("moved/00000.npz");
    for (int sample = 0; sample < 50; sample++) {
      certificate.write(
          moved, new Origin(sample, "digits", origin.dataSha256(), "inf", origin.epsilon()));
      int code = check(moved, "--against", "digits").code();
      assertEquals(sample == origin.sample() ? 0 : 1, code, "sample " + sample);
    }
    certificate.write(moved, new Origin(origin.sample(), "digits", "other", "inf", 0.01));
    assertTrue(check(moved, "--against", "digits").out().contains("rejected: is about digits of"));
    certificate.write(moved, new Origin(500, "digits", origin.dataSha256(), "inf", 0.01));
    assertTrue(check(moved, "--against", "digits").out().contains("a sample that is not there"));
    certificate.write(moved);
    assertTrue(check(moved, "--against", "digits").out().contains("rejected: names no sample"));
    assertEquals(0, check(moved).code(), "it proves its claim all the same");
  }

  @Test
  void foldersAreSearchedAndModelsLeftOut() throws IOException {
    Files.copy(model, run.resolve("model.npz"));
    long certificates;
    try (var files = Files.list(proofs)) {
      certificates = files.count();
    }
    CommandLineRunner.Outcome outcome = check(folder);
    assertEquals(0, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains(": accepted: class "), outcome.out());
    List<JsonNode> objects = new java.util.ArrayList<>();
    for (String line : check(folder, "--json").out().lines().toList()) {
      objects.add(Json.MAPPER.readTree(line));
    }
    assertTrue(objects.stream().allMatch(o -> o.path("verdict").asText().equals("accepted")));
    assertEquals(certificates, objects.stream().filter(o -> o.path("leaves").asInt() > 0 && o.path("file").asText().contains("proofs")).count());
  }

  @Test
  void aRunIsCheckedAsAWhole() throws IOException {
    CommandLineRunner.Outcome whole = check(run);
    assertEquals(0, whole.code(), whole.out());
    assertTrue(whole.out().contains("manifest.json: accepted: "), whole.out());
    assertTrue(whole.out().matches("(?s).*; ([0-9]+) of \\1 decided samples proved by them\n"), whole.out());

    String name = first().getFileName().toString();
    Files.move(first(), folder.resolve("away.npz"));
    CommandLineRunner.Outcome missing = check(run);
    assertEquals(1, missing.code());
    assertTrue(missing.out().contains("rejected: ../proofs/" + name + " is not there"), missing.out());
    Files.move(folder.resolve("away.npz"), proofs.resolve(name));

    replace(run.resolve("results.jsonl"), "\"index\":0,", "\"index\":50,");
    CommandLineRunner.Outcome changed = check(run);
    assertEquals(1, changed.code());
    assertTrue(changed.out().contains("results.jsonl has another content"), changed.out());
  }

  @Test
  void anotherModelIsNotThatOfTheRun() {
    Path other = folder.resolve("other.npz");
    ModelFile.write(
        RandomModels.of(new Random(2), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        other);
    CommandLineRunner.Outcome outcome = CommandLineRunner.run("check", other + "", run + "");
    assertEquals(1, outcome.code());
    assertTrue(outcome.out().contains("rejected: is about another model"), outcome.out());
  }

  @Test
  void aRadiusNeedsData() {
    assertTrue(check(proofs, "--epsilon", "0.1").err().contains("expected --against beside it"));
    assertTrue(check(proofs, "--against", "digitz").err().contains("did you mean digits?"));
  }
}
