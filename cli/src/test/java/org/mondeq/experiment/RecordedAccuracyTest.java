package org.mondeq.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.io.Json;
import org.mondeq.model.ModelSpec;
import org.mondeq.testing.RandomModels;

class RecordedAccuracyTest {
  private static ModelSpec spec(Object accuracy) {
    return RandomModels.dense(new Random(1), 2, 2, 2)
        .spec()
        .withProvenance(
            Json.MAPPER.createObjectNode().set("testAccuracy", Json.MAPPER.valueToTree(accuracy)));
  }

  @Test
  void warnsWhereFarFewerAreRight() {
    assertEquals(
        "warning: accuracy 7.00 % where the model's file records 50.00 %; check the data set",
        RecordedAccuracy.warning(spec(0.5), 14, 200).orElseThrow());
    assertTrue(RecordedAccuracy.warning(spec(0.98), 80, 100).isPresent());
  }

  @Test
  void chanceIsNoReason() {
    assertEquals(Optional.empty(), RecordedAccuracy.warning(spec(0.5), 0, 1));
    assertEquals(Optional.empty(), RecordedAccuracy.warning(spec(0.98), 95, 100));
    assertEquals(Optional.empty(), RecordedAccuracy.warning(spec(1.0), 98, 100));
    assertEquals(Optional.empty(), RecordedAccuracy.warning(spec(0.5), 190, 200));
    assertEquals(Optional.empty(), RecordedAccuracy.warning(spec(0.5), 0, 0));
  }

  @Test
  void nothingRecordedIsNothingMissed() {
    assertEquals(Optional.empty(), RecordedAccuracy.warning(spec("high"), 0, 100));
    assertEquals(Optional.empty(), RecordedAccuracy.warning(spec(null), 0, 100));
    ModelSpec plain = RandomModels.dense(new Random(1), 2, 2, 2).spec();
    assertEquals(Optional.empty(), RecordedAccuracy.warning(plain, 0, 100));
  }
}
