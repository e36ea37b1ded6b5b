package org.mondeq.io.npz;

import java.nio.ByteBuffer;
import org.mondeq.io.InvalidInputException;

/**
 * The end of a ZIP file: its end record, and before that the one of 64 bits if, and only if, a
 * number in the end record refers to it.
 *
 * @param count the number of members
 * @param directory where the directory begins
 * @param at where the directory ends
 */
record ZipEnd(int count, int directory, int at) {
  private static final int END = 0x06054b50;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR = 0x07064b50;

  private static final int END_BYTES = 22;
  private static final int END64_BYTES = 56;
  private static final int LOCATOR_BYTES = 20;

  /** The length of a record of 64 bits, after this number. */
  private static final int END64_REST = END64_BYTES - 12;

  private static final int ALL_ONES_16 = 0xffff;
  private static final long ALL_ONES_32 = 0xffffffffL;

  /**
   * Reads the end of a file.
   *
   * @param bytes the file, in little-endian order
   * @param where names the file in messages
   * @throws InvalidInputException if readers could take another for it
   */
  static ZipEnd of(ByteBuffer bytes, String where) {
    int end = bytes.capacity() - END_BYTES;
    require(end >= 0 && bytes.getInt(end) == END, where, "no ZIP that ends with its end record");
    long count = bytes.getShort(end + 8) & ALL_ONES_16;
    long size = bytes.getInt(end + 12) & ALL_ONES_32;
    long directory = bytes.getInt(end + 16) & ALL_ONES_32;
    require(
        bytes.getInt(end + 4) == 0
            && bytes.getShort(end + 8) == bytes.getShort(end + 10)
            && bytes.getShort(end + 20) == 0,
        where,
        "a ZIP in parts, or with a comment");
    int locator = end - LOCATOR_BYTES;
    if (locator >= 0 && bytes.getInt(locator) == LOCATOR) {
      int at = locator - END64_BYTES;
      require(at >= 0 && isEnd64(bytes, at, locator), where, "a ZIP with a broken ZIP64 end");
      long[] narrow = {count, size, directory};
      long[] wide = {bytes.getLong(at + 32), bytes.getLong(at + 40), bytes.getLong(at + 48)};
      require(isReferredTo(narrow, wide), where, "a ZIP with two end records that differ");
      return checked(wide, at, where);
    }
    return checked(new long[] {count, size, directory}, end, where);
  }

  /** A record of this length, for one file, right before its locator. */
  private static boolean isEnd64(ByteBuffer bytes, int at, int locator) {
    return bytes.getInt(at) == END64
        && bytes.getLong(at + 4) == END64_REST
        && bytes.getShort(at + 14) >= 0
        && bytes.getShort(at + 14) <= ZipReader.HIGHEST_VERSION
        && bytes.getLong(at + 16) == 0
        && bytes.getLong(at + 24) == bytes.getLong(at + 32)
        && bytes.getInt(locator + 4) == 0
        && bytes.getLong(locator + 8) == at
        && bytes.getInt(locator + 16) == 1;
  }

  /** Whether each number is the same or all ones, and one is: else some readers pass it over. */
  private static boolean isReferredTo(long[] narrow, long[] wide) {
    boolean referred = false;
    for (int i = 0; i < narrow.length; i++) {
      boolean ones = narrow[i] == (i == 0 ? ALL_ONES_16 : ALL_ONES_32);
      if (!ones && narrow[i] != wide[i]) {
        return false;
      }
      referred |= ones;
    }
    return referred;
  }

  private static ZipEnd checked(long[] values, int at, String where) {
    long size = values[1];
    long directory = values[2];
    require(
        size >= 0 && directory >= 0 && size <= at && directory == at - size,
        where,
        "a ZIP with bytes before its members or around its directory");
    require(values[0] >= 0 && values[0] <= size, where, "more members than its directory holds");
    return new ZipEnd((int) values[0], (int) directory, at);
  }

  private static void require(boolean condition, String where, String fault) {
    if (!condition) {
      throw new InvalidInputException(where + ": not a readable .npz: " + fault);
    }
  }
}
