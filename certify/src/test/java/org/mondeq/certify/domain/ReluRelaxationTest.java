package org.mondeq.certify.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.testing.SeededTest;

class ReluRelaxationTest {
  /** λ t ≤ ReLU(t) ≤ λ t + 2μ, decided in exact arithmetic, for bounds from 1e-300 to 1e300. */
  @SeededTest(trials = 200)
  void enclosesTheReluExactlyAtEveryScale(long seed) {
    Random random = new Random(seed);
    double low = -random.nextDouble() * Math.pow(10, random.nextInt(600) - 300);
    double high = random.nextDouble() * Math.pow(10, random.nextInt(600) - 300);
    Interval bounds = Interval.of(new double[] {low}, new double[] {high});
    double[] slopes = {0, 1, random.nextDouble(), Math.nextUp(0.0), Math.nextDown(1.0)};
    assertEncloses(ReluRelaxation.tightest(bounds), low, high, random);
    for (double slope : slopes) {
      assertEncloses(ReluRelaxation.of(bounds, new double[] {slope}), low, high, random);
    }
  }

  private static void assertEncloses(
      ReluRelaxation relaxation, double low, double high, Random random) {
    double[] points = {low, high, 0, low * random.nextDouble(), high * random.nextDouble()};
    BigDecimal slope = new BigDecimal(relaxation.slope(0));
    BigDecimal width = new BigDecimal(relaxation.offset(0)).multiply(BigDecimal.valueOf(2));
    for (double point : points) {
      BigDecimal line = slope.multiply(new BigDecimal(point));
      BigDecimal relu = new BigDecimal(Math.max(0, point));
      assertTrue(line.compareTo(relu) <= 0, () -> "below the line at " + point);
      assertTrue(relu.compareTo(line.add(width)) <= 0, () -> "above the band at " + point);
    }
  }

  @Test
  void isExactWhereTheSignIsKnown() {
    ReluRelaxation relaxation =
        ReluRelaxation.tightest(Interval.of(new double[] {0, -2}, new double[] {3, 0}));
    assertEquals(1, relaxation.slope(0));
    assertEquals(0, relaxation.offset(0));
    assertEquals(0, relaxation.slope(1));
    assertEquals(0, relaxation.offset(1));
  }

  @Test
  void hasTheLeastAreaByDefault() {
    ReluRelaxation relaxation =
        ReluRelaxation.tightest(Interval.of(new double[] {-1}, new double[] {3}));
    assertEquals(0.75, relaxation.slope(0));
    assertEquals(0.375, relaxation.offset(0), 1e-15);
  }

  @Test
  void rejectsSlopesAndBoundsThatMeanNothing() {
    Interval unstable = Interval.of(new double[] {-1}, new double[] {1});
    for (double slope : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> ReluRelaxation.of(unstable, new double[] {slope}));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ReluRelaxation.tightest(Interval.of(new double[] {Double.NaN}, new double[] {1})));
  }
}
