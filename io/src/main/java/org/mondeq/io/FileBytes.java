package org.mondeq.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * The bytes of a file, read once: what is hashed is what is parsed, whatever becomes of the file
 * meanwhile.
 */
public final class FileBytes {
  private final Path file;
  private final byte[] bytes;

  private FileBytes(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Reads a file.
   *
   * @param limit the most bytes that are read
   * @throws InvalidInputException if it is missing, not readable, or larger
   */
  public static FileBytes read(Path file, long limit) {
    requireFile(file);
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > limit) {
        throw tooLarge(file, limit);
      }
      byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1));
      if (bytes.length > limit) {
        throw tooLarge(file, limit);
      }
      return new FileBytes(file, bytes);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /**
   * Requires a file with content.
   *
   * @throws InvalidInputException if there is none, or a folder or a pipe in its place
   */
  public static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      String found = Files.isDirectory(file) ? Errors.FOLDER : "expected a regular file";
      throw new InvalidInputException(file + ": " + (Files.exists(file) ? found : "no such file"));
    }
  }

  private static InvalidInputException tooLarge(Path file, long limit) {
    return new InvalidInputException(file + ": more than " + limit + " bytes of content");
  }

  /** The file that was read, for messages. */
  public Path file() {
    return file;
  }

  /** The bytes; shared, only to be read. */
  public byte[] bytes() {
    return bytes;
  }

  /** The bytes, only to be read, from the first to the last. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** The SHA-256 of the bytes, in lower-case hex. */
  public String sha256() {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes);
    return Sha256.hex(digest);
  }
}
