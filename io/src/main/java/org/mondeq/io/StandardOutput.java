package org.mondeq.io;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The standard output. Whoever reads it may close the pipe, as {@code head} does; what comes after
 * is then discarded, which is no failure. Others, such as a full disk, are.
 */
public final class StandardOutput extends FilterOutputStream {
  private boolean closed;

  /** As above, for another stream. */
  StandardOutput(OutputStream out) {
    super(out);
  }

  /** A writer of UTF-8. */
  public static Writer writer() {
    return new OutputStreamWriter(
        new StandardOutput(new FileOutputStream(FileDescriptor.out)), StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      return;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      // Java has no other sign of it; the word is in the message of every system and language.
      if (!String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
        throw e;
      }
      closed = true;
    }
  }
}
