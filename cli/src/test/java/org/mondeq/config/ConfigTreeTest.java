package org.mondeq.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.io.Expect;
import org.mondeq.io.InvalidInputException;

class ConfigTreeTest {
  /** A section as a module would declare it. */
  record Training(Integer epochs, Double rate, List<Integer> steps, Optional<Nested> inner) {
    enum Mode {
      FAST,
      VERY_SLOW
    }

    record Nested(Mode mode, boolean on) {}

    Training {
      epochs = epochs == null ? 10 : Expect.between("epochs", 1, 1000, epochs);
      rate = rate == null ? 0.1 : Expect.positive("rate", rate);
      steps = steps == null ? List.of() : steps;
    }
  }

  record OnlyTraining() {}

  private static ConfigTree tree(String yaml) {
    return ConfigTree.parse(yaml, "a.yaml");
  }

  private static String fault(String yaml) {
    return assertThrows(
            InvalidInputException.class,
            () -> {
              ConfigTree tree = tree(yaml);
              tree.bindGeneral(ExperimentConfig.class, List.of("train"));
              tree.bind("train", Training.class);
            })
        .getMessage();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          epsilom: 1 | a.yaml:1: epsilom: unknown key; did you mean epsilon?
          train: {epoch: 3} | a.yaml:1: train.epoch: unknown key; did you mean epochs?
          train: {zzzzzz: 3} | a.yaml:1: train.zzzzzz: unknown key; expected one of epochs, inner, rate, steps
          train: {epochs: ten} | a.yaml:1: train.epochs: expected a whole number, got "ten"
          train: {epochs: 1.5} | a.yaml:1: train.epochs: expected a whole number, got 1.5
          train: {epochs: 0} | a.yaml:1: train.epochs: expected 1 to 1000, got 0
          train: {epochs: 99999999999999999999} | a.yaml:1: train.epochs: expected a whole number, got 99999999999999999999
          train: {epochs: } | a.yaml:1: train.epochs: expected a whole number, got nothing
          train: {epochs: {a: 1}} | a.yaml:1: train.epochs: expected a whole number, got a section
          train: {rate: .nan} | a.yaml:1: train.rate: expected a finite number, got NaN
          train: {rate: NaN} | a.yaml:1: train.rate: expected a finite number, got "NaN"
          train: {rate: 1e999} | a.yaml:1: train.rate: expected a finite number, got Infinity
          train: {rate: 1/0} | a.yaml:1: train.rate: expected a finite number, got "1/0"
          train: {steps: 3} | a.yaml:1: train.steps: expected a list, got 3
          train: {steps: [1, x]} | a.yaml:1: train.steps[1]: expected a whole number, got "x"
          train: {inner: {mode: fat, on: true}} | a.yaml:1: train.inner.mode: expected one of fast, very-slow, got "fat"
          train: {inner: {mode: fast}} | a.yaml:1: train.inner.on: missing
          train: {inner: {mode: fast, on: yes}} | a.yaml:1: train.inner.on: expected true or false, got "yes"
          train: 3 | a.yaml:1: train: expected keys and values, got 3
          epsilon: -0.1 | a.yaml:1: epsilon: expected 0.0 to 1.0, got -0.1
          samples: 9-0 | a.yaml:1: samples: expected the smaller index first, got "9-0"
          name: true | a.yaml:1: name: expected a text, got true
          name: a/b | a.yaml:1: name: expected letters, digits, '.', '_', '+', '-', got "a/b"
          model: {latent: 40, channels: 3} | a.yaml:1: model.architecture: expected convolutional, since channels, kernel, stride, padding or pooling is given
          model: {file: x.npz, latent: 40} | a.yaml:1: model.file: expected no other key beside it
          threads: 0 | a.yaml:1: threads: expected 1 to 1024, got 0
          - 3 | a.yaml: expected keys and values, got a list
          a: [1 | a.yaml:1: not YAML: expected ',' or ']', got the end
          a: [1 2: 3 | a.yaml:1: not YAML: expected ',' or ']', got the end
          a: {b: 1] | a.yaml:1: not YAML: expected ',' or '}', got ']'
          a: 'b | a.yaml:1: not YAML: expected the closing quote of a text
          a: b: c | a.yaml:1: not YAML: expected no colon here
          a: @b | a.yaml:1: not YAML: expected quotes around a value that begins with '@'
          a: *b | a.yaml:1: not YAML: expected an anchor &b before *b
          a: "\\y" | a.yaml:1: not YAML: expected a known escape in double quotes
          a: - b | a.yaml:1: not YAML: expected no '-' here
          """)
  void namesFaults(String yaml, String message) {
    assertEquals(message, fault(yaml));
  }

  @Test
  void namesTheLine() {
    assertEquals(
        "a.yaml:3: train.epochs: expected a whole number, got \"x\"",
        fault("name: a\ntrain:\n  epochs: x\n"));
  }

  @Test
  void rejectsDuplicateKeys() {
    assertEquals(
        "a.yaml:4: train.epochs: stands here twice, first in line 3",
        fault("name: a\ntrain:\n  epochs: 1\n  epochs: 2\n"));
  }

  @Test
  void rejectsTextThatIsNoYaml() {
    assertEquals("a.yaml:2: not YAML: expected spaces, got a tab", fault("name: a\n\tb: c"));
    assertEquals(
        "a.yaml:2: not YAML: expected one document, got a second", fault("a: 1\n---\nb: 2"));
    assertEquals(
        "a.yaml:2: not YAML: expected no control character, got U+0007", fault("b: 1\na: \u0007"));
    assertEquals(
        "a.yaml:2: not YAML: expected KEY: VALUE, got no colon", fault("a: 1\nepochs 3\nb: 2"));
    assertEquals(
        "a.yaml:3: not YAML: expected the indentation of the lines above",
        fault("a:\n   b: 1\n  c: 2"));
  }

  /** No words of the library for what is broken at random. */
  @Test
  void hasWordsOfItsOwnForEveryFault() {
    String text =
        "a: b\nc:\n  d: 3\n  e: [1, {f: g}]\n  h: \"x\\n\"\n  i: |\n    j\nk: &x 'q'\nl: *x\n";
    String characters = "{}[]\"',:0-tn\\\u0001\ud800x \n\t&*!|>%@`#?~";
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder broken = new StringBuilder(text);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(broken.length());
        broken.setCharAt(at, characters.charAt(random.nextInt(characters.length())));
      }
      try {
        ConfigTree.parse(broken.toString(), "a.yaml");
      } catch (InvalidInputException e) {
        String reason = e.getMessage();
        assertFalse(
            reason.matches(".*(found|scanning|parsing|allowed|token|scalar|mapping|stream).*"),
            reason);
        assertTrue(reason.length() <= 160 && reason.lines().count() == 1, reason);
      }
    }
  }

  @Test
  void passesOverAByteOrderMark() {
    assertEquals(3, ConfigTree.parse("\ufeffa: 3", "a.yaml").root().path("a").asInt());
  }

  @Test
  void boundsWhatAliasesExpandTo() {
    assertTrue(fault(bomb(4)).contains("more than 10000 values"));
    assertTrue(fault(bomb(9)).contains("aliases"));
    assertTrue(fault("a: &a {b: *a}").contains("20 levels"));
    assertTrue(fault("a: " + "[".repeat(100_000)).startsWith("a.yaml"));
  }

  /** Ten to the power of levels, in so many lines. */
  private static String bomb(int levels) {
    StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < levels; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append((alias + ", ").repeat(9)).append(alias).append("]\n");
    }
    return bomb.toString();
  }

  /** Each key below a long one would be remembered with its whole path. */
  @Test
  void boundsTheLengthOfKeys() {
    String key = "k".repeat(201);
    assertEquals("a.yaml:1: a key of more than 200 characters", fault("? " + key + "\n: {a: 1}"));
  }

  @Test
  void readsScalarsAsYamlTwelveDoes() {
    record All(String a, Integer b, Double c, Double d, String e, Boolean f) {}
    All all =
        ConfigTree.parse("{a: 1:30, b: 010, c: 1e-3, d: 2/255, e: no, f: true}", "b")
            .bindGeneral(All.class, List.of());
    assertEquals(new All("1:30", 10, 1e-3, 2.0 / 255, "no", true), all);
  }

  @Test
  void commandLineWins() {
    ConfigTree tree =
        tree("train: {epochs: 3, rate: 2}").with("train.epochs=5").with("train.steps=[1, 2]");
    Training training = tree.bind("train", Training.class);
    assertEquals(new Training(5, 2.0, List.of(1, 2), Optional.empty()), training);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          train.epochs=x | command line: train.epochs: expected a whole number, got "x"
          train.epohs=1 | command line: train.epohs: unknown key; did you mean epochs?
          train..a=1 | --set train..a=1: expected KEY=VALUE
          zzz.a=1 | command line: zzz: unknown key; expected one of train
          train.epochs.a=1 | command line: train.epochs.a: train.epochs is no section but 3
          train | --set train: expected KEY=VALUE
          =1 | --set =1: expected KEY=VALUE
          train.epochs=[ | --set train.epochs:1: not YAML: expected a value, got the end
          """)
  void namesFaultsOfTheCommandLine(String assignment, String message) {
    ConfigTree tree = tree("train: {epochs: 3}");
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> {
              ConfigTree changed = tree.with(assignment);
              changed.bindGeneral(OnlyTraining.class, List.of("train"));
              changed.bind("train", Training.class);
            });
    assertEquals(message, e.getMessage());
  }

  @Test
  void takesTextsOfTheCommandLineAsTheyAre() {
    ConfigTree tree = ConfigTree.empty().withText("name", "1e3").withText("data", "{a: b}");
    ExperimentConfig config = tree.bindGeneral(ExperimentConfig.class, List.of());
    assertEquals("1e3", config.name());
    assertEquals(Optional.of("{a: b}"), config.data());
  }

  @Test
  void rejectsFilesThatCannotBeRead(@TempDir Path folder) throws Exception {
    Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {'a', (byte) 0xff});
    Path large = Files.writeString(folder.resolve("c.yaml"), "#".repeat((1 << 20) + 1));
    assertReadFault(folder.resolve("none.yaml"), "cannot be read: no such file");
    assertReadFault(folder, "cannot be read: is a folder, expected a file");
    assertReadFault(binary, "not a text in UTF-8");
    assertReadFault(large, "more than 1048576 bytes");
  }

  private static void assertReadFault(Path file, String reason) {
    String message =
        assertThrows(InvalidInputException.class, () -> ConfigTree.read(file)).getMessage();
    assertTrue(message.startsWith(file + ": " + reason), message);
  }

  @Test
  void readsAnEmptyFileAsDefaults(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.yaml");
    Files.write(file, "# nothing\n".getBytes(StandardCharsets.UTF_8));
    ExperimentConfig config = ConfigTree.read(file).bindGeneral(ExperimentConfig.class, List.of());
    assertEquals("experiment", config.name());
    assertEquals(40, config.model().latent());
    assertEquals(1L, config.seed());
  }
}
