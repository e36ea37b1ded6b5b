package org.mondeq.certify.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mondeq.io.InvalidInputException;
import org.mondeq.linalg.Rounding;
import org.mondeq.vnnlib.Decimals;
import org.mondeq.vnnlib.LinearInequality;

/**
 * A linear function in doubles: a positive multiple of one in decimals, whose coefficients are
 * exact. Its constant is known from both sides.
 */
final class DoubleFunction {
  private final SortedMap<Integer, Double> outputs;
  private final SortedMap<Integer, Double> inputs;
  private final double below;
  private final double above;

  private DoubleFunction(LinearInequality of, BigDecimal factor) {
    this.outputs = scaled(of.outputs(), factor);
    this.inputs = scaled(of.inputs(), factor);
    BigDecimal constant = of.constant().multiply(factor);
    this.below = Decimals.down(constant);
    this.above = Decimals.up(constant);
  }

  /**
   * The function of an inequality, as it is or times a power of ten.
   *
   * @throws InvalidInputException if its coefficients are no doubles then either, or too large
   */
  static DoubleFunction of(LinearInequality inequality) {
    int digits = 0;
    boolean exact = true;
    for (var terms : List.of(inequality.inputs(), inequality.outputs())) {
      for (BigDecimal value : terms.values()) {
        exact &= Decimals.isExact(value);
        digits = Math.max(digits, value.stripTrailingZeros().scale());
      }
    }
    DoubleFunction function =
        new DoubleFunction(inequality, exact ? BigDecimal.ONE : BigDecimal.TEN.pow(digits));
    if (!Double.isFinite(function.below) || !Double.isFinite(function.above)) {
      throw new InvalidInputException(
          inequality.constant().toEngineeringString()
              + ": expected a constant that a double holds");
    }
    return function;
  }

  private static SortedMap<Integer, Double> scaled(
      SortedMap<Integer, BigDecimal> terms, BigDecimal factor) {
    SortedMap<Integer, Double> scaled = new TreeMap<>();
    terms.forEach(
        (index, value) -> {
          BigDecimal product = value.multiply(factor);
          if (!Decimals.isExact(product)) {
            throw new InvalidInputException(
                value.toEngineeringString()
                    + ": expected a coefficient of at most 15 digits, or one that a double holds");
          }
          scaled.put(index, product.doubleValue());
        });
    return scaled;
  }

  boolean hasOutputs() {
    return !outputs.isEmpty();
  }

  boolean hasInputs() {
    return !inputs.isEmpty();
  }

  /** The coefficients of all outputs {@code [c]}. */
  double[] outputs(int classes) {
    double[] row = new double[classes];
    outputs.forEach((index, value) -> row[index] = value);
    return row;
  }

  /** The coefficients of all inputs {@code [q]}. */
  double[] inputs(int size) {
    double[] row = new double[size];
    inputs.forEach((index, value) -> row[index] = value);
    return row;
  }

  /** The constant, or less. */
  double constantBelow() {
    return below;
  }

  /** The constant, or more. */
  double constantAbove() {
    return above;
  }

  /**
   * The value at an input, or more.
   *
   * @param error what a logit is off by, at most
   */
  double most(double[] pixels, double[] logits, double error) {
    double sum = above;
    double size = Math.abs(above);
    for (var term : outputs.entrySet()) {
      double product = term.getValue() * logits[term.getKey()];
      sum += product;
      size += Math.abs(product);
    }
    double off = 0;
    for (double coefficient : outputs.values()) {
      off += Math.abs(coefficient) * error;
    }
    for (var term : inputs.entrySet()) {
      double product = term.getValue() * pixels[term.getKey()];
      sum += product;
      size += Math.abs(product);
    }
    int terms = outputs.size() + inputs.size();
    return Math.nextUp(sum + Rounding.up(off + Rounding.gamma(terms + 4L) * size, terms + 4L));
  }
}
