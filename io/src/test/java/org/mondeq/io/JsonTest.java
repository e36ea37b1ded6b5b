package org.mondeq.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private record Numbers(int a, Integer b) {}

  @Test
  void readsWhatIsThereOnce() throws JsonProcessingException {
    assertEquals(new Numbers(1, 2), Json.MAPPER.readValue("{\"a\": 1, \"b\": 2} ", Numbers.class));
  }

  /** Python's json takes the last of two equal keys. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": 1, \"b\": 2, \"a\": 3}",
        "{\"a\": 1, \"b\": 2, \"\\u0061\": 3}",
        "{\"a\": 1, \"b\": 2} {}",
        "{\"a\": 1, \"b\": 2} x",
        "{\"a\": 1, \"b\": NaN}",
        "{\"a\": 1, \"b\": 2, }"
      })
  void refusesDoubledKeysAndWhatFollows(String text) {
    for (Class<?> type :
        new Class<?>[] {Numbers.class, com.fasterxml.jackson.databind.JsonNode.class}) {
      JsonProcessingException e =
          assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readValue(text, type));
      assertEquals(1, Json.reason(e).lines().count());
    }
    assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readTree(text));
  }

  @Test
  void refusesDoubledKeysWithin() {
    JsonProcessingException e =
        assertThrows(
            JsonProcessingException.class,
            () -> Json.MAPPER.readTree("{\"a\": {\"x\": [{\"mean\": 0, \"mean\": 1}]}}"));
    assertTrue(Json.reason(e).contains("Duplicate field 'mean'"), Json.reason(e));
  }
}
