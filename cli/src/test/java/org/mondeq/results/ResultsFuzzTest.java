package org.mondeq.results;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.Json;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.MemoryFolder;
import org.mondeq.testing.Mutator;

/** Whatever holds no results of a run is refused in one line. */
class ResultsFuzzTest {
  private static final RunInfo INFO =
      new RunInfo(
          "mondeq 1",
          Task.CERTIFY,
          "m",
          "ab".repeat(32),
          40,
          "digits",
          "cd".repeat(32),
          "complete",
          0.05,
          1,
          "2026-01-01T00:00:00Z",
          "17",
          "Linux",
          Map.of("certify.timeout", "none"),
          null);
  private static final String LINES =
      """
      {"index":0,"label":7,"prediction":7,"verdict":"certified","margin":1.5,"bound":0.25,"method":"complete","seconds":0.1,"nodes":3,"stage":"root","reason":null,"converged":true,"settings":null,"adversarial":null}
      {"index":1,"label":2,"prediction":7,"verdict":"misclassified","margin":null,"bound":null,"method":"complete","seconds":0,"nodes":null,"stage":null,"reason":null,"converged":null,"settings":null,"adversarial":null}
      {"index":2,"label":2,"prediction":2,"verdict":"unknown","margin":null,"bound":-3e-5,"method":"complete","seconds":9.5,"nodes":1000,"stage":"tree","reason":"time","converged":null,"settings":"a","adversarial":null}
      """;
  private static final List<String> WORDS =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "\"\"",
          "-1",
          "0",
          "0.5",
          "1e400",
          "NaN",
          "2147483648",
          "\n",
          "\r",
          "9".repeat(1200),
          "\"certified\"",
          "\"falsified\"",
          "\"radius\"",
          "\"x\"",
          "{\"a\":null}",
          ",",
          ":",
          "{",
          "}",
          "\"",
          "\\",
          "\u0000",
          "\\u0000",
          Mutator.nested("[", "]", 1200));

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void resultsAreReadOrRefused() {
    String info = Json.toText(INFO);
    Campaign.run(
        "results.jsonl and run.json",
        5_000,
        8,
        random -> {
          boolean lines = random.nextBoolean();
          write(ResultSet.RESULTS, LINES, lines, random);
          write(ResultSet.RUN, info, !lines, random);
          return Campaign.read(
              () -> {
                ResultSet set = ResultSet.read(folder);
                set.summary();
                set.info().differences(INFO);
                Soundness.require(List.of(set, set));
              });
        });
  }

  private void write(String name, String text, boolean change, Random random) throws Exception {
    String content = change ? new Mutator(random).mutate(text, WORDS) : text;
    Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }
}
