package org.mondeq.spec.grid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * One input of a region: {@code raw = (v − range.low) / (range.high − range.low)} is what the model
 * reads where the input has the value v.
 *
 * @param range the values that stand for 0 and for 1
 * @param bounds the values of the region, within the range; of no width for a fixed input, which
 *     stands at the double nearest to its raw value
 * @param cells of the coarsest level, all of one width
 */
public record Axis(Range range, Range bounds, int cells) {
  /** Cells are no narrower than this part of the range, far above the spacing of doubles. */
  private static final BigDecimal LEAST_WIDTH = new BigDecimal("1e-9");

  /**
   * From one value to another, both included.
   *
   * @param low not above the other
   * @param high finite, as the other
   */
  public record Range(double low, double high) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if they are not finite, or not in order
     */
    public Range {
      if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "expected the smaller number first, got %s, %s", low, high));
      }
    }

    private boolean isPoint() {
      return low == high;
    }
  }

  /**
   * Checks that the region lies in the range.
   *
   * @throws IllegalArgumentException "key: expected …, got …"
   */
  public Axis {
    if (range.isPoint()) {
      throw new IllegalArgumentException(
          "range: expected two numbers, got " + range.low + " twice");
    }
    if (bounds.low < range.low || bounds.high > range.high) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "bounds: expected %s to %s as the range, got %s to %s",
              range.low,
              range.high,
              bounds.low,
              bounds.high));
    }
    if (cells < 1 || (bounds.isPoint() && cells > 1)) {
      throw new IllegalArgumentException(
          "cells: expected "
              + (bounds.isPoint() ? "1 of a fixed input" : "≥ 1")
              + ", got "
              + cells);
    }
  }

  /** Whether the input has one value in the whole region. */
  public boolean isFixed() {
    return bounds.isPoint();
  }

  /** Whether parts of a width are wide enough for bounds in double precision. */
  boolean admits(long parts) {
    BigDecimal width = exact(bounds.high).subtract(exact(bounds.low));
    BigDecimal least = span().multiply(LEAST_WIDTH).multiply(BigDecimal.valueOf(parts));
    return isFixed() ? parts == 1 : width.compareTo(least) >= 0;
  }

  /** The value where part {@code k} of {@code parts} begins, rounded. */
  double value(long k, long parts) {
    return numerator(k, parts, BigDecimal.ZERO)
        .divide(BigDecimal.valueOf(parts), MathContext.DECIMAL128)
        .doubleValue();
  }

  /** The largest double that is at most what the model reads where part {@code k} begins. */
  double rawBelow(long k, long parts) {
    if (isFixed()) {
      return rawNear(k, parts);
    }
    double near = Math.nextUp(rawNear(k, parts));
    while (compare(near, k, parts) > 0) {
      near = Math.nextDown(near);
    }
    return near;
  }

  /** The smallest double that is at least what the model reads where part {@code k} begins. */
  double rawAbove(long k, long parts) {
    if (isFixed()) {
      return rawNear(k, parts);
    }
    double near = Math.nextDown(rawNear(k, parts));
    while (compare(near, k, parts) < 0) {
      near = Math.nextUp(near);
    }
    return near + 0.0; // no −0
  }

  private double rawNear(long k, long parts) {
    return numerator(k, parts, exact(range.low))
        .divide(span().multiply(BigDecimal.valueOf(parts)), MathContext.DECIMAL128)
        .doubleValue();
  }

  /** The sign of {@code raw − a}, where a is exact. */
  private int compare(double raw, long k, long parts) {
    BigDecimal scaled = exact(raw).multiply(span()).multiply(BigDecimal.valueOf(parts));
    return scaled.compareTo(numerator(k, parts, exact(range.low)));
  }

  /** {@code parts · (low + (high − low) k / parts − origin)}, exactly. */
  private BigDecimal numerator(long k, long parts, BigDecimal origin) {
    BigDecimal low = exact(bounds.low);
    return low.subtract(origin)
        .multiply(BigDecimal.valueOf(parts))
        .add(exact(bounds.high).subtract(low).multiply(BigDecimal.valueOf(k)));
  }

  private BigDecimal span() {
    return exact(range.high).subtract(exact(range.low));
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }
}
