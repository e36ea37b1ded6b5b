package org.mondeq.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** NumPy arrays, most of which are wrong somewhere. */
public final class HostileNpy {
  private static final List<String> TYPES =
      List.of(
          "<f8",
          "<f8",
          "<f8",
          "<f4",
          "<i8",
          "<i4",
          "<i2",
          "|i1",
          "|u1",
          "|b1",
          ">f8",
          ">i4",
          "|O",
          "<c16",
          "|S5",
          "<U3",
          "=f8",
          "f8",
          "<f2",
          "<u4",
          "",
          "\n",
          "<f8\n",
          "<f80000000");
  private static final List<String> LENGTHS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "2L",
          "2147483647",
          "2147483648",
          "4294967296",
          "99999999999999999999",
          "-1",
          "00000000000000000000000003",
          "",
          " ",
          "1 1");

  private HostileNpy() {}

  /** An array in the format, of so many numbers. */
  public static byte[] array(double[] values, int... shape) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asDoubleBuffer().put(values);
    StringBuilder lengths = new StringBuilder();
    for (int length : shape) {
      lengths.append(length).append(", ");
    }
    return file(1, header("<f8", "False", lengths.toString()), data.array());
  }

  /** Any array: an odd header, data of about the size that it says, or damage. */
  public static byte[] any(Random random) {
    Mutator mutator = new Mutator(random);
    StringBuilder shape = new StringBuilder();
    long size = 1;
    for (int d = random.nextInt(random.nextInt(10) == 0 ? 12 : 4); d > 0; d--) {
      boolean small = random.nextInt(4) > 0;
      String length = small ? "" + (1 + random.nextInt(3)) : mutator.any(LENGTHS);
      size *= small ? Long.parseLong(length) : 1;
      shape.append(length).append(random.nextInt(8) == 0 ? ",,L" : ", ");
    }
    String type = random.nextBoolean() ? "<f8" : mutator.any(TYPES);
    String order = random.nextInt(10) == 0 ? "1" : random.nextBoolean() ? "True" : "False";
    int width = type.endsWith("8") ? 8 : type.endsWith("4") ? 4 : type.endsWith("2") ? 2 : 1;
    long off = random.nextInt(4) == 0 ? random.nextInt(9) - 4 : 0;
    byte[] data = new byte[(int) Math.max(0, size * width + off)];
    random.nextBytes(data);
    int version = random.nextInt(8) == 0 ? random.nextInt(256) : 1 + random.nextInt(3);
    byte[] file = file(version, header(type, order, shape.toString()), data);
    return random.nextInt(3) == 0 ? mutator.mutate(file) : file;
  }

  private static String header(String type, String order, String shape) {
    return "{'descr': '"
        + type
        + "', 'fortran_order': "
        + order
        + ", 'shape': ("
        + shape
        + "), }\n";
  }

  private static byte[] file(int version, String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer start = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    start.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    int length = version == 1 ? 10 : 12;
    if (version == 1) {
      start.putShort((short) text.length);
    } else {
      start.putInt(text.length);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(start.array(), 0, length);
    out.writeBytes(text);
    out.writeBytes(data);
    return out.toByteArray();
  }
}
