package org.mondeq.io.npz;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.mondeq.io.InvalidInputException;

/**
 * A member of a ZIP file.
 *
 * @param name its name, in printable ASCII
 * @param isDeflated whether it is compressed
 * @param crc the CRC-32 of its content
 * @param size the length of its content
 * @param data its bytes as they stand in the file, from position to limit
 */
record ZipMember(String name, boolean isDeflated, int crc, long size, ByteBuffer data) {
  /**
   * The content.
   *
   * @param where names the file and the member in messages
   * @param limit the most bytes that it may have
   * @throws InvalidInputException if it is longer, not of the size or the checksum that the file
   *     says, or followed by anything
   */
  byte[] content(String where, long limit) {
    if (size > limit) {
      throw new InvalidInputException(where + ": more than " + limit + " bytes of content");
    }
    byte[] bytes = new byte[(int) size];
    if (isDeflated) {
      inflate(bytes, where);
    } else {
      data.duplicate().get(bytes);
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    if ((int) checksum.getValue() != crc) {
      throw new InvalidInputException(where + ": damaged, its checksum is wrong");
    }
    return bytes;
  }

  /** The stream must give these bytes, end with them, and use up all of its own. */
  private void inflate(byte[] bytes, String where) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(data.duplicate());
      int done = 0;
      while (done < bytes.length) {
        int count = inflater.inflate(bytes, done, bytes.length - done);
        if (count == 0) {
          break;
        }
        done += count;
      }
      boolean more = inflater.inflate(new byte[1]) > 0;
      if (done < bytes.length || more || !inflater.finished() || inflater.getRemaining() > 0) {
        throw new InvalidInputException(where + ": damaged, not of the size that the file says");
      }
    } catch (DataFormatException e) {
      throw new InvalidInputException(where + ": damaged, its compression is wrong", e);
    } finally {
      inflater.end();
    }
  }
}
