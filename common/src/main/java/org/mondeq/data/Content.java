package org.mondeq.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;

/**
 * The content of a file, uncompressed if it is gzip, read once from front to back.
 *
 * <p>The caller always says how many bytes it wants, so that a file never decides how much memory
 * is used. Whatever goes wrong is an {@link InvalidInputException} that names the file.
 */
final class Content implements AutoCloseable {
  private static final int CHUNK = 1 << 16;
  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};

  private final InputStream in;
  private final String where;
  private long position;

  private Content(InputStream in, String where) {
    this.in = in;
    this.where = where;
  }

  /** Opens a file. */
  static Content open(Path file) {
    try {
      return of(Files.newInputStream(file), file.toString());
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * Opens a file whose uncompressed content goes through {@code digest} while it is read.
   *
   * @param where names the file in messages
   */
  static Content open(Path file, MessageDigest digest, String where) {
    try {
      return new Content(
          new DigestInputStream(inflated(Files.newInputStream(file)), digest), where);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  /**
   * The content of a stream, which is closed if it cannot be read.
   *
   * @param where names it in messages
   */
  static Content of(InputStream stream, String where) {
    try {
      return new Content(inflated(stream), where);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  private static InputStream inflated(InputStream stream) throws IOException {
    InputStream raw = new BufferedInputStream(stream, CHUNK);
    try {
      raw.mark(GZIP_MAGIC.length);
      byte[] start = raw.readNBytes(GZIP_MAGIC.length);
      raw.reset();
      boolean gzip = Arrays.equals(start, GZIP_MAGIC);
      return gzip ? new GZIPInputStream(raw, CHUNK) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Names the file in messages. */
  String where() {
    return where;
  }

  /** The next {@code length} bytes. */
  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    fill(bytes, 0, length);
    return bytes;
  }

  /** The next four bytes as a big-endian number. */
  int bigEndianInt() {
    return ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
  }

  /**
   * Reads the next {@code length} bytes into {@code target}.
   *
   * @throws InvalidInputException if the content ends before
   */
  void fill(byte[] target, int from, int length) {
    int done = 0;
    while (done < length) {
      // Small pieces: a large read of a file needs a native buffer of the same size.
      int count = read(target, from + done, Math.min(CHUNK, length - done));
      if (count < 0) {
        throw new InvalidInputException(
            where
                + ": truncated: ends after "
                + position
                + " bytes, expected at least "
                + (position + length - done));
      }
      done += count;
      position += count;
    }
  }

  /** Reads and drops the next {@code length} bytes. */
  void skip(long length) {
    byte[] scratch = new byte[(int) Math.min(CHUNK, length)];
    for (long left = length; left > 0; left -= scratch.length) {
      fill(scratch, 0, (int) Math.min(scratch.length, left));
    }
  }

  /**
   * Checks that nothing follows.
   *
   * @throws InvalidInputException if there is at least one more byte
   */
  void requireEnd() {
    if (read(new byte[1], 0, 1) >= 0) {
      throw new InvalidInputException(
          where + ": too long: expected " + position + " bytes, but there are more");
    }
  }

  /**
   * Reads and drops what follows, which also checks the checksum at the end of gzip.
   *
   * @throws InvalidInputException if that is more than {@code max} bytes
   */
  void skipToEnd(int max) {
    byte[] scratch = new byte[CHUNK];
    for (long left = max; left >= 0; ) {
      int count = read(scratch, 0, CHUNK);
      if (count < 0) {
        return;
      }
      left -= count;
    }
    throw new InvalidInputException(where + ": too long: more than " + max + " bytes at the end");
  }

  private int read(byte[] target, int from, int length) {
    try {
      return in.read(target, from, length);
    } catch (EOFException e) {
      throw new InvalidInputException(where + ": truncated gzip file", e);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  private static InvalidInputException unreadable(String where, IOException e) {
    return new InvalidInputException(where + ": cannot be read: " + Errors.reason(e), e);
  }
}
