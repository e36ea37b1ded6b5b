package org.mondeq.vnnlib;

import java.nio.file.Path;
import java.util.Locale;
import org.mondeq.io.InvalidInputException;
import org.mondeq.vnnlib.Token.Kind;

/** Splits a text into words, one ahead of the reader. */
final class Lexer {
  private static final int LONGEST_WORD = 1000;

  private final Path file;
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;
  private Token next;

  Lexer(Path file, String text) {
    this.file = file;
    this.text = text;
    this.next = read();
  }

  /** The next word, which stays. */
  Token peek() {
    return next;
  }

  /** The next word. */
  Token take() {
    Token token = next;
    if (token.kind() != Kind.END) {
      next = read();
    }
    return token;
  }

  /** Takes a word that has to come next. */
  Token expect(String what) {
    if (!next.is(what)) {
      throw unexpected("'" + what + "'", next);
    }
    return take();
  }

  /** Takes a word of a kind that has to come next. */
  Token expect(Kind kind, String what) {
    if (next.kind() != kind) {
      throw unexpected(what, next);
    }
    return take();
  }

  InvalidInputException unexpected(String expected, Token found) {
    return fault(found, "expected " + expected + ", got " + found.shown());
  }

  InvalidInputException fault(Token where, String what) {
    return new InvalidInputException(
        file + ":" + where.line() + ":" + where.column() + ": " + what);
  }

  private Token read() {
    skipBlanks();
    if (at == text.length()) {
      return token(Kind.END, at);
    }
    char c = text.charAt(at);
    if ("()[],".indexOf(c) >= 0) {
      return token(Kind.MARK, at + 1);
    }
    if (c == '"') {
      int end = text.indexOf('"', at + 1);
      int newline = text.indexOf('\n', at);
      if (end < 0 || (newline >= 0 && newline < end)) {
        throw fault(token(Kind.STRING, at + 1), "expected a closing '\"' on this line");
      }
      return token(Kind.STRING, end + 1);
    }
    if (isLetter(c)) {
      return token(Kind.WORD, endOf("_-."));
    }
    if (c == '<' && isDigit(at + 1)) {
      int end = text.indexOf('>', at);
      return token(Kind.VERSION, end < 0 ? at + 1 : end + 1);
    }
    boolean signed = c == '-' || c == '+';
    if (isDigit(at) || c == '.' || (signed && (isDigit(at + 1) || isPoint(at + 1)))) {
      return token(Kind.NUMBER, endOfNumber());
    }
    return operator(c);
  }

  private Token operator(char c) {
    int end = at + 1;
    boolean comparison = "<>=!".indexOf(c) >= 0;
    if (comparison && end < text.length() && text.charAt(end) == '=') {
      end++;
    }
    if (!comparison && "+-*".indexOf(c) < 0) {
      String shown =
          c > ' ' && c < 127 ? "'" + c + "'" : String.format(Locale.ROOT, "U+%04X", (int) c);
      throw fault(token(Kind.MARK, at), "unexpected character " + shown);
    }
    return token(Kind.OPERATOR, end);
  }

  private void skipBlanks() {
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == ';') {
        int end = text.indexOf('\n', at);
        at = (end < 0 ? text.length() : end) - 1;
      } else if (c == '\n') {
        line++;
        lineStart = at + 1;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return;
      }
    }
  }

  private int endOf(String others) {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (!isLetter(c) && !isDigit(end) && others.indexOf(c) < 0) {
        break;
      }
      end++;
    }
    return end;
  }

  /** Digits, a point, and an exponent with its sign, in whatever order; its parser decides. */
  private int endOfNumber() {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean sign = c == '-' || c == '+';
      boolean exponent = sign && "eE".indexOf(text.charAt(end - 1)) >= 0;
      if (!isDigit(end) && !isLetter(c) && c != '.' && !exponent) {
        break;
      }
      end++;
    }
    return end;
  }

  private Token token(Kind kind, int end) {
    Token token = new Token(kind, text.substring(at, end), line, at - lineStart + 1);
    if (end - at > LONGEST_WORD) {
      throw fault(token, "expected a word of at most " + LONGEST_WORD + " characters");
    }
    at = end;
    return token;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private boolean isPoint(int where) {
    return where < text.length() && text.charAt(where) == '.';
  }

  private boolean isDigit(int where) {
    return where < text.length() && text.charAt(where) >= '0' && text.charAt(where) <= '9';
  }
}
