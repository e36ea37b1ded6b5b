package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes work on the parts of one run in one folder at once; one is killed and given
 * again. Merged, their files are those of one process.
 */
class ShardIT {
  private static final int SHARDS = 3;
  private static final long PATIENCE_SECONDS = 240;

  @TempDir private Path folder;

  private static List<String> certify(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("certify", "out/model.npz", "--epsilon", "0.04", "--samples", "0-149"));
    words.addAll(List.of("--threads", "1", "--certificates", "proofs"));
    words.addAll(List.of(more));
    return ChildProcess.command(words.toArray(String[]::new));
  }

  private void done(List<String> command) throws IOException, InterruptedException {
    ChildProcess.Outcome outcome = ChildProcess.run(folder, command);
    assertEquals(0, outcome.code(), outcome.text());
  }

  private Process start(int shard) throws IOException {
    return new ProcessBuilder(certify("--output", "shared", "--shard", shard + "/" + SHARDS))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("shard" + shard + ".log").toFile())
        .start();
  }

  @Test
  void shardsAtOnceMergeToTheFilesOfOneProcess() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("small.yaml"),
        "{data: digits, model: {latent: 12}, train: {epochs: 4, batchSize: 32}}");
    done(ChildProcess.command("train", "small.yaml", "--output", "out"));
    done(certify("--output", "one"));
    List<Process> processes = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      processes.add(start(shard));
    }
    Path results = folder.resolve("shared/shard-1-of-3/results.jsonl");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (processes.get(1).isAlive() && !hasLine(results) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    processes.get(1).destroyForcibly().waitFor();
    assertTrue(hasLine(results), "the killed part has results");
    boolean amid = !Files.exists(results.resolveSibling("summary.json"));
    processes.set(1, start(1));
    for (int shard = 0; shard < SHARDS; shard++) {
      assertTrue(processes.get(shard).waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
      String log = Files.readString(folder.resolve("shard" + shard + ".log"));
      assertEquals(0, processes.get(shard).exitValue(), log);
    }
    done(ChildProcess.command("merge", "shared", "--output", "merged"));
    Map<String, String> one = RunContents.of(folder.resolve("one"));
    Map<String, String> merged = RunContents.of(folder.resolve("merged"));
    assertEquals(one.keySet(), merged.keySet());
    one.forEach((name, content) -> assertEquals(content, merged.get(name), name));
    assertTrue(amid, "the part was killed before its end");
    done(ChildProcess.command("check", "out/model.npz", "proofs"));
  }

  private static boolean hasLine(Path results) throws IOException {
    return Files.exists(results) && Files.size(results) > 0;
  }
}
