package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.Trials;

/** Folders that cannot be written or are in use, and more samples than memory could hold. */
class FaultsIT {
  private static final int BOXES = 500;
  private static final int PIXELS = 64;

  @TempDir static Path folder;

  @BeforeAll
  static void writeInputs() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"), "name: a\ndata: digits\nepsilon: 0.03\ntrain: {epochs: 1}\n");
    MonDeq model =
        RandomModels.of(new Random(1), new Architecture.Dense(6), new InputShape(1, 8, 8), 10);
    ModelFile.write(model, folder.resolve("model.npz"));
    Files.writeString(folder.resolve("file"), "in the way");
  }

  private static List<String> command(String name, String output) {
    List<String> arguments = new ArrayList<>();
    boolean config = name.equals("train") || name.equals("run");
    arguments.addAll(List.of(name, config ? "a.yaml" : "model.npz", "--output", output));
    if (!config && !name.equals("radius")) {
      arguments.addAll(List.of("--epsilon", "0.01"));
    }
    return ChildProcess.command(arguments.toArray(String[]::new));
  }

  private static void assertOneLine(ChildProcess.Outcome outcome, String expected) {
    assertTrue(outcome.code() == 1 || outcome.code() == 2, outcome.text());
    assertEquals(1, outcome.err().lines().count(), outcome.text());
    assertTrue(outcome.err().contains(expected), outcome.text());
  }

  /** A place where nobody may write, not even the superuser, and one where a file stands. */
  @ParameterizedTest(name = "{0} --output {1}")
  @CsvSource({
    "train, /proc/mondeq/out",
    "attack, /proc/mondeq/out",
    "certify, /proc/mondeq/out",
    "run, /proc/mondeq/out",
    "radius, file/out",
    "train, file/out",
    "certify, file",
    "run, file",
  })
  void outputsThatCannotBeWrittenAreOneLine(String name, String output)
      throws IOException, InterruptedException {
    assertOneLine(ChildProcess.run(folder, command(name, output)), output);
  }

  /** The test is the other process. */
  @ParameterizedTest
  @ValueSource(strings = {"train", "attack", "certify", "radius"})
  void aFolderInUseIsRefused(String name) throws IOException, InterruptedException {
    Path output = folder.resolve("used-by-" + name);
    Files.createDirectories(output);
    try (FileChannel channel =
            FileChannel.open(
                output.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      ChildProcess.Outcome outcome = ChildProcess.run(folder, command(name, output.toString()));
      assertEquals(2, outcome.code(), outcome.text());
      assertOneLine(outcome, "another run is writing here");
    }
  }

  /** In a heap that has no room for more than the boxes and a line for each. */
  @Test
  void memoryDoesNotGrowWithSamples() throws IOException, InterruptedException {
    int boxes = Trials.count(BOXES);
    double[] lower = new Random(2).doubles((long) boxes * PIXELS, 0, 0.9).toArray();
    double[] upper = Arrays.stream(lower).map(x -> x + 0.01).toArray();
    Npz.of(
            Map.of(
                "lower", NpyArray.of(lower, boxes, PIXELS),
                "upper", NpyArray.of(upper, boxes, PIXELS)),
            Map.of())
        .write(folder.resolve("boxes.npz"));
    List<String> command =
        new ArrayList<>(
            ChildProcess.command(
                "certify",
                "model.npz",
                "--box",
                "boxes.npz",
                "--output",
                "many",
                "--threads",
                "2"));
    command.replaceAll(argument -> argument.equals("-Xmx512m") ? "-Xmx64m" : argument);
    ChildProcess.Outcome outcome = ChildProcess.run(folder, command);
    assertEquals(0, outcome.code(), outcome.text());
    List<String> lines = Files.readAllLines(folder.resolve("many/results.jsonl"));
    assertEquals(boxes, lines.size());
    Trials.report("memory", boxes + " samples in a heap of 64 MB");
  }
}
