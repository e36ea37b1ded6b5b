package org.mondeq.io.npz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mondeq.io.InvalidInputException;

/**
 * The NumPy array format, versions 1 to 3: numbers and booleans ({@link NpyType}), in C or Fortran
 * order. Arrays are written as doubles, or as integers of 64 bits, in C order.
 */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_DIMENSIONS = 8;

  /** NumPy refuses longer ones. */
  private static final int MAX_HEADER = 10_000;

  private static final String ENTRY =
      "'(?:descr' *: *'[^']{1,8}'|fortran_order' *: *(?:True|False)|shape' *: *\\([0-9, ]*\\))";
  private static final Pattern HEADER =
      Pattern.compile("\\{ *(%s) *, *(%s) *, *(%s) *,? *\\} *\n".replace("%s", ENTRY));
  private static final Pattern STRUCTURED = Pattern.compile("^\\{ *'descr' *: *\\[");
  private static final Pattern SHAPE =
      Pattern.compile("(?:(?:0|[1-9][0-9]*) *, *)+(?:0|[1-9][0-9]*)?|");

  private record Header(NpyType type, boolean fortranOrder, List<Integer> shape, int dataStart) {}

  private Npy() {}

  /**
   * Parses a whole file.
   *
   * @param where names the file and entry in messages
   * @param limit the bytes that its values may take as doubles
   * @throws InvalidInputException if the bytes are no array of a supported type, or too large
   */
  static NpyArray parse(byte[] bytes, String where, long limit) {
    Header header = header(bytes, where);
    long size = 1;
    for (int length : header.shape) {
      size *= length;
      if (size > bytes.length) {
        throw new InvalidInputException(
            where + ": shape " + header.shape + " is larger than the file");
      }
    }
    long expected = size * header.type.bytes();
    long got = bytes.length - (long) header.dataStart;
    if (got != expected) {
      throw new InvalidInputException(
          where + ": expected " + expected + " bytes of data, got " + got);
    }
    if (size * Double.BYTES > limit) {
      throw new InvalidInputException(where + ": more than " + limit + " bytes as doubles");
    }
    double[] values = values(header, (int) size, bytes, where);
    int[] shape = header.shape.stream().mapToInt(Integer::intValue).toArray();
    return NpyArray.of(header.fortranOrder ? toCOrder(values, shape) : values, shape);
  }

  private static double[] values(Header header, int size, byte[] bytes, String where) {
    ByteBuffer data = ByteBuffer.wrap(bytes).order(header.type.order());
    data.position(header.dataStart);
    double[] values = new double[size];
    try {
      for (int i = 0; i < size; i++) {
        values[i] = header.type.read(data);
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(where + ": " + e.getMessage(), e);
    }
    return values;
  }

  private static Header header(byte[] bytes, String where) {
    if (bytes.length < 12 || !Arrays.equals(bytes, 0, 6, MAGIC, 0, 6)) {
      throw new InvalidInputException(where + ": not a NumPy array");
    }
    int version = bytes[6];
    if (version < 1 || version > 3 || bytes[7] != 0) {
      throw new InvalidInputException(
          where + ": unknown NumPy format version " + version + "." + bytes[7]);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = version == 1 ? 10 : 12;
    long length = version == 1 ? buffer.getShort(8) & 0xffff : buffer.getInt(8) & 0xffffffffL;
    if (length > bytes.length - start) {
      throw new InvalidInputException(where + ": truncated header");
    }
    if (length > MAX_HEADER) {
      throw new InvalidInputException(
          where + ": a header of more than " + MAX_HEADER + " characters");
    }
    Map<String, String> fields =
        fields(new String(bytes, start, (int) length, StandardCharsets.ISO_8859_1), where);
    String descr = fields.get("descr").replace("'", "");
    NpyType type =
        NpyType.of(descr)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        where + ": type: expected " + NpyType.EXPECTED + ", got " + descr));
    boolean fortranOrder = fields.get("fortran_order").equals("True");
    return new Header(type, fortranOrder, shape(fields.get("shape"), where), start + (int) length);
  }

  /** The three entries of a header by key, each of which stands there once. */
  private static Map<String, String> fields(String header, String where) {
    Matcher matcher = HEADER.matcher(header);
    Map<String, String> fields = new HashMap<>();
    if (STRUCTURED.matcher(header).find()) {
      throw new InvalidInputException(
          where + ": type: expected " + NpyType.EXPECTED + ", got a structure");
    }
    if (matcher.matches()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        String[] entry = matcher.group(i).split(" *: *", 2);
        fields.put(entry[0].replace("'", ""), entry[1]);
      }
    }
    if (fields.size() != matcher.groupCount()) {
      throw new InvalidInputException(
          where + ": expected a header of descr, fortran_order and shape, each once");
    }
    return fields;
  }

  /** A shape as Python writes a tuple of whole numbers. */
  private static List<Integer> shape(String tuple, String where) {
    String text = tuple.substring(1, tuple.length() - 1).strip();
    if (!SHAPE.matcher(text).matches()) {
      throw new InvalidInputException(where + ": unreadable shape (" + text + ")");
    }
    String[] parts =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .toArray(String[]::new);
    if (parts.length > MAX_DIMENSIONS) {
      throw new InvalidInputException(where + ": more than " + MAX_DIMENSIONS + " dimensions");
    }
    try {
      return Arrays.stream(parts).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new InvalidInputException(where + ": unreadable shape (" + text + ")", e);
    }
  }

  private static double[] toCOrder(double[] fortran, int[] shape) {
    double[] values = new double[fortran.length];
    int[] index = new int[shape.length];
    for (double value : fortran) {
      int position = 0;
      for (int d = 0; d < shape.length; d++) {
        position = position * shape[d] + index[d];
      }
      values[position] = value;
      for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
        index[d] = 0;
      }
    }
    return values;
  }

  /** Writes an array as doubles, or as integers of 64 bits. */
  static void write(NpyArray array, OutputStream out) throws IOException {
    StringBuilder shape = new StringBuilder();
    for (int length : array.shape()) {
      shape.append(length).append(", ");
    }
    String header =
        String.format(
            Locale.ROOT,
            "{'descr': '<%s8', 'fortran_order': False, 'shape': (%s), }",
            array.isWhole() ? "i" : "f",
            shape.toString().strip());
    int padding = 63 - (10 + header.length()) % 64;
    header += " ".repeat(padding) + "\n";
    double[] values = array.values();
    ByteBuffer buffer =
        ByteBuffer.allocate(10 + header.length() + 8 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .put((byte) 1)
            .put((byte) 0)
            .putShort((short) header.length())
            .put(header.getBytes(StandardCharsets.ISO_8859_1));
    if (array.isWhole()) {
      buffer.asLongBuffer().put(Arrays.stream(values).mapToLong(value -> (long) value).toArray());
    } else {
      buffer.asDoubleBuffer().put(values);
    }
    out.write(buffer.array());
  }
}
