package org.mondeq.io.npz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;

/**
 * A NumPy archive: a ZIP of {@code .npy} arrays, with text members beside them.
 *
 * <p>Whatever a file claims, its members take at most {@value #MAX_BYTES} bytes, arrays as doubles,
 * and while they are read at most four times as many. Writing is reproducible: the same content
 * gives the same bytes.
 */
public final class Npz {
  /** What is read and written at most, arrays as doubles. */
  public static final long MAX_BYTES = 1L << 28;

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
    return read(bytes(file));
  }

  /**
   * The bytes of a file, to be hashed and read.
   *
   * @throws InvalidInputException if the file is missing or too large
   */
  public static FileBytes bytes(Path file) {
    return FileBytes.read(file, MAX_BYTES + OVERHEAD);
  }

  /**
   * Reads a whole archive from bytes that are there.
   *
   * @throws InvalidInputException if they are no ZIP that every reader reads alike ({@link
   *     ZipReader}), hold too much, or a broken array
   */
  public static Npz read(FileBytes content) {
    Path file = content.file();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    long budget = MAX_BYTES;
    for (ZipMember member : ZipReader.members(content.bytes(), file.toString(), MAX_ENTRIES)) {
      String name = member.name();
      String where = file + ": " + name;
      boolean isArray = name.endsWith(".npy");
      long limit = isArray ? budget : Math.min(budget, MAX_TEXT_BYTES);
      byte[] bytes = member.content(where, limit);
      if (isArray) {
        NpyArray array = Npy.parse(bytes, where, limit);
        budget -= Math.max(bytes.length, array.values().length * (long) Double.BYTES);
        arrays.put(name.substring(0, name.length() - 4), array);
      } else {
        budget -= bytes.length;
        texts.put(name, text(bytes, where));
      }
    }
    return new Npz(arrays, texts);
  }

  private static String text(byte[] bytes, String where) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(where + ": neither a .npy array nor a text in UTF-8", e);
    }
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
