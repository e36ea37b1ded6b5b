package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.testing.RandomModels;

class InspectCommandTest {
  @TempDir private Path folder;

  private Path model(InputShape shape) {
    Path file = folder.resolve("m.npz");
    ModelFile.write(RandomModels.of(new Random(1), new Architecture.Dense(5), shape, 10), file);
    return file;
  }

  @Test
  void describesAModel() {
    CommandLineRunner.Outcome outcome =
        CommandLineRunner.run("inspect", model(new InputShape(1, 8, 8)).toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("p = 5"), outcome.out());
    assertTrue(outcome.out().contains("m = 20.0000"), outcome.out());
    assertTrue(outcome.out().matches("(?s).*accuracy +[0-9.]+ %, [0-9]+ of 100 samples.*"));
  }

  @Test
  void needsNoData() {
    CommandLineRunner.Outcome outcome =
        CommandLineRunner.run("inspect", model(new InputShape(1, 1, 3)).toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("unknown: data: digits has images [1, 8, 8] of 10 classes"));
  }

  @Test
  void needsDataThatWasAskedFor() {
    String file = model(new InputShape(1, 1, 3)).toString();
    CommandLineRunner.Outcome outcome = CommandLineRunner.run("inspect", file, "--data", "digits");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().startsWith("mondeq: data: digits has images"), outcome.err());
  }

  @Test
  void rejectsWhatIsNoModel() {
    CommandLineRunner.Outcome outcome =
        CommandLineRunner.run("inspect", folder.resolve("none.npz").toString());
    assertEquals(2, outcome.code());
    assertEquals("mondeq: " + folder.resolve("none.npz") + ": no such file", outcome.err().strip());
  }
}
