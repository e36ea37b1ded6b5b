package org.mondeq.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.io.InvalidInputException;

class SampleRangeTest {
  @Test
  void readsIndicesAndRanges() {
    assertEquals(List.of(7), SampleRange.parse("7").indices());
    assertEquals(List.of(0, 1, 2, 5, 8, 9), SampleRange.parse("8-9, 0-2,5").indices());
    assertEquals(100, SampleRange.parse("0-99").indices().size());
    assertEquals(SampleRange.parse("0-2"), SampleRange.first(3));
    assertEquals(SampleRange.parse("0"), SampleRange.first(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "1,",
        "-1",
        "3-",
        "-3",
        "5-2",
        "1,1",
        "0-5,3",
        "a",
        "1.5",
        "0-99999999",
        "0-1000000",
        "999999999999",
        "1--2",
        "0-999999,1000000"
      })
  void rejectsWhatIsNoRange(String text) {
    String message =
        assertThrows(InvalidInputException.class, () -> SampleRange.parse(text)).getMessage();
    assertTrue(message.startsWith("expected "), message);
  }

  @Test
  void rejectsIndicesBeyondTheData() {
    SampleRange range = SampleRange.parse("0-9");
    assertEquals(10, range.indicesBelow(10, "digits").size());
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class, () -> range.indicesBelow(9, "the test split of digits"));
    assertEquals(
        "samples: expected indices from 0 to 8, the test split of digits, got 9", e.getMessage());
  }
}
