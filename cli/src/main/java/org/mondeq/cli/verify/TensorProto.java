package org.mondeq.cli.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tensor of doubles in ONNX's serialised form: a message of four fields. */
final class TensorProto {
  private static final int DIMS = 1;
  private static final int DATA_TYPE = 2;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;
  private static final int DOUBLE = 11;

  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private TensorProto() {}

  /** The message, values in row-major order. */
  static byte[] bytes(String name, List<Integer> dims, double[] values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int dim : dims) {
      key(out, DIMS, VARINT);
      varint(out, dim);
    }
    key(out, DATA_TYPE, VARINT);
    varint(out, DOUBLE);
    field(out, NAME, name.getBytes(StandardCharsets.UTF_8));
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asDoubleBuffer().put(values);
    field(out, RAW_DATA, raw.array());
    return out.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, int number, byte[] content) {
    key(out, number, BYTES);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private static void key(ByteArrayOutputStream out, int number, int kind) {
    varint(out, (number << 3) | kind);
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7f) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
