package org.mondeq.vnnlib;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mondeq.vnnlib.Token.Kind;

/** Parses formulas of linear comparisons; what a name stands for, its caller knows. */
final class FormulaParser {
  private static final int DEEPEST = 200;

  private static final BigDecimal MINUS_ONE = BigDecimal.ONE.negate();

  private final Lexer lexer;
  private final boolean exponents;
  private final Function<Token, LinearSum> variables;
  private int depth;

  /**
   * A parser of what a lexer has next.
   *
   * @param exponents whether numbers may have exponents
   * @param variables the sum that a variable is; it has taken the name, and takes indices
   */
  FormulaParser(Lexer lexer, boolean exponents, Function<Token, LinearSum> variables) {
    this.lexer = lexer;
    this.exponents = exponents;
    this.variables = variables;
  }

  /** The next formula. */
  Formula formula() {
    Token open = enter();
    Token head = lexer.take();
    Formula formula =
        switch (head.text()) {
          case "and" -> new Formula.And(formulas());
          case "or" -> new Formula.Or(formulas());
          case "<=", "<", ">=", ">", "==", "!=" -> comparison(head);
          default -> throw lexer.unexpected("and, or, <, <=, >, >=, == or !=", head);
        };
    leave(open);
    return formula;
  }

  private List<Formula> formulas() {
    List<Formula> parts = new ArrayList<>();
    do {
      parts.add(formula());
    } while (!lexer.peek().is(")"));
    return parts;
  }

  private Formula comparison(Token operator) {
    LinearSum left = sum();
    LinearSum right = sum();
    LinearSum above = new LinearSum();
    LinearSum below = new LinearSum();
    try {
      above.add(left, BigDecimal.ONE);
      above.add(right, MINUS_ONE);
      below.add(above, MINUS_ONE);
    } catch (LinearSum.TooLong e) {
      throw tooLong(operator);
    }
    return switch (operator.text()) {
      case "<=" -> above.atMostZero(false);
      case "<" -> above.atMostZero(true);
      case ">=" -> below.atMostZero(false);
      case ">" -> below.atMostZero(true);
      case "==" -> new Formula.And(List.of(above.atMostZero(false), below.atMostZero(false)));
      default -> new Formula.Or(List.of(above.atMostZero(true), below.atMostZero(true)));
    };
  }

  private RuntimeException tooLong(Token where) {
    return lexer.fault(where, "a number has more digits than are read");
  }

  /** The next arithmetic expression, which has to be linear. */
  private LinearSum sum() {
    Token first = lexer.peek();
    if (first.kind() == Kind.NUMBER) {
      lexer.take();
      return LinearSum.constant(Numbers.parse(lexer, first, exponents));
    }
    if (first.kind() == Kind.WORD) {
      return variables.apply(lexer.take());
    }
    if (!first.is("(")) {
      throw lexer.unexpected("a number, a variable or '('", first);
    }
    Token open = enter();
    Token operator = lexer.expect(Kind.OPERATOR, "+, - or *");
    LinearSum result;
    try {
      result =
          switch (operator.text()) {
            case "+" -> total(sum(), BigDecimal.ONE);
            case "-" -> difference();
            case "*" -> product();
            default -> throw lexer.unexpected("+, - or *", operator);
          };
    } catch (LinearSum.TooLong e) {
      throw tooLong(operator);
    }
    leave(open);
    return result;
  }

  private LinearSum difference() {
    LinearSum first = sum();
    return lexer.peek().is(")") ? first.times(MINUS_ONE) : total(first, MINUS_ONE);
  }

  /** Adds all that follow, each times a factor. */
  private LinearSum total(LinearSum first, BigDecimal factor) {
    LinearSum total = first.times(BigDecimal.ONE);
    while (!lexer.peek().is(")")) {
      total.add(sum(), factor);
    }
    return total;
  }

  private LinearSum product() {
    LinearSum product = sum().times(BigDecimal.ONE);
    while (!lexer.peek().is(")")) {
      Token where = lexer.peek();
      LinearSum factor = sum();
      if (factor.isConstant()) {
        product = product.times(factor.value());
      } else if (product.isConstant()) {
        product = factor.times(product.value());
      } else {
        throw lexer.fault(where, "expected a number, since products of variables are not linear");
      }
    }
    return product;
  }

  private Token enter() {
    Token open = lexer.expect("(");
    if (++depth > DEEPEST) {
      throw lexer.fault(open, "expected at most " + DEEPEST + " nested expressions");
    }
    return open;
  }

  private void leave(Token open) {
    if (!lexer.peek().is(")")) {
      throw lexer.unexpected(
          "')' for the '(' of " + open.line() + ":" + open.column(), lexer.peek());
    }
    lexer.take();
    depth--;
  }
}
