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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.Json;
import org.mondeq.results.SampleResult;
import org.mondeq.results.SampleResults;

class CollectorTest {
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
}
