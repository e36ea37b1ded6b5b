package org.mondeq.attack.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.io.Json;

final class PgdConfigTest {
  @Test
  void absentComponentsTakeTheirDefaults() {
    assertEquals(new PgdConfig(20, 50, 5, 0.5, 0.02, 1e-3, 2000), PgdConfig.defaults());
  }

  @Test
  void bindsFromText() throws JsonProcessingException {
    PgdConfig config = Json.MAPPER.readValue("{\"restarts\": 3, \"stepSize\": 1}", PgdConfig.class);
    assertEquals(new PgdConfig(3, null, null, 1.0, null, null, null), config);
    assertEquals(config, Json.MAPPER.readValue(Json.toText(config), PgdConfig.class));
  }

  @Test
  void defaultsFollowSmallerComponents() {
    PgdConfig config = new PgdConfig(null, 4, null, 0.01, null, null, null);
    assertEquals(2, config.diversificationSteps());
    assertEquals(0.01, config.finalStepSize());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restarts|0|restarts: expected 1 to 1000, got 0",
        "restarts|1001|restarts: expected 1 to 1000, got 1001",
        "steps|0|steps: expected 1 to 100000, got 0",
        "diversificationSteps|51|diversificationSteps: expected 0 to 50, got 51",
        "stepSize|0|stepSize: expected above 0 and at most 2.0, got 0.0",
        "finalStepSize|0.75|finalStepSize: expected above 0 and at most 0.5, got 0.75",
        "tolerance|1|tolerance: expected at least 1e-12 and below 1, got 1.0",
        "tolerance|\"NaN\"|tolerance: expected at least 1e-12 and below 1, got NaN",
        "maxIterations|-1|maxIterations: expected 1 to 1000000, got -1"
      })
  void rejectsValuesOutOfRange(String key, String value, String message) {
    String text = "{\"" + key + "\": " + value + "}";
    JsonProcessingException thrown =
        assertThrows(
            JsonProcessingException.class, () -> Json.MAPPER.readValue(text, PgdConfig.class));
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
  }

  @Test
  void accessorsCoverEveryComponentOfTheText() {
    List<String> keys =
        List.of(
            "restarts",
            "steps",
            "diversificationSteps",
            "stepSize",
            "finalStepSize",
            "tolerance",
            "maxIterations");
    assertTrue(keys.stream().allMatch(Json.toText(PgdConfig.defaults())::contains));
  }
}
