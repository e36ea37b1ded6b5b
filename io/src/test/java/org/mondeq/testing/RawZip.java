package org.mondeq.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A ZIP written by hand, whose headers may lie: about sizes, checksums, methods, where a member
 * stands, and how many there are.
 */
public final class RawZip {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final List<Entry> entries = new ArrayList<>();

  /** What the central directory says of one member; anything may be changed. */
  public static final class Entry {
    private final byte[] name;

    /** Bit 0 says that it is encrypted. */
    public int flags;

    /** 0 for stored, 8 for deflated. */
    public int method;

    /** The checksum of the content. */
    public long crc;

    /** The size in the file. */
    public long compressed;

    /** The size of the content. */
    public long size;

    /** Where the local header stands. */
    public long offset;

    /** Extra fields. */
    public byte[] extra = {};

    private Entry(byte[] name) {
      this.name = name;
    }
  }

  /** Adds a member; what is returned can still be changed. */
  public Entry add(String name, byte[] content, boolean deflated) {
    Entry entry = new Entry(name.getBytes(StandardCharsets.UTF_8));
    byte[] stored = deflated ? deflate(content) : content;
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.method = deflated ? 8 : 0;
    entry.crc = crc.getValue();
    entry.compressed = stored.length;
    entry.size = content.length;
    entry.offset = data.size();
    entries.add(entry);
    ByteBuffer header = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(LOCAL).putShort((short) 20).putShort((short) 0).putShort((short) entry.method);
    header.putInt(0).putInt((int) entry.crc).putInt(stored.length).putInt(content.length);
    header.putShort((short) entry.name.length).putShort((short) 0);
    data.writeBytes(header.array());
    data.writeBytes(entry.name);
    data.writeBytes(stored);
    return entry;
  }

  /** Adds a member that stands where another does. */
  public Entry addAgain(String name, Entry other) {
    Entry entry = new Entry(name.getBytes(StandardCharsets.UTF_8));
    entry.method = other.method;
    entry.crc = other.crc;
    entry.compressed = other.compressed;
    entry.size = other.size;
    entry.offset = other.offset;
    entries.add(entry);
    return entry;
  }

  /** The file. */
  public byte[] bytes() {
    return bytes(entries.size());
  }

  /** The file, whose end says that there are so many members. */
  public byte[] bytes(int claimed) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(data.toByteArray());
    for (Entry entry : entries) {
      file.writeBytes(central(entry));
    }
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(END).putInt(0).putShort((short) claimed).putShort((short) claimed);
    end.putInt(file.size() - data.size()).putInt(data.size()).putShort((short) 0);
    file.writeBytes(end.array());
    return file.toByteArray();
  }

  private static byte[] central(Entry entry) {
    ByteBuffer header =
        ByteBuffer.allocate(46 + entry.name.length + entry.extra.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(CENTRAL).putShort((short) 20).putShort((short) 20);
    header.putShort((short) entry.flags).putShort((short) entry.method).putInt(0);
    header.putInt((int) entry.crc).putInt((int) entry.compressed).putInt((int) entry.size);
    header.putShort((short) entry.name.length).putShort((short) entry.extra.length);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    header.putInt((int) entry.offset);
    return header.put(entry.name).put(entry.extra).array();
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 12];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
