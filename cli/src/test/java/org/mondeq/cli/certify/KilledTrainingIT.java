package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/** Training that fails, or is killed without a warning, as its user sees it. */
class KilledTrainingIT {
  private static final long PATIENCE_SECONDS = 120;
  private static final int LONGEST_MILLIS = 400;

  @TempDir Path folder;

  private void configure(String train) throws IOException {
    Files.writeString(
        folder.resolve("killed.yaml"),
        "{name: killed, data: digits, model: {latent: 8}, train: " + train + "}");
  }

  private List<String> train(String output) {
    return ChildProcess.command("train", "killed.yaml", "--output", output);
  }

  @Test
  void killedTrainingEndsWithTheSameModel() throws IOException, InterruptedException {
    configure("{epochs: 30, batchSize: 32, maxShift: 0.5, validation: 100, keepBest: true}");
    ChildProcess.Outcome whole = ChildProcess.run(folder, train("whole"));
    assertEquals(0, whole.code(), whole.text());
    killAfterTheFirstEpoch(train("killed"));
    assertFalse(Files.exists(folder.resolve("killed/model.npz")), "the run was not interrupted");
    ChildProcess.Outcome resumed = ChildProcess.run(folder, train("killed"));
    assertEquals(0, resumed.code(), resumed.text());
    assertEquals(whole.out().replace("whole", "killed"), resumed.out(), "what the two runs report");
    Map<String, NpyArray> expected = Npz.read(folder.resolve("whole/model.npz")).arrays();
    Map<String, NpyArray> actual = Npz.read(folder.resolve("killed/model.npz")).arrays();
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (name, array) -> assertArrayEquals(array.values(), actual.get(name).values(), name));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("whole/model.npz")),
        Files.readAllBytes(folder.resolve("killed/model.npz")));
  }

  private void killAfterTheFirstEpoch(List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.log").toFile())
            .start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!Files.exists(folder.resolve("killed/checkpoint.npz"))) {
        assertTrue(process.isAlive() && System.nanoTime() < end, "no checkpoint");
        Thread.sleep(5);
      }
      Thread.sleep(new Random(process.pid()).nextInt(LONGEST_MILLIS));
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertNotEquals(0, process.exitValue());
  }

  @Test
  void aSolverWithoutTimeFailsInOneLineEachTime() throws IOException, InterruptedException {
    configure("{epochs: 2, solverMaxIterations: 1}");
    for (int attempt = 0; attempt < 2; attempt++) {
      ChildProcess.Outcome outcome = ChildProcess.run(folder, train("hasty"));
      assertEquals(1, outcome.code(), outcome.text());
      assertEquals(1, outcome.err().lines().count(), outcome.text());
      assertTrue(outcome.err().contains("epoch 1, batch 1 of"), outcome.err());
      assertTrue(outcome.err().contains("reached its iteration limit"), outcome.err());
      assertTrue(outcome.err().contains("no epoch was finished"), outcome.err());
      assertEquals("", outcome.out());
      assertFalse(Files.exists(folder.resolve("hasty/model.npz")));
    }
  }

  @Test
  void aLearningRateThatLosesTheWeightsFailsInOneLine() throws IOException, InterruptedException {
    configure("{epochs: 2, learningRate: 1000000}");
    ChildProcess.Outcome outcome = ChildProcess.run(folder, train("wild"));
    assertEquals(1, outcome.code(), outcome.text());
    assertEquals(1, outcome.err().lines().count(), outcome.text());
    assertTrue(outcome.err().contains("a lower learningRate may help"), outcome.err());
    assertFalse(Files.exists(folder.resolve("wild/model.npz")));
  }
}
