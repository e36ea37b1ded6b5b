package org.mondeq.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mondeq.io.InvalidInputException;

/**
 * The batches in a tar archive, read in passing: nothing is unpacked to disk.
 *
 * <p>Only what the plain header of a member says counts (POSIX.1-1988, "ustar"), so no archive can
 * ask for memory; members are found by the last part of their name.
 */
final class CifarArchive {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_START = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int CHECKSUM_START = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int TYPE = 156;
  private static final int MAX_MEMBERS = 64;
  private static final long MAX_MEMBER_BYTES = 1L << 26;
  private static final int MAX_END_BYTES = 1 << 20;

  private record Member(String name, long size, boolean regular) {
    long padding() {
      return Math.floorMod(-size, BLOCK);
    }
  }

  private CifarArchive() {}

  /**
   * Reads the batches of these names, in any order.
   *
   * @throws InvalidInputException if one is missing, doubled or of another size, or the archive is
   *     damaged
   */
  static void read(Path archive, List<String> batches, CifarReader reader) {
    try (Content content = Content.open(archive)) {
      Set<String> missing = new TreeSet<>(batches);
      byte[] block = content.bytes(BLOCK);
      for (int members = 0; !isZero(block); members++) {
        if (members == MAX_MEMBERS) {
          throw new InvalidInputException(archive + ": more than " + MAX_MEMBERS + " members");
        }
        Member member = parse(block, archive);
        if (member.regular && batches.contains(member.name)) {
          require(missing.remove(member.name), archive, member.name, "stands there twice");
          require(member.size == reader.batchBytes(), archive, member.name, "has the wrong size");
          reader.read(content, batches.indexOf(member.name));
          content.skip(member.padding());
        } else {
          content.skip(member.size + member.padding());
        }
        block = content.bytes(BLOCK);
      }
      for (String name : missing) {
        require(false, archive, name, "is missing");
      }
      content.skipToEnd(MAX_END_BYTES);
    }
  }

  private static Member parse(byte[] block, Path archive) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean inChecksum = i >= CHECKSUM_START && i < CHECKSUM_START + CHECKSUM_LENGTH;
      sum += inChecksum ? ' ' : block[i] & 0xff;
    }
    if (octal(block, CHECKSUM_START, CHECKSUM_LENGTH, archive) != sum) {
      throw new InvalidInputException(archive + ": no tar archive: wrong checksum in a header");
    }
    String path = text(block, 0, NAME_LENGTH);
    long size = octal(block, SIZE_START, SIZE_LENGTH, archive);
    if (size > MAX_MEMBER_BYTES) {
      throw new InvalidInputException(
          archive + ": " + path + ": expected at most " + MAX_MEMBER_BYTES + " bytes, got " + size);
    }
    boolean regular = block[TYPE] == '0' || block[TYPE] == 0;
    return new Member(path.substring(path.lastIndexOf('/') + 1), size, regular);
  }

  private static void require(boolean holds, Path archive, String name, String fault) {
    if (!holds) {
      throw new InvalidInputException(archive + ": " + name + " " + fault);
    }
  }

  private static String text(byte[] block, int start, int length) {
    int end = start;
    while (end < start + length && block[end] != 0) {
      end++;
    }
    return new String(block, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private static long octal(byte[] block, int start, int length, Path archive) {
    String digits = text(block, start, length).strip();
    if (!digits.matches("[0-7]{1,12}")) {
      throw new InvalidInputException(archive + ": no tar archive: unreadable number in a header");
    }
    return Long.parseLong(digits, 8);
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }
}
