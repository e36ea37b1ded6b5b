package org.mondeq.vnnlib;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mondeq.vnnlib.Token.Kind;

/** The numbers of a file, as the decimals that they are. */
final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]{1,400}\\.?[0-9]{0,400}|\\.[0-9]{1,400})(?:[eE]([+-]?[0-9]+))?");

  private static final int LARGEST_EXPONENT = 400;

  /** The most elements that a tensor may have. */
  private static final int MOST_ELEMENTS = 1 << 24;

  private Numbers() {}

  /** The value of a number. */
  static BigDecimal parse(Lexer lexer, Token number, boolean exponents) {
    Matcher matcher = DECIMAL.matcher(number.text());
    if (!matcher.matches()) {
      throw lexer.unexpected("a number", number);
    }
    String exponent = matcher.group(2);
    if (exponent != null && !exponents) {
      throw lexer.unexpected("a number without an exponent", number);
    }
    if (exponent != null
        && (exponent.length() > 5 || Math.abs(Integer.parseInt(exponent)) > LARGEST_EXPONENT)) {
      throw lexer.unexpected("an exponent of at most " + LARGEST_EXPONENT, number);
    }
    return new BigDecimal(number.text());
  }

  /** A whole number from zero to below a limit. */
  static int index(Lexer lexer, Token number, int limit) {
    if (number.kind() != Kind.NUMBER || !number.text().matches("[0-9]{1,9}")) {
      throw lexer.unexpected("a whole number", number);
    }
    int value = Integer.parseInt(number.text());
    if (value >= limit) {
      throw lexer.unexpected(limit == 0 ? "no index" : "an index up to " + (limit - 1), number);
    }
    return value;
  }

  /** A dimension. */
  static int dimension(Lexer lexer, Token number) {
    int value = index(lexer, number, MOST_ELEMENTS + 1);
    if (value == 0) {
      throw lexer.unexpected("a positive dimension", number);
    }
    return value;
  }
}
