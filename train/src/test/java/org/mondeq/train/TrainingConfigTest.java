package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.io.Json;
import org.mondeq.train.graph.Precision;

class TrainingConfigTest {
  private static TrainingConfig parse(String json) throws JsonProcessingException {
    return Json.MAPPER.readValue(json, TrainingConfig.class);
  }

  @Test
  void absentKeysTakeTheirDefaults() throws JsonProcessingException {
    assertEquals(TrainingConfig.defaults(), parse("{}"));
    TrainingConfig config = parse("{\"epochs\": 3, \"precision\": \"double\"}");
    assertEquals(3, config.epochs());
    assertEquals(Precision.DOUBLE, config.precision());
    assertEquals(TrainingConfig.defaults().batchSize(), config.batchSize());
  }

  @Test
  void writtenConfigurationReadsBack() throws JsonProcessingException {
    TrainingConfig config = Toys.config(7, Precision.DOUBLE);
    assertEquals(config, parse(Json.toText(config)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          epochs              | 0    | ≥ 1, got 0
          batchSize           | -3   | ≥ 1, got -3
          learningRate        | -1.0 | > 0, got -1.0
          learningRate        | 0.0  | > 0, got 0.0
          decayFactor         | 1.5  | 0 < factor ≤ 1, got 1.5
          decayFactor         | 0.0  | 0 < factor ≤ 1, got 0.0
          couplingDecay       | -1.0 | 0 ≤ decay < 1/learningRate, got -1.0
          couplingDecay       | 1e3  | 0 ≤ decay < 1/learningRate, got 1000.0
          decayEvery          | 0    | ≥ 1, got 0
          maxShift            | -1.0 | ≥ 0.0, got -1.0
          noise               | -0.1 | ≥ 0.0, got -0.1
          solverTolerance     | 0.0  | 0 < tolerance < 1, got 0.0
          solverTolerance     | 1.0  | 0 < tolerance < 1, got 1.0
          adjointTolerance    | 1.5  | 0 < tolerance < 1, got 1.5
          solverMaxIterations | 0    | ≥ 1, got 0
          checkpointEvery     | 0    | ≥ 1, got 0
          warmUp              | 1.0  | 0 < part < 1, got 1.0
          validation          | -1   | ≥ 0, got -1
          patience            | -1   | ≥ 0, got -1
          """)
  void rejectsValuesOutOfRange(String key, String value, String expected) {
    String json = "{\"" + key + "\": " + value + "}";
    String message = assertThrows(JsonProcessingException.class, () -> parse(json)).getMessage();
    assertTrue(message.contains(key + ": expected " + expected), message);
  }

  @Test
  void rejectsNumbersThatAreNone() {
    for (String key : List.of("learningRate", "maxShift", "noise", "adjointTolerance")) {
      assertThrows(IllegalArgumentException.class, () -> Toys.config(Map.of(key, Double.NaN)), key);
    }
  }

  @Test
  void choosingAnEpochNeedsImagesThatAreNotLearnedFrom() {
    for (Map<String, Object> choice :
        List.<Map<String, Object>>of(Map.of("keepBest", true), Map.of("patience", 2))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Toys.config(choice)).getMessage();
      assertTrue(
          message.contains("validation: expected ≥ 1 with keepBest or patience, got 0"), message);
    }
  }

  @Test
  void adjointToleranceFollowsTheOther() {
    assertEquals(1e-5, Toys.config(Map.of("solverTolerance", 1e-5)).adjointTolerance());
    TrainingConfig config = Toys.config(Map.of("solverTolerance", 1e-5, "adjointTolerance", 1e-2));
    assertEquals(1e-5, config.tolerances().forward().tolerance());
    assertEquals(1e-2, config.tolerances().adjoint().tolerance());
  }
}
