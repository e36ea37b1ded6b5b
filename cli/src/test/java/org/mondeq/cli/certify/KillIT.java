package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.testing.Trials;

/**
 * Commands that are killed at random moments, and given again, end with the files of one that was
 * left in peace: none of the results is lost, doubled or another.
 */
class KillIT {
  private static final int KILLS = 4;
  private static final int MOST_IN_A_ROW = 3;

  /** Of a run, in which the program starts and nothing can be lost. */
  private static final double START = 0.25;

  private static final String CONFIG =
      """
      name: small
      data: digits
      samples: 0-59
      epsilon: 0.03
      threads: 2
      model: {latent: 12}
      train: {epochs: 4, batchSize: 32}
      attack: {methods: [pgd, square], pgd: {restarts: 2, steps: 20}, square: {queries: 50}}
      """;

  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "train", List.of("train", "../small.yaml"),
          "attack", List.of("attack", "../model.npz", "--epsilon", "0.05", "--samples", "0-199"),
          "certify",
              List.of(
                  "certify",
                  "../model.npz",
                  "--epsilon",
                  "0.05",
                  "--samples",
                  "0-99",
                  "--threads",
                  "2"),
          "run", List.of("run", "../small.yaml"));

  @TempDir static Path folder;
  private static final Map<String, Map<String, String>> UNDISTURBED = new TreeMap<>();
  private static final Map<String, Double> SECONDS = new TreeMap<>();

  private static List<String> command(String name) {
    String[] arguments =
        Stream.concat(COMMANDS.get(name).stream(), Stream.of("--output", "out", "--seed", "3"))
            .toArray(String[]::new);
    return ChildProcess.command(arguments);
  }

  private static Path place(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** What each command leaves if nothing happens, and how long it takes. */
  @BeforeAll
  static void runUndisturbed() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("small.yaml"), CONFIG);
    ChildProcess.Outcome train = ChildProcess.run(place("first"), command("train"));
    assertEquals(0, train.code(), train.text());
    Files.copy(folder.resolve("first/out/model.npz"), folder.resolve("model.npz"));
    for (String name : COMMANDS.keySet()) {
      long start = System.nanoTime();
      ChildProcess.Outcome outcome = ChildProcess.run(place(name), command(name));
      assertEquals(0, outcome.code(), outcome.text());
      SECONDS.put(name, (System.nanoTime() - start) * 1e-9);
      UNDISTURBED.put(name, RunContents.of(folder.resolve(name + "/out")));
    }
  }

  @Test
  void killedCommandsContinueToTheSameFiles() throws IOException, InterruptedException {
    int wanted = Trials.count(KILLS);
    List<String> names = COMMANDS.keySet().stream().sorted().toList();
    Map<String, Integer> kills = new TreeMap<>();
    int done = 0;
    int starts = 0;
    for (long seed = Trials.first(); done < wanted; seed++) {
      Random random = new Random(seed);
      String name = names.get((int) (seed % names.size()));
      Path place = place("kill" + seed);
      int inARow = Math.min(wanted - done, 1 + random.nextInt(MOST_IN_A_ROW));
      int killed = 0;
      boolean over = false;
      while (!over && killed < inARow) {
        double part = START + (1 - START) * random.nextDouble();
        over = !killed(place, command(name), part * SECONDS.get(name));
        killed += over ? 0 : 1;
        SECONDS.merge(name, over ? 0.9 : 1, (seconds, factor) -> seconds * factor); // less load
        starts++;
      }
      ChildProcess.Outcome last = ChildProcess.run(place, command(name));
      starts++;
      assertEquals(0, last.code(), "seed " + seed + ", " + name + ": " + last.text());
      assertEquals(UNDISTURBED.get(name), RunContents.of(place.resolve("out")), "seed " + seed);
      kills.merge(name, killed, Integer::sum);
      done += killed;
    }
    System.out.printf(
        "campaign kill -9: from seed %d, %d kills %s in %d starts, 0 lost, doubled or other"
            + " results%n",
        Trials.first(), done, kills, starts);
  }

  /** Starts a command and kills it after some seconds; false if it ended before. */
  private static boolean killed(Path place, List<String> command, double seconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(place.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor((long) (seconds * 1e3), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }
}
