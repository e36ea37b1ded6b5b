package org.mondeq.io;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * The way of every output to the terminal: characters that {@link Printable} does not print become
 * {@code ?}, except line ends and tabs.
 *
 * <p>Texts whose ends of lines are not the program's own need {@link Printable#line} before.
 */
public final class PlainWriter extends FilterWriter {
  /** The first half of a character of two, of which the second is still to come; or none. */
  private char half;

  /** Writes to another writer. */
  public PlainWriter(Writer out) {
    super(out);
  }

  /** Prints to another writer, line by line. */
  public static PrintWriter printer(Writer out) {
    return new PrintWriter(new PlainWriter(out), true);
  }

  private static boolean isKept(int c) {
    return c == '\n' || c == '\r' || c == '\t' || Printable.isPlain(c);
  }

  private void add(char c, StringBuilder plain) {
    if (half != 0 && Character.isLowSurrogate(c)) {
      int character = Character.toCodePoint(half, c);
      half = 0;
      plain.append(isKept(character) ? Character.toString(character) : "?");
      return;
    }
    endHalf(plain);
    if (Character.isHighSurrogate(c)) {
      half = c;
    } else {
      plain.append(isKept(c) ? c : '?');
    }
  }

  /** What has no second half is no character. */
  private void endHalf(StringBuilder plain) {
    if (half != 0) {
      half = 0;
      plain.append('?');
    }
  }

  @Override
  public void write(int c) throws IOException {
    write(new char[] {(char) c}, 0, 1);
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    StringBuilder plain = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      add(buffer[offset + i], plain);
    }
    out.write(plain.toString());
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.toCharArray(), offset, length);
  }

  @Override
  public void close() throws IOException {
    StringBuilder plain = new StringBuilder();
    endHalf(plain);
    out.write(plain.toString());
    super.close();
  }
}
