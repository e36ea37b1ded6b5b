package org.mondeq.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.results.ResultSet;
import org.mondeq.results.ResultsFolder;
import org.mondeq.results.RunInfo;
import org.mondeq.results.SampleResult;
import org.mondeq.results.SampleResults;
import org.mondeq.results.Task;
import org.mondeq.testing.Trials;

/**
 * Samples that cost nothing, through the scheduler of Spark and the collector of the driver: how
 * many of them, and how many tasks, the driver can take. With {@code -Dtest.trials=100000} it
 * prints the figures of docs/scaling.md.
 */
class SimulationTest {
  private static final int SAMPLES = 2_000;
  private static final int SINGLE = 200;

  private static JavaSparkContext context;
  @TempDir private Path folder;

  @BeforeAll
  static void connect() {
    context = new JavaSparkContext(SparkOptions.conf(Map.of("--master", List.of("local[2]"))));
  }

  @AfterAll
  static void disconnect() {
    context.close();
  }

  private static RunInfo info() {
    String sha = "a".repeat(64);
    RunInfo.Part part = new RunInfo.Part("0-9", null);
    return new RunInfo(
        "mondeq test",
        Task.CERTIFY,
        "model",
        sha,
        40,
        "data",
        sha,
        "complete",
        0.05,
        1,
        "2026-01-01T00:00:00Z",
        "java",
        "system",
        Map.of(),
        part);
  }

  private static Optional<SampleResult> fake(int index) {
    SampleResult.Builder result = SampleResult.of(index, 3, 3, "complete").margin(1.25).nodes(17);
    return Optional.of(result.stage("tree").bound(0.5).certified());
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
  }

  /** Hands out so many samples, at most so many a task, and prints what that has taken. */
  private void simulate(int count, int inTask, String name) {
    Path out = folder.resolve(name);
    List<Integer> pending = IntStream.range(0, count).boxed().toList();
    Broadcast<Cargo> cargo =
        context.broadcast(new Cargo("certify", "", new byte[0], null, null, null));
    Workshop.open(cargo, SampleResults.KIND, () -> SimulationTest::fake);
    try (ResultsFolder results = ResultsFolder.open(out, info(), "", false)) {
      Collector.Target target = new Collector.Target(out, Optional.empty());
      Collector<SampleResult> collector =
          new Collector<>(SampleResults.KIND, target, pending, results::append);
      long start = System.nanoTime();
      double cpu = cpuSeconds();
      new Dispatcher(context, cargo, collector, new Pace(inTask)).run(pending, () -> false);
      double seconds = (System.nanoTime() - start) * 1e-9;
      double used = cpuSeconds() - cpu;
      assertEquals(0, collector.open());
      long sums = System.nanoTime();
      assertEquals(count, results.complete().certified());
      System.out.printf(
          Locale.ROOT,
          "driver, at most %d samples a task: %d results in %.2f s, %.2f s of its thread's CPU;"
              + " sorted and summed up in %.2f s%n",
          inTask,
          count,
          seconds,
          used,
          (System.nanoTime() - sums) * 1e-9);
    } finally {
      Workshop.close(cargo);
    }
    assertEquals(count, ResultSet.read(out).results().size());
  }

  @Test
  void theDriverKeepsUp() {
    int count = Math.max(SAMPLES, Trials.count(1));
    simulate(count, 5_000, "large");
    simulate(Math.max(SINGLE, count / 50), 1, "single");
  }
}
