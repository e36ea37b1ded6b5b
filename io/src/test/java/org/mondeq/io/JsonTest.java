package org.mondeq.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  record Numbers(int a, Integer b) {}

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
      assertEquals(1, Json.reason(e, text).lines().count());
    }
    assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readTree(text));
  }

  @Test
  void refusesDoubledKeysWithin() {
    JsonProcessingException e =
        assertThrows(
            JsonProcessingException.class,
            () -> Json.MAPPER.readTree("{\"a\": {\"x\": [{\"mean\": 0, \"mean\": 1}]}}"));
    assertEquals("a.x[0].mean: stands there twice (line 1, column 32)", Json.reason(e, "{}"));
  }

  enum Kind {
    DENSE
  }

  record Inner(List<Double> mean, String name, Boolean on, Kind kind) {
    Inner {
      if (mean != null && mean.size() > 2) {
        throw new IllegalArgumentException("mean: expected two values, got " + mean.size());
      }
    }
  }

  record Outer(Numbers numbers, Inner inner, Double m) {}

  /** Every fault in our own words: the key, what was expected, what is there, and where. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      textBlock =
          """
          {"m": 1, "m": 2} -> m: stands there twice (line 1, column 13)
          {"m": NaN} -> m: expected a number, got NaN (line 1, column 10)
          {"m": -Infinity} -> m: expected a number, got -Infinity (line 1, column 16)
          {"m": nil} -> m: expected a value, got nil (line 1, column 7)
          {"m": "1"} -> m: expected a number, got "1"
          {"m": [1]} -> m: expected a number, got a list
          {"numbers": {"a": 1.5}} -> numbers.a: expected a whole number, got 1.5
          {"numbers": {"a": null}} -> numbers.a: expected a whole number, got null
          {"numbers": 3} -> numbers: expected keys and values, got 3
          {"inner": {"mean": 0.5}} -> inner.mean: expected a list, got 0.5
          {"inner": {"mean": [0.5, true]}} -> inner.mean[1]: expected a number, got true
          {"inner": {"mean": [1, 2, 3]}} -> inner.mean: expected two values, got 3
          {"inner": {"name": {}}} -> inner.name: expected a text, got keys and values
          {"inner": {"on": "yes"}} -> inner.on: expected true or false, got "yes"
          {"inner": {"kind": "deep"}} -> inner.kind: expected one of [DENSE], got "deep"
          {"inner": {"std": 1}} -> inner.std: unknown key; expected one of [kind, mean, name, on]
          {"m": 1,} -> m: not JSON: unexpected '}' (line 1, column 9)
          {"m": 'x'} -> m: not JSON: unexpected ''' (line 1, column 7)
          {m: 1} -> not JSON: unexpected 'm' (line 1, column 2)
          {"m": 1} 2 -> more after its end (line 1, column 10)
          {"m": 01} -> m: expected a number, got one that is none (line 1, column 8)
          {"m": 1 -> m: ends too early (line 1, column 8)
          """)
  void saysWhatIsWrong(String text, String reason) {
    JsonProcessingException e =
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readValue(text, Outer.class));
    assertEquals(reason, Json.reason(e, text));
  }

  @Test
  void namesAByteOrderMark() {
    JsonProcessingException e =
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readTree("\ufeff{}"));
    assertEquals("begins with a byte order mark, expected UTF-8 without one", Json.reason(e, "{}"));
  }

  /** No words of the library for what is broken at random. */
  @Test
  void hasWordsOfItsOwnForEveryFault() {
    String text =
        "{\"numbers\": {\"a\": 1, \"b\": -2.5e3}, \"inner\": {\"mean\": [0.5], \"on\": true}}";
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder broken = new StringBuilder(text);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(broken.length());
        broken.setCharAt(at, "{}[]\",:0e.-tn\\\u0001\ud800x/ ".charAt(random.nextInt(19)));
      }
      try {
        Json.MAPPER.readValue(broken.toString(), Outer.class);
      } catch (JsonProcessingException e) {
        String reason = Json.reason(e, broken.toString());
        assertFalse(
            reason.matches("(?si).*(value of type|token|deserializ|enable|not allowed|`).*"),
            reason);
        assertTrue(reason.length() <= 160 && reason.lines().count() == 1, reason);
      }
    }
  }
}
