package org.mondeq.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mondeq.io.Json;
import org.mondeq.train.ModelCheck;
import org.mondeq.train.TrainingConfig;

class CheckReportTest {
  private static List<String> lines(double tolerance, int others, int samples) {
    TrainingConfig config =
        Json.MAPPER.convertValue(
            java.util.Map.of("solverTolerance", tolerance), TrainingConfig.class);
    return CheckReport.lines(new ModelCheck(0.9, samples, 0.0161, 0.0652, others), config);
  }

  @Test
  void figuresSayWhatTheyMean() {
    assertEquals(
        List.of(
            "solverTolerance 0.01 is at most 1.6e-02 off in a unit and 6.5e-02 in a logit, and in"
                + " the class of 0 of 1000 test samples"),
        lines(0.01, 0, 1000));
  }

  @Test
  void manyOtherClassesAreAWarningWithItsRemedy() {
    List<String> lines = lines(0.3, 13, 1000);
    assertEquals(2, lines.size());
    assertEquals(
        "warning: solverTolerance 0.3 is too coarse, the model differs from the one that was"
            + " trained; train again with 0.03",
        lines.get(1));
    assertTrue(lines.get(0).endsWith("in the class of 13 of 1000 test samples"), lines.get(0));
    assertTrue(lines(1e-5, 6, 1000).get(1).endsWith("train again with 0.000001"));
  }

  @Test
  void aFewAtTheBoundaryAreNone() {
    assertEquals(1, lines(0.01, 5, 1000).size());
    assertEquals(2, lines(0.01, 1, 100).size());
  }
}
