package org.mondeq.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.io.InvalidInputException;

class ShardTest {
  @ParameterizedTest
  @ValueSource(strings = {"3/3", "0/0", "1", "-1/3", "1/3/5", "a/3", "", "1/9999999", "1.0/3"})
  void refusesWhatIsNoPart(String text) {
    String message =
        assertThrows(InvalidInputException.class, () -> Shard.parse(text)).getMessage();
    assertTrue(message.startsWith("expected I/N"), message);
  }

  @Test
  void partsHoldEverySampleOnceAndSpreadNeighbours() {
    List<Integer> samples = IntStream.range(100, 150).boxed().toList();
    List<Integer> together =
        Shard.parse("0/7").all().stream().flatMap(s -> s.of(samples).stream()).sorted().toList();
    assertEquals(samples, together);
    assertEquals(List.of(102, 109, 116), Shard.parse("2/7").of(samples).subList(0, 3));
    assertEquals(List.of(), Shard.parse("60/70").of(samples));
  }

  @Test
  void foldersAreInTheOrderOfTheParts() {
    List<String> folders = Shard.parse("3/12").all().stream().map(Shard::folder).toList();
    assertEquals(folders.stream().sorted().toList(), folders);
    assertEquals("shard-03-of-12", folders.get(3));
    assertEquals("3/12", Shard.parse(" 3/12 ").toString());
  }

  @Test
  void rangesOfIndicesAreReadBack() {
    List<Integer> indices = List.of(0, 1, 2, 5, 8, 9);
    assertEquals("0-2,5,8-9", SampleRange.of(indices).toString());
    assertEquals(indices, SampleRange.parse("0-2,5,8-9").indices());
  }
}
