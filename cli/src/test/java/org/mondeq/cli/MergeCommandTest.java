package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.cli.certify.RunContents;
import org.mondeq.io.Json;

/** Shards of a small model of the digits. */
class MergeCommandTest {
  @TempDir private static Path trained;
  @TempDir private Path folder;
  private static String model;

  @BeforeAll
  static void train() throws IOException {
    Path config = trained.resolve("small.yaml");
    Files.writeString(config, "{data: digits, model: {latent: 8}, train: {epochs: 3}}");
    String output = trained.resolve("out").toString();
    assertEquals(0, CommandLineRunner.run("train", config.toString(), "--output", output).code());
    model = trained.resolve("out/model.npz").toString();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private CommandLineRunner.Outcome mondeq(String line, String... more) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      words.add(word.equals("M") ? model : word.startsWith("@") ? at(word.substring(1)) : word);
    }
    words.addAll(List.of(more));
    return CommandLineRunner.run(words.toArray(String[]::new));
  }

  private void assertSame(String one, String other) throws IOException {
    Map<String, String> files = RunContents.of(folder.resolve(one));
    Map<String, String> others = RunContents.of(folder.resolve(other));
    assertEquals(files.keySet(), others.keySet());
    files.forEach((name, content) -> assertEquals(content, others.get(name), name));
  }

  private void done(String line, String... more) {
    CommandLineRunner.Outcome outcome = mondeq(line, more);
    assertEquals(0, outcome.code(), outcome.err());
  }

  private void assertRefused(int code, String line, String... parts) {
    CommandLineRunner.Outcome outcome = mondeq(line);
    assertEquals(code, outcome.code(), outcome.out() + outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    for (String part : parts) {
      assertTrue(outcome.err().contains(part), outcome.err());
    }
  }

  private void shards(String command, int... indices) {
    for (int i : indices) {
      done(command + " --output @shared --shard " + i + "/3");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "certify M --epsilon 0.02 --samples 0-19",
        "attack M --epsilon 0.05 --samples 3-19 --set attack.methods=[pgd]",
        "radius M --samples 0-9 --max-epsilon 0.05 --tolerance 0.01"
      })
  void shardsMergeToTheFilesOfOneRun(String command) throws IOException {
    done(command + " --output @one");
    shards(command, 2, 0, 1);
    done("merge @shared --output @merged");
    assertSame("one", "merged");
    done("merge @shared @merged --output @merged");
    assertSame("one", "merged");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void certificatesOfShardsStandInOneFolder() throws IOException {
    String command = "certify M --epsilon 0.005 --samples 0-19 --certificates @proofs";
    done(command + " --output @one");
    Path proofs = folder.resolve("proofs");
    int all = files(proofs).size();
    assertTrue(all > 3);
    shards(command, 0, 1, 2);
    // A part that begins anew leaves the certificates of the others alone.
    done(command + " --overwrite --output @shared --shard 1/3");
    assertEquals(all, files(proofs).size());
    done("merge @shared --output @merged");
    assertSame("one", "merged");
    Files.delete(files(proofs).get(0));
    assertRefused(2, "merge @shared --output @other", "certificate of sample", "is not there");
  }

  @Test
  void namesWhatIsMissingAndContinuesWhatIsMerged() throws IOException {
    String command = "certify M --epsilon 0.02 --samples 0-19";
    done(command + " --output @one");
    shards(command, 0, 2);
    String table = mondeq("report @shared").out();
    assertEquals(2, table.lines().count(), table);
    assertTrue(table.contains("complete, lacks 7 of 20 samples, shard 1/3"), table);
    assertRefused(1, "merge @shared --output @merged", "lacks 7 of 20 samples, shard 1/3: 1,4,7");
    assertFalse(Files.exists(folder.resolve("merged")));
    done("merge @shared --partial --output @merged");
    assertTrue(mondeq("report @merged").out().contains("interrupted"));
    done(command + " --output @merged");
    assertSame("one", "merged");
  }

  @Test
  void reportShowsShardsAsOneRow() {
    String command = "certify M --epsilon 0.02 --samples 0-19";
    shards(command, 0, 1, 2);
    done("attack M --epsilon 0.02 --samples 0-19 --set attack.methods=[pgd] --output @attack");
    done(command + " --output @one");
    List<String> one = mondeq("report @one @attack").out().lines().toList();
    List<String> rows = mondeq("report @shared @attack").out().lines().toList();
    assertEquals(one.size(), rows.size());
    String seconds = "[0-9]+\\.[0-9]{2} +complete";
    assertEquals(one.get(1).replaceFirst(seconds, ""), rows.get(1).replaceFirst(seconds, ""));
    done("report @shared @attack --html @page.html");
  }

  @Test
  void radiiOfShardsAreOneRow() {
    String command = "radius M --samples 0-9 --max-epsilon 0.05 --tolerance 0.01";
    shards(command, 0, 1);
    String table = mondeq("report @shared").out();
    assertEquals(2, table.lines().count(), table);
    assertTrue(table.contains("lacks 3 of 10 samples, shard 2/3"), table);
  }

  @Test
  void otherSettingsAreRefused() {
    done("certify M --epsilon 0.02 --samples 0-9 --output @a --shard 0/2");
    done("certify M --epsilon 0.03 --samples 0-9 --output @b --shard 1/2");
    assertRefused(2, "merge @a @b --output @c", "different runs", "epsilon 0.02", "0.03");
    done("certify M --epsilon 0.02 --seed 4 --samples 0-9 --output @d --shard 1/2");
    assertRefused(2, "merge @a @d --output @c", "different runs", "seed 1 there, 4 now");
    assertFalse(Files.exists(folder.resolve("c")));
    assertRefused(2, "merge @none --output @c", "no such file or folder");
  }

  private void change(String part, Consumer<ObjectNode> change) throws IOException {
    Path file = folder.resolve(part).resolve("results.jsonl");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(line);
      change.accept(tree);
      lines.add(
          Json.MAPPER
              .writer()
              .withoutFeatures(com.fasterxml.jackson.databind.SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(tree));
    }
    Files.write(file, lines);
  }

  /** The same samples in two folders, as when a part was run twice. */
  private void twice() {
    String command = "certify M --epsilon 0.005 --samples 0-9 --shard 0/1 --output ";
    done(command + "@a");
    done(command + "@b");
  }

  @Test
  void samplesThatStandTwiceMustAgree() throws IOException {
    twice();
    done("merge @a @b --output @same");
    List<String> same = Files.readAllLines(folder.resolve("same/results.jsonl"));
    assertEquals(10, same.size());
    change(
        "b/shard-0-of-1",
        line -> {
          if (line.path("verdict").asText().equals("certified")) {
            line.put("verdict", "unknown").put("reason", "time limit").putNull("bound");
          }
        });
    done("merge @b @a --output @decided");
    assertSame("same", "decided");
    change(
        "b/shard-0-of-1",
        line -> {
          if (line.path("verdict").asText().equals("misclassified")) {
            line.put("label", (line.path("prediction").asInt() + 1) % 10);
          } else {
            line.put("label", 9 - line.path("label").asInt());
            line.put("prediction", line.path("label").asInt());
          }
        });
    assertRefused(2, "merge @a @b --output @c", "sample 0 of digits", "must agree");
  }

  @Test
  void aProofAndACounterexampleOfOneSampleAreAnAlarm() throws IOException {
    twice();
    change(
        "b/shard-0-of-1",
        line -> {
          if (line.path("verdict").asText().equals("certified")) {
            line.put("verdict", "falsified").putNull("bound").put("adversarial", "x.npz");
          }
        });
    assertRefused(1, "merge @a @b --output @c", "soundness alarm");
    assertRefused(1, "report @a @b", "soundness alarm");
    assertFalse(Files.exists(folder.resolve("c")));
  }

  @Test
  void aRunHasPartsAfterItsTraining() throws IOException {
    Path config = folder.resolve("c.yaml");
    Files.writeString(
        config,
        "{name: c, data: digits, model: {latent: 6}, train: {epochs: 1}, epsilon: 0.02,"
            + " samples: 0-11, attack: {methods: [pgd]}}");
    assertRefused(2, "run @c.yaml --output @r --shard 0/2", "no model yet", "train it first");
    done("train @c.yaml --output @r");
    done("run @c.yaml --output @r --shard 1/2");
    done("run @c.yaml --output @r --shard 0/2");
    done("merge @r --output @m");
    done("run @c.yaml --output @r");
    for (String stage : List.of("attack", "certify")) {
      assertSame("r/" + stage, "m/" + stage);
    }
    ObjectNode one = (ObjectNode) Json.MAPPER.readTree(folder.resolve("r/summary.json").toFile());
    ObjectNode merged =
        (ObjectNode) Json.MAPPER.readTree(folder.resolve("m/summary.json").toFile());
    one.remove("secondsPerCorrect");
    merged.remove("secondsPerCorrect");
    assertEquals(one, merged);
    String table = mondeq("report @r/shard-0-of-2 @r/shard-1-of-2").out();
    assertEquals(2, table.lines().count(), table);
  }
}
