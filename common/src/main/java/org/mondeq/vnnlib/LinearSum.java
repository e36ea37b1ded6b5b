package org.mondeq.vnnlib;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** A linear function under construction. Mutable. */
final class LinearSum {
  /** Digits before and after the point that a number may grow to. */
  private static final int DIGITS = 2000;

  private final TreeMap<Integer, BigDecimal> inputs = new TreeMap<>();
  private final TreeMap<Integer, BigDecimal> outputs = new TreeMap<>();
  private BigDecimal constant = BigDecimal.ZERO;

  /** Numbers with more digits than any property needs. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static LinearSum constant(BigDecimal value) {
    LinearSum sum = new LinearSum();
    sum.constant = limited(value);
    return sum;
  }

  static LinearSum input(int index) {
    LinearSum sum = new LinearSum();
    sum.inputs.put(index, BigDecimal.ONE);
    return sum;
  }

  static LinearSum output(int index) {
    LinearSum sum = new LinearSum();
    sum.outputs.put(index, BigDecimal.ONE);
    return sum;
  }

  boolean isConstant() {
    return inputs.isEmpty() && outputs.isEmpty();
  }

  /** The constant, of a sum that is one. */
  BigDecimal value() {
    return constant;
  }

  /** Adds a multiple of another sum. */
  void add(LinearSum other, BigDecimal factor) {
    add(inputs, other.inputs, factor);
    add(outputs, other.outputs, factor);
    constant = limited(constant.add(other.constant.multiply(factor)));
  }

  private static void add(
      Map<Integer, BigDecimal> to, Map<Integer, BigDecimal> from, BigDecimal factor) {
    from.forEach(
        (index, value) -> {
          BigDecimal sum =
              limited(to.getOrDefault(index, BigDecimal.ZERO).add(value.multiply(factor)));
          if (sum.signum() == 0) {
            to.remove(index);
          } else {
            to.put(index, sum);
          }
        });
  }

  /** The multiple of this sum. */
  LinearSum times(BigDecimal factor) {
    LinearSum product = new LinearSum();
    product.add(this, factor);
    return product;
  }

  /** {@code this ≤ 0}, or {@code this < 0}. */
  LinearInequality atMostZero(boolean strict) {
    return new LinearInequality(inputs, outputs, constant, strict);
  }

  private static BigDecimal limited(BigDecimal value) {
    if (value.precision() > DIGITS || Math.abs(value.scale()) > DIGITS) {
      throw new TooLong();
    }
    return value;
  }
}
