package org.mondeq.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpsilonTextTest {
  @Test
  void stepsOfPixelsStayFractions() {
    for (int steps = 1; steps < 255; steps++) {
      double epsilon = steps / 255.0;
      String text = EpsilonText.of(epsilon);
      boolean decimal = steps % 51 == 0;
      assertEquals(decimal ? Double.toString(epsilon) : steps + "/255", text);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.05, 0.05", "0.1, 0.1", "1, 1", "0.0156, 0.0156", "0.123456, 0.1235"})
  void othersAreDecimals(double epsilon, String text) {
    assertEquals(text, EpsilonText.of(epsilon));
  }
}
