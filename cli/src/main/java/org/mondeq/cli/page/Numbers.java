package org.mondeq.cli.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of a few digits, for people. */
final class Numbers {
  private static final int DIGITS = 4;
  private static final int SMALLEST = -5;
  private static final int LARGEST = 9;

  private Numbers() {}

  /** Rounded to the nearest. */
  static String near(double value) {
    return rounded(value, RoundingMode.HALF_EVEN);
  }

  /** Of what holds from below: never more than the value, as Java prints it. */
  static String down(double value) {
    return rounded(value, RoundingMode.FLOOR);
  }

  /** Of what holds from above: never less than the value, as Java prints it. */
  static String up(double value) {
    return rounded(value, RoundingMode.CEILING);
  }

  private static String rounded(double value, RoundingMode mode) {
    BigDecimal number =
        BigDecimal.valueOf(value).round(new MathContext(DIGITS, mode)).stripTrailingZeros();
    int magnitude = number.precision() - number.scale() - 1;
    boolean plain = number.signum() == 0 || (magnitude >= SMALLEST && magnitude < LARGEST);
    return plain ? number.toPlainString() : number.toString().replace("E", "e").replace("e+", "e");
  }
}
