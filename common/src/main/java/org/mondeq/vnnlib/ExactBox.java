package org.mondeq.vnnlib;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.ToDoubleFunction;

/**
 * Bounds of every input, as the decimals of a file, some of them not attained.
 *
 * <p>Two boxes are equal if they are the same set.
 */
public final class ExactBox {
  private static final MathContext DOWN = new MathContext(60, RoundingMode.FLOOR);
  private static final MathContext UP = new MathContext(60, RoundingMode.CEILING);

  private final BigDecimal[] lower;
  private final BigDecimal[] upper;
  private final BitSet openBelow;
  private final BitSet openAbove;

  /** A box without bounds. */
  ExactBox(int inputs) {
    this(new BigDecimal[inputs], new BigDecimal[inputs], new BitSet(), new BitSet());
  }

  private ExactBox(BigDecimal[] lower, BigDecimal[] upper, BitSet openBelow, BitSet openAbove) {
    this.lower = lower;
    this.upper = upper;
    this.openBelow = openBelow;
    this.openAbove = openAbove;
  }

  ExactBox copy() {
    return new ExactBox(
        lower.clone(), upper.clone(), (BitSet) openBelow.clone(), (BitSet) openAbove.clone());
  }

  /**
   * Cuts the box by a bound of one input; whether that is all the bound says: if not, a decimal
   * cannot hold it, and the box is a little larger.
   */
  boolean cut(LinearInequality bound) {
    int input = bound.inputs().firstKey();
    BigDecimal factor = bound.inputs().get(input);
    BigDecimal value = bound.constant().negate();
    boolean isUpper = factor.signum() > 0;
    BigDecimal quotient = value.divide(factor, isUpper ? UP : DOWN);
    boolean exact = quotient.multiply(factor).compareTo(value) == 0;
    BigDecimal limit = quotient.signum() == 0 ? BigDecimal.ZERO : quotient.stripTrailingZeros();
    boolean open = bound.strict() && exact;
    if (isUpper) {
      int order = upper[input] == null ? -1 : limit.compareTo(upper[input]);
      openAbove.set(input, order < 0 ? open : openAbove.get(input) || (order == 0 && open));
      upper[input] = order < 0 ? limit : upper[input];
    } else {
      int order = lower[input] == null ? 1 : limit.compareTo(lower[input]);
      openBelow.set(input, order > 0 ? open : openBelow.get(input) || (order == 0 && open));
      lower[input] = order > 0 ? limit : lower[input];
    }
    return exact;
  }

  /** Whether no input satisfies the bounds. */
  boolean isEmpty() {
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] != null && upper[i] != null) {
        int order = lower[i].compareTo(upper[i]);
        if (order > 0 || (order == 0 && (openBelow.get(i) || openAbove.get(i)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The first input without a lower bound, or −1. */
  int withoutLower() {
    return Arrays.asList(lower).indexOf(null);
  }

  /** The first input without an upper bound, or −1. */
  int withoutUpper() {
    return Arrays.asList(upper).indexOf(null);
  }

  /** The number of inputs. */
  public int size() {
    return lower.length;
  }

  /** The smallest value of an input. */
  public BigDecimal lower(int input) {
    return lower[input];
  }

  /** The largest value of an input. */
  public BigDecimal upper(int input) {
    return upper[input];
  }

  /** The largest double {@code [q]} that no input is below. */
  public double[] outerLower() {
    return of(lower, value -> Decimals.down(value));
  }

  /** The smallest double {@code [q]} that no input is above. */
  public double[] outerUpper() {
    return of(upper, value -> Decimals.up(value));
  }

  /** The smallest double {@code [q]} that is an input; above {@link #innerUpper} if none is. */
  public double[] innerLower() {
    double[] result = of(lower, value -> Decimals.up(value));
    for (int i = 0; i < result.length; i++) {
      boolean attained = new BigDecimal(result[i]).compareTo(lower[i]) == 0;
      result[i] = openBelow.get(i) && attained ? Math.nextUp(result[i]) : result[i];
    }
    return result;
  }

  /** The largest double {@code [q]} that is an input. */
  public double[] innerUpper() {
    double[] result = of(upper, value -> Decimals.down(value));
    for (int i = 0; i < result.length; i++) {
      boolean attained = new BigDecimal(result[i]).compareTo(upper[i]) == 0;
      result[i] = openAbove.get(i) && attained ? Math.nextDown(result[i]) : result[i];
    }
    return result;
  }

  private static double[] of(BigDecimal[] bounds, ToDoubleFunction<BigDecimal> rounding) {
    return Arrays.stream(bounds).mapToDouble(rounding).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactBox box
        && Arrays.equals(lower, box.lower)
        && Arrays.equals(upper, box.upper)
        && openBelow.equals(box.openBelow)
        && openAbove.equals(box.openAbove);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lower) + Arrays.hashCode(upper);
  }
}
