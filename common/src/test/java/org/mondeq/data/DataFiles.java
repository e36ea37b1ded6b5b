package org.mondeq.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.mondeq.io.Sha256;

/** Small files in the formats of the data sets. */
final class DataFiles {
  private DataFiles() {}

  /** Bytes from 0 to {@code bound - 1}. */
  static byte[] random(long seed, int length, int bound) {
    Random random = new Random(seed);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(bound);
    }
    return bytes;
  }

  /** An IDX file: the header's numbers, then the data. */
  static byte[] idx(byte[] data, int... header) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * header.length + data.length);
    for (int number : header) {
      buffer.putInt(number);
    }
    return buffer.put(data).array();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A tar archive of these members. */
  static byte[] tar(Map<String, byte[]> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    members.forEach(
        (name, content) -> {
          out.writeBytes(tarHeader(name, content.length));
          out.writeBytes(content);
          out.writeBytes(new byte[Math.floorMod(-content.length, 512)]);
        });
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  /** The block before a regular member. */
  static byte[] tarHeader(String name, long size) {
    ByteBuffer header = ByteBuffer.allocate(512);
    header.put(0, ascii(name));
    header.put(124, ascii(String.format("%011o", size)));
    header.put(148, ascii("        "));
    header.put(156, (byte) '0');
    header.put(257, ascii("ustar"));
    int sum = 0;
    for (byte b : header.array()) {
      sum += b & 0xff;
    }
    header.put(148, ascii(String.format("%06o\0 ", sum)));
    return header.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes a file, with its folders. */
  static Path write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] content) {
    var digest = Sha256.digest();
    digest.update(content);
    return Sha256.hex(digest);
  }
}
