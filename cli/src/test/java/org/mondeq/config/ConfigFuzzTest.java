package org.mondeq.config;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.Mutator;

/** Whatever is no configuration is refused in one line. */
class ConfigFuzzTest {
  private static final String TEXT =
      """
      # An experiment.
      name: digits
      data: digits
      samples: 0-99
      epsilon: 0.05
      timeout: 2.5
      seed: 7
      quiet: false
      box: boxes.npz
      model:
        latent: 40
        monotonicity: 20
      train: {epochs: 40, batchSize: 32}
      certify:
        craft: {stepSize: 0.03, list: [1, 2]}
      """;
  private static final List<String> WORDS =
      List.of(
          "null",
          "~",
          "true",
          "yes",
          "-1",
          "0",
          "1e999",
          ".nan",
          ".inf",
          "0x10",
          "0o7",
          "1_000",
          "9".repeat(60),
          "2147483648",
          "\"",
          "'",
          "[",
          "]",
          "{",
          "}",
          ":",
          ": ",
          "- ",
          "? ",
          "\n",
          "\n\n",
          "  ",
          "\t",
          "#",
          "&a ",
          "*a",
          "&a [*a]",
          "!!int ",
          "!!runtime ",
          "!x ",
          "<<: *a",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "|\n",
          ">\n",
          "\u0000",
          "\u0007",
          "\uFEFF",
          "\u2028",
          "name: twice\n",
          "model: file.npz\n",
          "samples: 5-1\n",
          "samples: 0-99999999999\n",
          "channels: 3\n",
          "é",
          "\uD800",
          "x".repeat(3000),
          "a.b: 1\n",
          "\"\": 1\n",
          "2000-01-01",
          Mutator.nested("[", "]", 60),
          Mutator.nested("{a: ", "}", 60),
          "- ".repeat(60),
          Mutator.nested("[", "", 30_000),
          "a: &a [1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n");
  private static final List<String> KEYS =
      List.of(
          "name",
          "epsilon",
          "samples",
          "model.latent",
          "model",
          "a.b.c",
          "",
          ".",
          "a..b",
          "certify");

  @Test
  void configurationsAreReadOrRefused() {
    Campaign.run(
        "configuration",
        10_000,
        64,
        random -> {
          Mutator mutator = new Mutator(random);
          String text = mutator.mutate(TEXT, WORDS);
          return Campaign.read(() -> bind(ConfigTree.parse(text, "a.yaml"), mutator, random));
        });
  }

  /** The largest texts that are read, of one word over and over. */
  @Test
  void longTextsTakeNoTime() {
    for (String word : WORDS) {
      String text = "a:\n " + word.repeat((1 << 20) / word.length()) + "\n";
      assertTimeout(
          Duration.ofSeconds(5), () -> Campaign.read(() -> ConfigTree.parse(text, "a.yaml")), word);
    }
  }

  private static void bind(ConfigTree parsed, Mutator mutator, Random random) {
    ConfigTree tree = parsed;
    if (random.nextInt(4) == 0) {
      tree = tree.with(mutator.any(KEYS) + "=" + mutator.any(WORDS));
    }
    tree.bind("model", ModelConfig.class);
    tree.without("box").bindGeneral(ExperimentConfig.class, Set.of("train", "attack", "certify"));
    RecordTree.flat(tree.root());
  }
}
