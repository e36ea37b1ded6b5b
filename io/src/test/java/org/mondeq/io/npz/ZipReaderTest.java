package org.mondeq.io.npz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mondeq.io.InvalidInputException;
import org.mondeq.testing.RawZip;

/** Files that two readers of ZIP could read differently are refused, each with its reason. */
class ZipReaderTest {
  private static final int END_BYTES = 22;

  private static List<String> names(byte[] bytes) {
    return ZipReader.members(bytes, "a.npz", 9).stream().map(ZipMember::name).toList();
  }

  private static void assertRefused(String reason, byte[] bytes) {
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> names(bytes));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private static byte[] content(int value) {
    return new byte[] {(byte) value, 2, 3};
  }

  private static byte[] whole() {
    RawZip zip = new RawZip();
    zip.add("x", content(1), false);
    zip.add("y", content(2), true);
    return zip.bytes();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void readsTheOneForm() {
    assertEquals(List.of("x", "y"), names(whole()));
    assertEquals(List.of(), names(new RawZip().bytes()));
  }

  /** The comment of the first end record holds another file, with an end record of its own. */
  @Test
  void refusesASecondFileInTheComment() {
    byte[] first = whole();
    byte[] second = whole();
    little(first).putShort(first.length - 2, (short) second.length);
    assertRefused("around its directory", concat(first, second));
    assertRefused("no ZIP that ends", concat(first, second, new byte[1]));
  }

  @Test
  void refusesBytesBeforeAndAfter() {
    assertRefused("around its directory", concat(new byte[1], whole()));
    assertRefused("no ZIP that ends", concat(whole(), new byte[1]));
    byte[] comment = concat(whole(), new byte[] {'x'});
    little(comment).putShort(comment.length - 3, (short) 1);
    assertRefused("no ZIP that ends", comment);
  }

  /** Both offsets are moved, so that only the gap itself is wrong. */
  @Test
  void refusesGaps() {
    byte[] bytes = concat(new byte[7], whole());
    ByteBuffer moved = little(bytes);
    int end = bytes.length - END_BYTES;
    int directory = moved.getInt(end + 16) + 7;
    moved.putInt(end + 16, directory);
    moved.putInt(directory + 42, 7);
    moved.putInt(directory + 47 + 42, moved.getInt(directory + 47 + 42) + 7);
    assertRefused("x: a gap before it", bytes);
  }

  @Test
  void refusesOverlaps() {
    RawZip zip = new RawZip();
    RawZip.Entry first = zip.add("x", content(1), false);
    zip.addAgain("y", first);
    assertRefused("y: a gap before it, or an overlap", zip.bytes());
  }

  @Test
  void refusesMembersThatTheDirectoryLeavesOut() {
    RawZip zip = new RawZip();
    zip.add("x", content(1), false);
    zip.add("y", content(2), false);
    assertRefused("more in the directory", zip.bytes(1));
    byte[] bytes = whole();
    int end = bytes.length - END_BYTES;
    int directory = little(bytes).getInt(end + 16);
    byte[] shorter =
        concat(Arrays.copyOf(bytes, directory + 47), Arrays.copyOfRange(bytes, end, bytes.length));
    little(shorter).putInt(directory + 47 + 12, 47).putInt(directory + 47 + 8, 0x10001);
    assertRefused("between the members and the directory", shorter);
  }

  @Test
  void refusesDoubledNames() {
    RawZip zip = new RawZip();
    zip.add("V.npy", content(1), false);
    zip.add("V.npy", content(2), false);
    assertRefused("V.npy: stands in the file twice", zip.bytes());
    RawZip shadowed = new RawZip();
    shadowed.add("V.npy", content(1), false);
    shadowed.add("V", content(2), false);
    assertRefused("V: stands in the file twice", shadowed.bytes());
  }

  @Test
  void refusesLocalHeadersThatDiffer() {
    for (int at : new int[] {6, 8, 14, 18, 22, 30}) { // flags, method, crc, sizes, name
      byte[] bytes = whole();
      bytes[at] ^= (byte) (at == 6 ? 2 : at == 8 ? 8 : 1);
      assertRefused("x: its local header differs", bytes);
    }
  }

  @Test
  void refusesNamesThatReadersDecodeDifferently() {
    for (String name : List.of("é", "a\u0000b", "a\nb", "")) {
      RawZip zip = new RawZip();
      zip.add(name, content(1), false);
      assertRefused("name", zip.bytes());
    }
  }

  @Test
  void refusesExtraFieldsWithAnotherName() {
    RawZip zip = new RawZip();
    RawZip.Entry entry = zip.add("x", content(1), false);
    entry.extra = new byte[] {0x75, 0x70, 1, 0, 1};
    assertRefused("x: an extra field", zip.bytes());
  }

  /** Some readers take up a locator whenever it is there, others only where it is needed. */
  @Test
  void refusesASecondEndRecordOf64Bits() {
    RawZip zip = new RawZip();
    zip.add("0123456789", content(1), false);
    byte[] bytes = zip.bytes();
    int locator = bytes.length - END_BYTES - 20;
    little(bytes).putInt(locator, 0x07064b50);
    assertRefused("a broken ZIP64 end", bytes);
    assertRefused("two end records that differ", withEnd64(whole(), false));
    assertEquals(List.of("x", "y"), names(withEnd64(whole(), true)));
  }

  /** A file with end records of 64 bits; the last says where the directory begins, or refers. */
  private static byte[] withEnd64(byte[] bytes, boolean refers) {
    int end = bytes.length - END_BYTES;
    byte[] tail = Arrays.copyOfRange(bytes, end, bytes.length);
    ByteBuffer last = little(tail);
    byte[] records = new byte[56 + 20];
    ByteBuffer more = little(records);
    more.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putLong(0);
    more.putLong(last.getShort(8)).putLong(last.getShort(8));
    more.putLong(last.getInt(12)).putLong(last.getInt(16));
    more.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    if (refers) {
      last.putInt(16, -1);
    }
    return concat(Arrays.copyOf(bytes, end), records, tail);
  }

  @Test
  void refusesFieldsOf64BitsThatNothingRefersTo() {
    RawZip zip = new RawZip();
    RawZip.Entry entry = zip.add("x", content(1), false);
    entry.extra = new byte[20];
    ByteBuffer field = little(entry.extra);
    field.putShort((short) 1).putShort((short) 16).putLong(3).putLong(3);
    assertRefused("x: a field of 64 bits that not all readers take up", zip.bytes());
    entry.size = 0xffffffffL;
    entry.compressed = 0xffffffffL;
    assertEquals(List.of("x"), names(zip.bytes()));
    entry.offset = 0xffffffffL;
    assertRefused("x: a gap before it", zip.bytes());
    entry.offset = 0;
    field.putLong(4, -1);
    assertRefused("x: ends too early", zip.bytes());
  }

  /** A deflated member ends with its stream: what follows it would be read by some. */
  @Test
  void refusesBytesAfterACompressedMember() {
    RawZip zip = new RawZip();
    byte[] whole = concat(new byte[] {1, 3, 0, (byte) 0xfc, (byte) 0xff}, content(1), new byte[1]);
    RawZip.Entry entry = zip.add("x", whole, false);
    byte[] bytes = zip.bytes();
    ZipMember member = new ZipMember("x", true, crc(content(1)), 3, ByteBuffer.wrap(whole));
    assertEquals(9, entry.compressed);
    assertEquals(1, ZipReader.members(bytes, "a.npz", 1).size());
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> member.content("a.npz: x", 9));
    assertTrue(e.getMessage().contains("not of the size"), e.getMessage());
  }

  private static int crc(byte[] content) {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }
}
