package org.mondeq.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.cli.certify.RunContents;

/**
 * A certification on a real cluster, of which a worker is killed mid-way, and then the driver,
 * which is started again: nothing is lost, nothing doubled.
 */
@SuppressWarnings("try") // an interrupted test ends
class ClusterIT {
  private static final int SAMPLES = 200;
  private static final long PATIENCE_SECONDS = 500;

  @TempDir private Path folder;

  private Process start(List<String> command, String log) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(log).toFile())
        .start();
  }

  private void done(List<String> command, String log) throws IOException, InterruptedException {
    Process process = start(command, log);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertEquals(0, process.waitFor(), command + "\n" + Files.readString(folder.resolve(log)));
  }

  private String[] certify(String output) {
    return new String[] {
      "certify",
      "model/model.npz",
      "--epsilon",
      "0.1",
      "--samples",
      "0-" + (SAMPLES - 1),
      "--certificates",
      "proofs",
      "--output",
      output
    };
  }

  private long finished() throws IOException {
    Path results = folder.resolve("spark/results.jsonl");
    return Files.exists(results) ? Files.readString(results).lines().count() : 0;
  }

  private void awaitFinished(long count, Process driver) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (finished() < count && driver.isAlive() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }

  @Test
  void aKilledWorkerAndAKilledDriverLoseAndDoubleNothing()
      throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("small.yaml"),
        "{data: digits, model: {latent: 24}, train: {epochs: 2, batchSize: 32}}");
    done(Cluster.alone("train", "small.yaml", "--output", "model"), "train.log");
    done(Cluster.alone(certify("one")), "one.log");
    Path proofs = folder.resolve("proofs");
    Files.move(proofs, folder.resolve("proofs-of-one"));
    try (Cluster cluster = new Cluster(Files.createDirectories(folder.resolve("cluster")))) {
      Process first = cluster.worker("worker1");
      cluster.worker("worker2");
      Process driver = start(cluster.driver(certify("spark")), "driver1.log");
      awaitFinished(10, driver);
      assertTrue(driver.isAlive(), () -> log("driver1.log") + cluster.logs());
      Cluster.kill(first);
      long atLoss = finished();
      awaitFinished(atLoss + 20, driver);
      Cluster.kill(driver);
      long atDeath = finished();
      assertFalse(Files.exists(folder.resolve("spark/summary.json")), "killed before its end");
      assertTrue(atDeath > atLoss, () -> "went on after the loss of a worker" + cluster.logs());
      done(cluster.driver(certify("spark")), "driver2.log");
      System.out.printf(
          "cluster: worker killed after %d of %d results, driver after %d%n",
          atLoss, SAMPLES, atDeath);
    }
    Map<String, String> one = RunContents.of(folder.resolve("one"));
    Map<String, String> spark = RunContents.of(folder.resolve("spark"));
    assertEquals(one.keySet(), spark.keySet());
    one.forEach((name, content) -> assertEquals(content, spark.get(name), name));
    assertEquals(SAMPLES, finished());
    assertEquals(RunContents.of(folder.resolve("proofs-of-one")), RunContents.of(proofs));
    done(Cluster.alone("check", "model/model.npz", "proofs"), "check.log");
  }

  private String log(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
