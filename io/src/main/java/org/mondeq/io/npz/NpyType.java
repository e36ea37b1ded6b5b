package org.mondeq.io.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of the elements of a NumPy array whose values are doubles: floating point of 2 to 8
 * bytes, integers of 1 to 8 bytes, and booleans, in either order of bytes.
 *
 * @param bytes what an element takes
 * @param order the order of its bytes
 * @param element how it is read
 */
record NpyType(int bytes, ByteOrder order, Element element) {
  /** What messages say was expected. */
  static final String EXPECTED = "f2, f4, f8, i1 to i8, u1 to u8 or b1";

  /** A byte order, without which only one byte makes sense, and a kind with a size. */
  private static final Pattern DESCR = Pattern.compile("([<>|])([a-z][1-8])");

  private static final int DOUBLE_DIGITS = 53;
  private static final int HALF_FRACTION = 10;
  private static final int HALF_BIAS = 15;
  private static final int HALF_SPECIAL = 31;

  private static final Map<String, NpyType> OF_KIND =
      Map.ofEntries(
          little("f2", 2, data -> half(data.getShort())),
          little("f4", 4, ByteBuffer::getFloat),
          little("f8", 8, ByteBuffer::getDouble),
          little("i1", 1, ByteBuffer::get),
          little("i2", 2, ByteBuffer::getShort),
          little("i4", 4, ByteBuffer::getInt),
          little("i8", 8, data -> signed(data.getLong())),
          little("u1", 1, data -> data.get() & 0xff),
          little("u2", 2, data -> data.getShort() & 0xffff),
          little("u4", 4, data -> data.getInt() & 0xffffffffL),
          little("u8", 8, data -> unsigned(data.getLong())),
          little("b1", 1, data -> truth(data.get())));

  /** Reads one element; an {@link IllegalArgumentException} says why it is none. */
  interface Element {
    double read(ByteBuffer data);
  }

  private static Map.Entry<String, NpyType> little(String kind, int bytes, Element element) {
    return Map.entry(kind, new NpyType(bytes, ByteOrder.LITTLE_ENDIAN, element));
  }

  /** The type that {@code descr} names as NumPy does, as in {@code <f8}, if it is one of these. */
  static Optional<NpyType> of(String descr) {
    Matcher matcher = DESCR.matcher(descr);
    NpyType type = matcher.matches() ? OF_KIND.get(matcher.group(2)) : null;
    if (type == null || (matcher.group(1).equals("|") && type.bytes > 1)) {
      return Optional.empty();
    }
    return Optional.of(
        matcher.group(1).equals(">")
            ? new NpyType(type.bytes, ByteOrder.BIG_ENDIAN, type.element)
            : type);
  }

  /**
   * The value of the next element.
   *
   * @throws IllegalArgumentException if no double is this integer, or if a boolean is neither 0 nor
   *     1
   */
  double read(ByteBuffer data) {
    return element.read(data);
  }

  /** IEEE 754 binary16, exactly. */
  private static double half(short bits) {
    int fraction = bits & (1 << HALF_FRACTION) - 1;
    int exponent = bits >> HALF_FRACTION & HALF_SPECIAL;
    double magnitude;
    if (exponent == HALF_SPECIAL) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((double) fraction, 1 - HALF_BIAS - HALF_FRACTION);
    } else {
      int whole = fraction | 1 << HALF_FRACTION;
      magnitude = Math.scalb((double) whole, exponent - HALF_BIAS - HALF_FRACTION);
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  private static double signed(long value) {
    requireDouble(Math.abs(value), Long.toString(value));
    return value;
  }

  private static double unsigned(long value) {
    requireDouble(value, Long.toUnsignedString(value));
    return value >= 0 ? value : 2.0 * (value >>> 1);
  }

  /** A magnitude, of 64 bits without sign, must not need more digits than a double has. */
  private static void requireDouble(long magnitude, String shown) {
    int digits =
        Long.SIZE - Long.numberOfLeadingZeros(magnitude) - Long.numberOfTrailingZeros(magnitude);
    if (digits > DOUBLE_DIGITS) {
      throw new IllegalArgumentException(
          "expected integers that are doubles (up to 2^53), got " + shown);
    }
  }

  private static double truth(byte value) {
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException("expected booleans of 0 or 1, got " + (value & 0xff));
    }
    return value;
  }
}
