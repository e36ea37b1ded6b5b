package org.mondeq.cli.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Counterexample;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;

class OriginalTest {
  private static Counterexample in(InputBox box) {
    double[] lower = box.outerLowPixels();
    Claim claim = new Claim("m", 0, lower, box.outerHighPixels());
    return new Counterexample(claim, lower, 1, new double[1]);
  }

  private static Counterexample ball(double epsilon, double... sample) {
    return in(InputBox.ball(sample, epsilon, new Normalization(List.of(0.3), List.of(0.2))));
  }

  @Test
  void recoversTheSampleFromItsBall() {
    double[] sample = {0, 1, 0.02, 0.97, 0.5, 0.1, 0.9};
    Original original = Original.of(ball(0.1, sample), OptionalDouble.of(0.1));
    assertEquals("original", original.name());
    assertArrayEquals(sample, original.pixels(), 1e-15);
  }

  @Test
  void callsItTheMiddleWhereTheBallDoesNotSay() {
    Original wide = Original.of(ball(0.6, 0.5, 0.1), OptionalDouble.of(0.6));
    assertEquals("middle of the set", wide.name());
    assertArrayEquals(new double[] {0.5, 0.1}, wide.pixels(), 1e-15);
    Original box = Original.of(ball(0.1, 0.05), OptionalDouble.empty());
    assertEquals("middle of the set", box.name());
    assertArrayEquals(new double[] {0.075}, box.pixels(), 1e-15);
  }

  @Test
  void refusesAnotherBall() {
    assertThrows(
        InvalidInputException.class, () -> Original.of(ball(0.2, 0.5), OptionalDouble.of(0.1)));
  }
}
