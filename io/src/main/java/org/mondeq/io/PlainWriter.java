package org.mondeq.io;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * The way of every output to the terminal: characters that {@link Printable} does not print become
 * {@code ?}, but for ends of lines and tabs.
 *
 * <p>Texts whose ends of lines are not the program's own need {@link Printable#line} before.
 */
public final class PlainWriter extends FilterWriter {
  /** Writes to another writer. */
  public PlainWriter(Writer out) {
    super(out);
  }

  private static char plain(int c) {
    boolean kept = c == '\n' || c == '\r' || c == '\t' || Character.isSurrogate((char) c);
    return kept || Printable.isPlain(c) ? (char) c : '?';
  }

  @Override
  public void write(int c) throws IOException {
    out.write(plain(c & 0xffff));
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    char[] plain = new char[length];
    for (int i = 0; i < length; i++) {
      plain[i] = plain(buffer[offset + i]);
    }
    out.write(plain, 0, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.toCharArray(), offset, length);
  }
}
