package org.mondeq.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A NumPy archive: a ZIP of {@code .npy} arrays, with text members beside them.
 *
 * <p>Whatever a file claims, its members take at most {@value #MAX_BYTES} bytes, arrays as doubles,
 * and while they are read at most three times as many. Writing is reproducible: the same content
 * gives the same bytes.
 */
public final class Npz {
  /** What is read and written at most, arrays as doubles. */
  public static final long MAX_BYTES = 1L << 28;

  private static final int ZIP64 = 1;

  /** A field of what a ZIP says beside a member: kind, length, content. */
  private static final int ZIP_FIELD = 4;

  private static final int NPY_HEADER = 128;
  private static final int MAX_TEXT_BYTES = 1 << 20;
  private static final int MAX_ENTRIES = 256;

  /** What a file may be larger than its content, for headers. */
  private static final long OVERHEAD = 1 << 20;

  private final Map<String, NpyArray> arrays;
  private final Map<String, String> texts;

  private Npz(Map<String, NpyArray> arrays, Map<String, String> texts) {
    this.arrays = arrays;
    this.texts = texts;
  }

  /** An archive of these arrays and texts, keyed by member name; arrays without {@code .npy}. */
  public static Npz of(Map<String, NpyArray> arrays, Map<String, String> texts) {
    return new Npz(new LinkedHashMap<>(arrays), new LinkedHashMap<>(texts));
  }

  /** The arrays by name, sorted. */
  public Map<String, NpyArray> arrays() {
    return new TreeMap<>(arrays);
  }

  /** The other members, as UTF-8 text, by name. */
  public Map<String, String> texts() {
    return new TreeMap<>(texts);
  }

  /**
   * Reads a whole archive.
   *
   * @throws InvalidInputException if the file is missing, no ZIP, too large, or holds a broken
   *     array
   */
  public static Npz read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(file + ": no such file");
    }
    try {
      if (Files.size(file) > MAX_BYTES + OVERHEAD) {
        throw tooLarge(file.toString(), MAX_BYTES);
      }
      return readZip(file);
    } catch (ZipException e) {
      throw new InvalidInputException(file + ": not a readable .npz: " + Errors.reason(e), e);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file + ": not a readable .npz: a member has no name", e);
    }
  }

  private static Npz readZip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new InvalidInputException(file + ": more than " + MAX_ENTRIES + " members");
      }
      return read(zip, file);
    }
  }

  private static Npz read(ZipFile zip, Path file) throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    long budget = MAX_BYTES;
    for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
      ZipEntry entry = e.nextElement();
      String name = entry.getName();
      String where = file + ": " + name;
      boolean isArray = name.endsWith(".npy");
      long limit = isArray ? budget : Math.min(budget, MAX_TEXT_BYTES);
      byte[] bytes = read(zip, entry, limit, where);
      Object previous;
      if (isArray) {
        NpyArray array = Npy.parse(bytes, where, limit);
        budget -= Math.max(bytes.length, array.values().length * (long) Double.BYTES);
        previous = arrays.put(name.substring(0, name.length() - 4), array);
      } else {
        budget -= bytes.length;
        previous = texts.put(name, new String(bytes, StandardCharsets.UTF_8));
      }
      if (previous != null) {
        throw new InvalidInputException(where + ": stands in the file twice");
      }
    }
    return new Npz(arrays, texts);
  }

  private static byte[] read(ZipFile zip, ZipEntry entry, long limit, String where)
      throws IOException {
    if (entry.getSize() > limit) {
      throw tooLarge(where, limit);
    }
    if (hasSizesOf64Bits(entry)) {
      throw new InvalidInputException(where + ": damaged, or larger than 4 GB");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) (limit + 1));
      if (bytes.length > limit) {
        throw tooLarge(where, limit);
      }
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      if (checksum.getValue() != entry.getCrc()) {
        throw new InvalidInputException(where + ": damaged, its checksum is wrong");
      }
      return bytes;
    }
  }

  /**
   * Whether the directory has a ZIP64 field for a member, which none that is read needs: where such
   * a size is negative, {@link ZipFile} waits for ever.
   */
  private static boolean hasSizesOf64Bits(ZipEntry entry) {
    byte[] extra = entry.getExtra() == null ? new byte[0] : entry.getExtra();
    ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
    while (fields.remaining() >= ZIP_FIELD) {
      int kind = fields.getShort() & 0xffff;
      int length = fields.getShort() & 0xffff;
      if (kind == ZIP64) {
        return true;
      }
      fields.position(Math.min(fields.limit(), fields.position() + length));
    }
    return false;
  }

  private static InvalidInputException tooLarge(String where, long limit) {
    return new InvalidInputException(where + ": more than " + limit + " bytes of content");
  }

  /**
   * Writes the archive atomically.
   *
   * @throws FailedRunException if it cannot be written
   */
  public void write(Path file) {
    long bytes = 0;
    for (NpyArray array : arrays.values()) {
      bytes += NPY_HEADER + array.values().length * (long) Double.BYTES;
    }
    for (String text : texts.values()) {
      bytes += text.length();
    }
    if (bytes > MAX_BYTES) {
      throw new FailedRunException(
          file + ": " + bytes + " bytes are more than could be read back, " + MAX_BYTES);
    }
    AtomicFile.write(file, this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      zip.putNextEntry(entry(text.getKey()));
      zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
    }
    for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
      zip.putNextEntry(entry(array.getKey() + ".npy"));
      Npy.write(array.getValue(), zip);
    }
    zip.finish();
  }

  /** A fixed local time, so that equal archives are equal bytes. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }
}
