package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.results.ResultSet;
import org.mondeq.results.Verdict;
import org.mondeq.testing.RandomModels;

class BenchmarkCommandTest {
  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeModel() {
    model = folder.resolve("m.npz");
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        model);
  }

  private CommandLineRunner.Outcome run(String output, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "benchmark",
                model + "@0.001",
                model + "@0.3",
                "--samples",
                "0-14",
                "--output",
                folder.resolve(output).toString()));
    words.addAll(List.of(more));
    return CommandLineRunner.run(words.toArray(String[]::new));
  }

  private long count(String run, Verdict verdict) {
    return ResultSet.read(folder.resolve(run)).results().stream()
        .filter(result -> result.verdict() == verdict)
        .count();
  }

  @Test
  void tellsWhatTheRunsTell() throws IOException {
    CommandLineRunner.Outcome outcome = run("first");
    assertEquals(0, outcome.code(), outcome.err());
    List<String> lines = Files.readAllLines(folder.resolve("first/benchmark.csv"));
    assertEquals(3, lines.size());
    for (int row = 0; row < 2; row++) {
      String[] cells = lines.get(row + 1).split(",", -1);
      String run = "first/0" + row;
      assertEquals(row == 0 ? "0.001" : "0.3", cells[1]);
      assertEquals(count(run + "/unchecked", Verdict.CERTIFIED_UNCHECKED) + "", cells[3]);
      assertEquals(count(run + "/checked", Verdict.FALSIFIED) + "", cells[4]);
      assertEquals(count(run + "/checked", Verdict.UNKNOWN) + "", cells[5]);
      assertTrue(Double.parseDouble(cells[7]) > 0, "seconds");
      assertTrue(Double.parseDouble(cells[8]) > 0, "processor time");
    }
    assertTrue(count("first/00/checked", Verdict.CERTIFIED) > 0);
    assertTrue(count("first/01/checked", Verdict.FALSIFIED) > 0);
  }

  @Test
  void comparesWithAnEarlierRun() {
    assertTrue(run("first").out().lines().noneMatch(line -> line.endsWith(" times")));
    CommandLineRunner.Outcome outcome =
        run("second", "--against", folder.resolve("first").toString());
    assertEquals(0, outcome.code(), outcome.err());
    long compared = outcome.out().lines().filter(line -> line.matches(".*, [0-9.]+ times")).count();
    assertEquals(2, compared, outcome.out());
  }

  @Test
  void doesNotMixRuns() {
    run("first");
    CommandLineRunner.Outcome outcome = run("first");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("holds a benchmark"), outcome.err());
    assertEquals(0, run("first", "--overwrite").code());
  }

  @Test
  void refusesWhatIsNoProblem() throws IOException {
    for (String problem : List.of(model.toString(), "@0.1", model + "@", model + "@x")) {
      CommandLineRunner.Outcome outcome = CommandLineRunner.run("benchmark", problem);
      assertEquals(2, outcome.code(), problem);
      assertEquals(1, outcome.err().lines().count(), outcome.err());
    }
    Path table = folder.resolve("table.csv");
    Files.writeString(table, "model,epsilon\nm,0.1\n");
    CommandLineRunner.Outcome outcome = run("out", "--against", table.toString());
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("table.csv: line "), outcome.err());
  }
}
