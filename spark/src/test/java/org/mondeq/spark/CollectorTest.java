package org.mondeq.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.Json;
import org.mondeq.results.ResultSet;
import org.mondeq.results.ResultsFolder;
import org.mondeq.results.RunInfo;
import org.mondeq.results.SampleResult;
import org.mondeq.results.SampleResults;
import org.mondeq.results.Task;
import org.mondeq.testing.Trials;

class CollectorTest {
  private static final int SAMPLES = 2_000;
  private static final int IN_A_TASK = 100;

  @TempDir private Path folder;
  private final List<SampleResult> written = new ArrayList<>();

  private static String line(SampleResult result) throws IOException {
    return Json.MAPPER
        .writer()
        .without(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(result);
  }

  private static SampleResult.Builder sample(int index) {
    return SampleResult.of(index, 3, 3, "complete").margin(1.25).nodes(17).stage("tree");
  }

  private static Delivery delivery(Delivery.Item... items) {
    return new Delivery(List.of(items), List.of(), 1, null);
  }

  private Collector<SampleResult> collector(Integer... pending) {
    Collector.Target target =
        new Collector.Target(folder.resolve("out"), Optional.of(folder.resolve("proofs")));
    return new Collector<>(SampleResults.KIND, target, List.of(pending), written::add);
  }

  @Test
  void evidenceIsWrittenAndNamedWhereTheDriverHasIt() throws IOException {
    String certified = line(sample(7).bound(0.5).certificate("/tmp/x/00007.npz").certified());
    String falsified = line(sample(8).adversarial("adversarial/00008.npz").falsified());
    byte[] proof = {1, 2, 3};
    byte[] example = {4, 5};
    collector(7, 8)
        .accept(
            delivery(
                new Delivery.Item(certified, null, proof),
                new Delivery.Item(falsified, example, null)));
    assertEquals(folder.resolve("proofs/00007.npz").toString(), written.get(0).certificate());
    assertArrayEquals(proof, Files.readAllBytes(folder.resolve("proofs/00007.npz")));
    assertEquals("adversarial/00008.npz", written.get(1).adversarial());
    assertArrayEquals(example, Files.readAllBytes(folder.resolve("out/adversarial/00008.npz")));
  }

  @Test
  void evidenceInASharedFolderIsNamedThere() throws IOException {
    String falsified = line(sample(8).adversarial("/shared/adversarial/00008.npz").falsified());
    collector(8).accept(delivery(new Delivery.Item(falsified, null, null)));
    assertEquals("/shared/adversarial/00008.npz", written.get(0).adversarial());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void whatArrivesTwiceOrUnaskedIsLeftOut() throws IOException {
    Collector<SampleResult> collector = collector(1, 2);
    Delivery.Item one = new Delivery.Item(line(sample(1).unknown("time limit")), null, null);
    Delivery.Item other = new Delivery.Item(line(sample(9).unknown("time limit")), null, null);
    collector.accept(delivery(one, other));
    collector.accept(delivery(one));
    assertEquals(List.of(1), written.stream().map(SampleResult::index).toList());
    assertEquals(1, collector.open());
  }

  @Test
  void whatIsNoResultEndsTheRun() {
    Delivery wrong = delivery(new Delivery.Item("{\"index\":1}", null, null));
    String message =
        assertThrows(FailedRunException.class, () -> collector(1).accept(wrong)).getMessage();
    assertTrue(message.startsWith("an executor has sent what is no result"), message);
  }

  /**
   * How fast the driver writes; with {@code -Dtest.trials=100000} the figure of docs/scaling.md.
   */
  @Test
  void theDriverKeepsUp() throws IOException {
    int count = Math.max(SAMPLES, Trials.count(1));
    List<Delivery> deliveries = new ArrayList<>();
    for (int from = 0; from < count; from += IN_A_TASK) {
      List<Delivery.Item> items = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + IN_A_TASK); i++) {
        items.add(new Delivery.Item(line(sample(i).bound(0.5).certified()), null, null));
      }
      deliveries.add(new Delivery(items, List.of(), 1, null));
    }
    RunInfo info =
        new RunInfo(
            "mondeq test",
            Task.CERTIFY,
            "m",
            "a".repeat(64),
            40,
            "digits",
            "d".repeat(64),
            "complete",
            0.05,
            1,
            "2026-01-01T00:00:00Z",
            "java",
            "system",
            Map.of(),
            null);
    Path out = folder.resolve("out");
    List<Integer> pending = IntStream.range(0, count).boxed().toList();
    long start = System.nanoTime();
    double written;
    try (ResultsFolder results = ResultsFolder.open(out, info, "", false)) {
      Collector<SampleResult> collector =
          new Collector<>(
              SampleResults.KIND,
              new Collector.Target(out, Optional.empty()),
              pending,
              results::append);
      deliveries.forEach(collector::accept);
      written = (System.nanoTime() - start) * 1e-9;
      assertEquals(0, collector.open());
      assertEquals(count, results.complete().certified());
    }
    double all = (System.nanoTime() - start) * 1e-9;
    System.out.printf(
        Locale.ROOT,
        "collector: %d results in %.2f s, %.0f a second; sorted and summed up after %.2f s%n",
        count,
        written,
        count / written,
        all);
    assertEquals(count, ResultSet.read(out).results().size());
  }
}
