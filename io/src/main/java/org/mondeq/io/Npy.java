package org.mondeq.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The NumPy array format, versions 1 to 3: little-endian numbers and booleans, C or Fortran order.
 * Arrays are written as doubles in C order.
 */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_DIMENSIONS = 8;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']{1,8})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");

  private static final Map<String, Element> ELEMENTS =
      Map.ofEntries(
          Map.entry("<f8", new Element(8, ByteBuffer::getDouble)),
          Map.entry("<f4", new Element(4, ByteBuffer::getFloat)),
          Map.entry("<i8", new Element(8, ByteBuffer::getLong)),
          Map.entry("<i4", new Element(4, ByteBuffer::getInt)),
          Map.entry("<i2", new Element(2, ByteBuffer::getShort)),
          Map.entry("|i1", new Element(1, ByteBuffer::get)),
          Map.entry("|u1", new Element(1, b -> b.get() & 0xff)),
          Map.entry("|b1", new Element(1, ByteBuffer::get)));

  private record Element(int bytes, ToDoubleFunction<ByteBuffer> read) {}

  private record Header(
      Element element, boolean fortranOrder, List<Integer> shape, int dataStart) {}

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
    long expected = size * header.element.bytes;
    long got = bytes.length - (long) header.dataStart;
    if (got != expected) {
      throw new InvalidInputException(
          where + ": expected " + expected + " bytes of data, got " + got);
    }
    if (size * Double.BYTES > limit) {
      throw new InvalidInputException(where + ": more than " + limit + " bytes as doubles");
    }
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    data.position(header.dataStart);
    double[] values = new double[(int) size];
    for (int i = 0; i < values.length; i++) {
      values[i] = header.element.read.applyAsDouble(data);
    }
    int[] shape = header.shape.stream().mapToInt(Integer::intValue).toArray();
    return NpyArray.of(header.fortranOrder ? toCOrder(values, shape) : values, shape);
  }

  private static Header header(byte[] bytes, String where) {
    if (bytes.length < 12 || !Arrays.equals(bytes, 0, 6, MAGIC, 0, 6)) {
      throw new InvalidInputException(where + ": not a NumPy array");
    }
    int version = bytes[6];
    if (version < 1 || version > 3) {
      throw new InvalidInputException(where + ": unknown NumPy format version " + version);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = version == 1 ? 10 : 12;
    long length = version == 1 ? buffer.getShort(8) & 0xffff : buffer.getInt(8) & 0xffffffffL;
    if (length > bytes.length - start) {
      throw new InvalidInputException(where + ": truncated header");
    }
    String text = new String(bytes, start, (int) length, StandardCharsets.ISO_8859_1);
    String type = find(DESCR, text, where, "type");
    Element element = ELEMENTS.get(type);
    if (element == null) {
      throw new InvalidInputException(
          where + ": unsupported type " + type + ", expected little-endian floats or integers");
    }
    boolean fortranOrder = find(ORDER, text, where, "order").equals("True");
    List<Integer> shape = shape(find(SHAPE, text, where, "shape"), where);
    return new Header(element, fortranOrder, shape, start + (int) length);
  }

  private static String find(Pattern pattern, String header, String where, String what) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new InvalidInputException(where + ": header without a readable " + what);
    }
    return matcher.group(1);
  }

  private static List<Integer> shape(String text, String where) {
    String[] parts =
        Arrays.stream(text.replace("L", "").split(","))
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

  /** Writes an array as doubles. */
  static void write(NpyArray array, OutputStream out) throws IOException {
    StringBuilder shape = new StringBuilder();
    for (int length : array.shape()) {
      shape.append(length).append(", ");
    }
    String header =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape.toString().strip() + "), }";
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
    buffer.asDoubleBuffer().put(values);
    out.write(buffer.array());
  }
}
