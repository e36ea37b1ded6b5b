package org.mondeq.interchange.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/**
 * Reads real numeric matrices of MATLAB's format of version 5, compressed or not, in either byte
 * order (MAT-File Format, The MathWorks, chapter 1).
 *
 * <p>Written here because no element may ask for more memory than stands in the file: libraries
 * make room for what a tag claims before they look.
 */
final class MatFile {
  private static final int HEADER = 128;
  private static final int ENDIAN = 126;
  private static final int TAG = 8;
  private static final int COMPRESSED = 15;
  private static final int MATRIX = 14;
  private static final int COMPLEX = 0x0800;
  private static final int MAX_DIMENSIONS = 8;
  private static final int MAX_ENTRIES = 10_000;

  /** What DEFLATE can make of a byte at most. */
  private static final long MAX_RATIO = 1032;

  /** The classes of arrays that hold numbers: double, single, and integers of 8 to 64 bits. */
  private static final int FIRST_NUMERIC = 6;

  private static final int LAST_NUMERIC = 15;

  private final String where;
  private final Map<String, ForeignEntry> entries = new LinkedHashMap<>();
  private long budget = Npz.MAX_BYTES;

  private MatFile(String where) {
    this.where = where;
  }

  /** An element: its type and its data. */
  private record Element(int type, ByteBuffer data) {}

  /**
   * The variables of a file by name.
   *
   * @throws InvalidInputException if the file is damaged or too large
   */
  static Map<String, ForeignEntry> entries(FileBytes content) {
    MatFile result = new MatFile(content.file().toString());
    ByteBuffer bytes = content.buffer();
    result.require(bytes.remaining() >= HEADER, "ends within its header");
    int mark = bytes.order(ByteOrder.LITTLE_ENDIAN).getShort(ENDIAN) & 0xffff;
    result.require(mark == 0x4d49 || mark == 0x494d, "of no known byte order");
    bytes.order(mark == 0x4d49 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    bytes.position(HEADER);
    while (bytes.hasRemaining()) {
      result.add(result.element(bytes, false));
    }
    return result.entries;
  }

  /** The element at the position, which moves past it and, within matrices, its padding. */
  private Element element(ByteBuffer bytes, boolean padded) {
    require(bytes.remaining() >= TAG, "ends within an element");
    int start = bytes.position();
    int word = bytes.getInt();
    boolean small = word >>> Short.SIZE != 0;
    int type = word & 0xffff;
    long size = small ? word >>> Short.SIZE : bytes.getInt() & 0xffffffffL;
    require(size <= (small ? Integer.BYTES : bytes.remaining()), "an element ends too early");
    ByteBuffer data = bytes.slice(bytes.position(), (int) size).order(bytes.order());
    int end = small ? start + TAG : bytes.position() + (int) size;
    int rest = padded ? Math.floorMod(start - end, TAG) : 0;
    bytes.position(Math.min(bytes.limit(), end + rest));
    return new Element(type, data);
  }

  private void add(Element element) {
    if (element.type == COMPRESSED) {
      ByteBuffer inflated = inflate(element.data);
      Element inner = element(inflated, false);
      require(inner.type != COMPRESSED, "compressed twice");
      add(inner);
    } else if (element.type == MATRIX) {
      addMatrix(element.data);
    }
  }

  /** The element in a stream: its tag says how long it is. */
  private ByteBuffer inflate(ByteBuffer compressed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed.duplicate());
      byte[] tag = new byte[TAG];
      require(fill(inflater, tag, 0), "a compressed element ends too early");
      long size = ByteBuffer.wrap(tag).order(compressed.order()).getInt(4) & 0xffffffffL;
      boolean possible = size <= MAX_RATIO * compressed.remaining() && size <= Npz.MAX_BYTES - TAG;
      require(possible, "a compressed element claims " + size + " bytes");
      byte[] whole = Arrays.copyOf(tag, TAG + (int) size);
      require(fill(inflater, whole, TAG), "a compressed element ends too early");
      return ByteBuffer.wrap(whole).order(compressed.order());
    } catch (DataFormatException e) {
      throw new InvalidInputException(where + ": damaged, its compression is wrong", e);
    } finally {
      inflater.end();
    }
  }

  private static boolean fill(Inflater inflater, byte[] bytes, int from)
      throws DataFormatException {
    int done = from;
    while (done < bytes.length) {
      int count = inflater.inflate(bytes, done, bytes.length - done);
      if (count == 0) {
        return false;
      }
      done += count;
    }
    return true;
  }

  private void addMatrix(ByteBuffer bytes) {
    Element flags = element(bytes, true);
    require(flags.data.remaining() == TAG, "a matrix without its flags");
    int word = flags.data.getInt();
    int kind = word & 0xff;
    Element dimensions = element(bytes, true);
    Element nameBytes = element(bytes, true);
    String name = StandardCharsets.ISO_8859_1.decode(nameBytes.data).toString();
    ForeignEntry entry;
    if (kind < FIRST_NUMERIC || kind > LAST_NUMERIC) {
      entry = new ForeignEntry.Other("no matrix of numbers");
    } else if ((word & COMPLEX) != 0) {
      entry = new ForeignEntry.Other("complex");
    } else {
      entry = new ForeignEntry.Numbers(array(name, dimensions.data, element(bytes, true)));
    }
    require(entries.putIfAbsent(name, entry) == null, name + ": stands in the file twice");
    require(entries.size() <= MAX_ENTRIES, "more than " + MAX_ENTRIES + " variables");
  }

  private NpyArray array(String name, ByteBuffer dimensions, Element data) {
    int rank = dimensions.remaining() / Integer.BYTES;
    require(rank >= 1 && rank <= MAX_DIMENSIONS, name + ": of " + rank + " dimensions");
    NumberType type = type(data.type);
    require(type != null, name + ": numbers of an unknown type " + data.type);
    int count = data.data.remaining() / type.width();
    int[] shape = new int[rank];
    long product = 1;
    for (int d = 0; d < rank; d++) {
      shape[d] = dimensions.getInt();
      require(shape[d] >= 0, name + ": a negative dimension");
      product *= shape[d];
      require(product <= count, name + ": fewer numbers than its dimensions say");
    }
    require(product == count, name + ": more numbers than its dimensions say");
    budget -= count * (long) Double.BYTES;
    require(budget >= 0, name + ": more than " + Npz.MAX_BYTES + " bytes as doubles");
    double[] columns = new double[count];
    for (int i = 0; i < count; i++) {
      columns[i] = type.read(data.data);
    }
    return NpyArray.of(rowMajor(columns, shape), shape);
  }

  /** MATLAB's first index moves fastest, NumPy's last. */
  private static double[] rowMajor(double[] columns, int[] shape) {
    double[] rows = new double[columns.length];
    int[] index = new int[shape.length];
    for (double value : columns) {
      int at = 0;
      for (int d = 0; d < shape.length; d++) {
        at = at * shape[d] + index[d];
      }
      rows[at] = value;
      for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
        index[d] = 0;
      }
    }
    return rows;
  }

  private static NumberType type(int code) {
    return switch (code) {
      case 1 -> NumberType.INT8;
      case 2 -> NumberType.UINT8;
      case 3 -> NumberType.INT16;
      case 4 -> NumberType.UINT16;
      case 5 -> NumberType.INT32;
      case 6 -> NumberType.UINT32;
      case 7 -> NumberType.FLOAT;
      case 9 -> NumberType.DOUBLE;
      case 12 -> NumberType.INT64;
      default -> null;
    };
  }

  private void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidInputException(where + ": " + fault);
    }
  }
}
