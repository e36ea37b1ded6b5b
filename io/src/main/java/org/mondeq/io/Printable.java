package org.mondeq.io;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Texts that come from files, names of files and options, made safe to print: a terminal obeys some
 * characters, and others change what a line seems to say.
 *
 * <p>Not printed are control characters (C0, DEL, C1), which terminals obey; format characters,
 * among them those that change the direction of writing; and separators of lines and paragraphs.
 */
public final class Printable {
  /** Stands for what is not printed. */
  private static final char REPLACEMENT = '?';

  private Printable() {}

  /** Whether a character may be printed within a line. */
  static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** A text as one line, with {@code ?} for each character that is not printed. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints().forEach(c -> line.appendCodePoint(isPlain(c) ? c : REPLACEMENT));
    return line.toString();
  }

  /**
   * The name of a file at the beginning of a line. One that could be taken for more than a name
   * stands in quotes, in which a quote is {@code \"}, a backslash {@code \\}, and what is not
   * printed its code, as in {@code \}{@code u000a}.
   */
  public static String name(Path file) {
    String name = file.toString();
    boolean plain = name.codePoints().allMatch(c -> isPlain(c) && ":\"'\\".indexOf(c) < 0);
    if (plain && name.equals(name.strip())) {
      return name;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int c : name.codePoints().toArray()) {
      if (!isPlain(c)) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
      } else {
        quoted.append(c == '"' || c == '\\' ? "\\" : "").appendCodePoint(c);
      }
    }
    return quoted.append('"').toString();
  }
}
