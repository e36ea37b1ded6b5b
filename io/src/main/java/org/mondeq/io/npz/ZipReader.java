package org.mondeq.io.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mondeq.io.InvalidInputException;

/**
 * Reads the one form of a ZIP file that every reader reads alike: members one after the other from
 * the first byte, each with its local header; then the directory, which names them in this order
 * and agrees with their headers; then the end record without a comment, and nothing else. Sizes and
 * offsets of 64 bits stand where those of 32 bits refer to them, and nowhere else.
 *
 * <p>Java, Python's {@code zipfile}, NumPy and Info-ZIP write this form. Where readers could
 * differ, as in gaps, overlaps, comments, second end records, other encodings of names, or doubled
 * names, the file is refused.
 */
final class ZipReader {
  private static final int LOCAL = 0x04034b50;
  private static final int DIRECTORY = 0x02014b50;
  private static final int DESCRIPTOR = 0x08074b50;

  private static final int LOCAL_BYTES = 30;
  private static final int DIRECTORY_BYTES = 46;
  private static final int DESCRIPTOR_BYTES = 16;
  private static final int DESCRIPTOR64_BYTES = 24;

  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  static final int HIGHEST_VERSION = 45;

  /** Sizes follow the content, compression levels, names in UTF-8: what writers may say. */
  private static final int KNOWN_FLAGS = 0x080e;

  private static final int SIZES_FOLLOW = 0x0008;
  private static final int ALL_ONES = -1;

  /** Sizes of 64 bits, and what is no content: times and owners of Unix. */
  private static final int ZIP64 = 0x0001;

  private static final Set<Integer> HARMLESS = Set.of(0x5455, 0x7875);

  private final ByteBuffer bytes;
  private final String where;
  private final int most;

  private ZipReader(byte[] bytes, String where, int most) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.where = where;
    this.most = most;
  }

  /** An entry of the directory. */
  private record Entry(String name, int flags, int method, int crc, long stored, long size) {}

  /** Where the 64-bit values in the extra field of a header begin, and how many there are. */
  private record Values64(int at, int count) {}

  /** What the extra field of a local header says of 64-bit sizes. */
  private record Sizes(boolean is64, long stored, long size) {}

  /**
   * The members of a file, in its order.
   *
   * @param where names the file in messages
   * @param most how many members there may be
   * @throws InvalidInputException if the file is not exactly of this form
   */
  static List<ZipMember> members(byte[] bytes, String where, int most) {
    return new ZipReader(bytes, where, most).members();
  }

  private List<ZipMember> members() {
    ZipEnd last = ZipEnd.of(bytes, where);
    int count = last.count();
    int directory = last.directory();
    int end = last.at();
    if (count > most) {
      throw new InvalidInputException(where + ": more than " + most + " members");
    }
    List<ZipMember> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int position = directory;
    int from = 0;
    for (int i = 0; i < count; i++) {
      Entry entry = entry(position, end, from);
      require(names.add(stem(entry.name)), entry.name + ": stands in the file twice");
      from = member(entry, from, directory, members);
      position += DIRECTORY_BYTES + unsigned(position + 28) + unsigned(position + 30);
    }
    require(position == end, "more in the directory than its members");
    require(from == directory, "bytes between the members and the directory");
    return members;
  }

  /** NumPy takes {@code V} and {@code V.npy} for the same. */
  private static String stem(String name) {
    return name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
  }

  /** The entry at a position of the directory, of the member that begins at {@code from}. */
  private Entry entry(int at, int end, int from) {
    require(at <= end - DIRECTORY_BYTES && bytes.getInt(at) == DIRECTORY, "a broken directory");
    int nameLength = unsigned(at + 28);
    int extraLength = unsigned(at + 30);
    require(at + DIRECTORY_BYTES + nameLength + extraLength <= end, "a broken directory");
    String name = name(at + DIRECTORY_BYTES, nameLength);
    require(
        unsigned(at + 32) == 0 && unsigned(at + 34) == 0, name + ": with a comment, or elsewhere");
    int flags = unsigned(at + 8);
    int method = unsigned(at + 10);
    require((flags & ~KNOWN_FLAGS) == 0, name + ": encrypted, or of unknown flags");
    require(method == STORED || method == DEFLATED, name + ": of an unknown compression");
    require(unsigned(at + 6) <= HIGHEST_VERSION, name + ": of a newer version of ZIP");
    Values64 wide = extra(at + DIRECTORY_BYTES + nameLength, extraLength, name);
    long[] values = directoryValues(at, wide, name);
    long size = values[0];
    long stored = values[1];
    require(values[2] == from, name + ": a gap before it, or an overlap");
    require(size >= 0 && stored >= 0, name + ": ends too early");
    require(method == DEFLATED || stored == size, name + ": of two sizes");
    return new Entry(name, flags, method, bytes.getInt(at + 16), stored, size);
  }

  /** The size, the stored size and the offset; each that is all ones stands in 64 bits instead. */
  private long[] directoryValues(int at, Values64 wide, String name) {
    int[] places = {at + 24, at + 20, at + 42};
    long[] values = new long[places.length];
    int used = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getInt(places[i]) & 0xffffffffL;
      if (bytes.getInt(places[i]) == ALL_ONES && used < wide.count) {
        values[i] = bytes.getLong(wide.at + Long.BYTES * used++);
      }
    }
    require(used == wide.count, name + ": a field of 64 bits that not all readers take up");
    return values;
  }

  /** Adds the member that begins at {@code from}, and gives the position after it. */
  private int member(Entry entry, int from, int directory, List<ZipMember> members) {
    String name = entry.name;
    require(
        from <= directory - LOCAL_BYTES && bytes.getInt(from) == LOCAL,
        name + ": without its local header");
    int nameLength = unsigned(from + 26);
    int extraLength = unsigned(from + 28);
    long data = from + (long) LOCAL_BYTES + nameLength + extraLength;
    require(entry.stored <= directory - data, name + ": ends too early");
    require(
        name(from + LOCAL_BYTES, nameLength).equals(name)
            && unsigned(from + 6) == entry.flags
            && unsigned(from + 8) == entry.method
            && unsigned(from + 4) <= HIGHEST_VERSION,
        name + ": its local header differs from the directory");
    Sizes sizes = localSizes(extra(from + LOCAL_BYTES + nameLength, extraLength, name), name);
    long after = data + entry.stored;
    if ((entry.flags & SIZES_FOLLOW) == 0) {
      requireSizes(entry, from + 14, sizes);
    } else {
      require(isZero(from + 14, sizes), name + ": its sizes stand in the file twice");
      after = descriptor(entry, after, directory, sizes.is64);
    }
    ByteBuffer content = bytes.slice((int) data, (int) entry.stored);
    members.add(new ZipMember(name, entry.method == DEFLATED, entry.crc, entry.size, content));
    return (int) after;
  }

  /** A local header says its sizes in 32 bits, in 64, or in both. */
  private void requireSizes(Entry entry, int at, Sizes sizes) {
    int stored = bytes.getInt(at + 4);
    int size = bytes.getInt(at + 8);
    boolean agree =
        bytes.getInt(at) == entry.crc
            && (stored == (int) entry.stored || (sizes.is64 && stored == ALL_ONES))
            && (size == (int) entry.size || (sizes.is64 && size == ALL_ONES))
            && (!sizes.is64 || (sizes.stored == entry.stored && sizes.size == entry.size));
    require(agree, entry.name + ": its local header differs from the directory");
  }

  private boolean isZero(int at, Sizes sizes) {
    boolean zero32 = bytes.getInt(at + 4) == 0 && bytes.getInt(at + 8) == 0;
    boolean ones = bytes.getInt(at + 4) == ALL_ONES && bytes.getInt(at + 8) == ALL_ONES;
    return bytes.getInt(at) == 0
        && (sizes.is64 ? (zero32 || ones) && sizes.stored == 0 && sizes.size == 0 : zero32);
  }

  /** Checks the sizes after a member, and gives the position after them. */
  private long descriptor(Entry entry, long at, int directory, boolean is64) {
    int length = is64 ? DESCRIPTOR64_BYTES : DESCRIPTOR_BYTES;
    require(at + length <= directory, entry.name + ": ends too early");
    int start = (int) at;
    long stored = is64 ? bytes.getLong(start + 8) : bytes.getInt(start + 8) & 0xffffffffL;
    long size = is64 ? bytes.getLong(start + 16) : bytes.getInt(start + 12) & 0xffffffffL;
    require(
        bytes.getInt(start) == DESCRIPTOR
            && bytes.getInt(start + 4) == entry.crc
            && stored == entry.stored
            && size == entry.size,
        entry.name + ": the sizes after it differ from the directory");
    return at + length;
  }

  private Sizes localSizes(Values64 wide, String name) {
    require(
        wide.count == 0 || wide.count == 2, name + ": a field of 64 bits without its two sizes");
    return wide.count == 0
        ? new Sizes(false, 0, 0)
        : new Sizes(true, bytes.getLong(wide.at + Long.BYTES), bytes.getLong(wide.at));
  }

  /** The 64-bit values of an extra field, in which all else is harmless. */
  private Values64 extra(int at, int length, String name) {
    Values64 wide = new Values64(at, 0);
    int end = at + length;
    require(end <= bytes.capacity(), name + ": ends too early");
    while (at < end) {
      require(end - at >= 4 && end - at - 4 >= unsigned(at + 2), name + ": a broken extra field");
      int kind = unsigned(at);
      int fieldLength = unsigned(at + 2);
      if (kind == ZIP64) {
        require(
            wide.count == 0 && fieldLength > 0 && fieldLength % Long.BYTES == 0,
            name + ": a broken field of 64 bits");
        wide = new Values64(at + 4, fieldLength / Long.BYTES);
      } else {
        require(HARMLESS.contains(kind), name + ": an extra field that readers may take up");
      }
      at += 4 + fieldLength;
    }
    return wide;
  }

  private String name(int at, int length) {
    require(length > 0, "a member has no name");
    require(at + length <= bytes.capacity(), "a broken directory");
    byte[] name = new byte[length];
    bytes.get(at, name);
    for (byte c : name) {
      require(c >= ' ' && c <= '~', "a member with a name that is not plain ASCII");
    }
    return new String(name, StandardCharsets.US_ASCII);
  }

  private int unsigned(int at) {
    return bytes.getShort(at) & 0xffff;
  }

  private void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidInputException(where + ": not a readable .npz: " + fault);
    }
  }
}
