package org.mondeq.vnnlib;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code Σ inputs_i X_i + Σ outputs_j Y_j + constant ≤ 0}, or {@code < 0}. No coefficient is zero.
 *
 * @param inputs coefficients by the index of the input
 * @param outputs coefficients by the index of the output
 * @param strict whether zero is too much
 */
public record LinearInequality(
    SortedMap<Integer, BigDecimal> inputs,
    SortedMap<Integer, BigDecimal> outputs,
    BigDecimal constant,
    boolean strict)
    implements Formula {
  /** Copies the coefficients. */
  public LinearInequality {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
  }

  /** Whether it compares numbers alone. */
  boolean isConstant() {
    return inputs.isEmpty() && outputs.isEmpty();
  }

  /** Whether it speaks of inputs alone. */
  public boolean isOfInputs() {
    return outputs.isEmpty();
  }

  /** Whether it bounds one input. */
  boolean isBound() {
    return inputs.size() == 1 && outputs.isEmpty();
  }

  /** Whether the constant alone meets it. */
  boolean holdsForZero() {
    return meets(constant);
  }

  private boolean meets(BigDecimal value) {
    return strict ? value.signum() < 0 : value.signum() <= 0;
  }

  /**
   * Whether an inequality of inputs alone holds at a point {@code [q]}, exactly.
   *
   * @throws IllegalStateException if it speaks of outputs too
   */
  public boolean holdsAt(double[] point) {
    if (!isOfInputs()) {
      throw new IllegalStateException("an inequality of outputs");
    }
    BigDecimal sum = constant;
    for (var term : inputs.entrySet()) {
      sum = sum.add(term.getValue().multiply(new BigDecimal(point[term.getKey()])));
    }
    return meets(sum);
  }
}
