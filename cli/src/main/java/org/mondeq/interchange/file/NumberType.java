package org.mondeq.interchange.file;

import java.nio.ByteBuffer;
import java.util.function.ToDoubleFunction;

/**
 * A format of numbers in a file, each of which is a double exactly (of 64-bit integers, nearly).
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum NumberType {
  INT8(1, ByteBuffer::get),
  UINT8(1, bytes -> bytes.get() & 0xff),
  INT16(2, ByteBuffer::getShort),
  UINT16(2, bytes -> bytes.getShort() & 0xffff),
  INT32(4, ByteBuffer::getInt),
  UINT32(4, bytes -> bytes.getInt() & 0xffffffffL),
  INT64(8, ByteBuffer::getLong),
  HALF(2, bytes -> half(bytes.getShort())),
  BFLOAT16(2, bytes -> Float.intBitsToFloat(bytes.getShort() << 16)),
  FLOAT(4, ByteBuffer::getFloat),
  DOUBLE(8, ByteBuffer::getDouble);

  private static final int HALF_FRACTION = 10;
  private static final int HALF_BIAS = 15;
  private static final int HALF_SPECIAL = 31;

  private final int width;
  private final ToDoubleFunction<ByteBuffer> reader;

  NumberType(int width, ToDoubleFunction<ByteBuffer> reader) {
    this.width = width;
    this.reader = reader;
  }

  /** The bytes of one number. */
  int width() {
    return width;
  }

  /** The number at the position of a buffer, which moves on. */
  double read(ByteBuffer bytes) {
    return reader.applyAsDouble(bytes);
  }

  /** The IEEE 754 binary16 number of these bits. */
  private static double half(short bits) {
    int exponent = bits >> HALF_FRACTION & HALF_SPECIAL;
    int fraction = bits & (1 << HALF_FRACTION) - 1;
    double sign = bits < 0 ? -1 : 1;
    if (exponent == HALF_SPECIAL) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    int significand = exponent == 0 ? fraction : fraction + (1 << HALF_FRACTION);
    return sign
        * Math.scalb((double) significand, Math.max(exponent, 1) - HALF_BIAS - HALF_FRACTION);
  }
}
