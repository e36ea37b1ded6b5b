package org.mondeq.vnnlib;

/**
 * A word of a file, and where it begins.
 *
 * @param line from 1
 * @param column from 1
 */
record Token(Kind kind, String text, int line, int column) {
  /** What kind of word it is. */
  enum Kind {
    /** One of {@code ( ) [ ] ,}. */
    MARK,
    /** A number. */
    NUMBER,
    /** A name or a keyword. */
    WORD,
    /** One of {@code < <= > >= == != + - *}. */
    OPERATOR,
    /** A version as in {@code <2.0>}. */
    VERSION,
    /** A text in double quotes. */
    STRING,
    /** The end of the file. */
    END
  }

  boolean is(String what) {
    return kind != Kind.STRING && text.equals(what);
  }

  /** What a message calls it. */
  String shown() {
    String part = text.length() <= 40 ? text : text.substring(0, 40) + "...";
    return kind == Kind.END ? "the end of the file" : "'" + part + "'";
  }
}
