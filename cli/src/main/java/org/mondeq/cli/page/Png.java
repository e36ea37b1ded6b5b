package org.mondeq.cli.page;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture as a PNG of 8 bits [ISO 15948], grey or in colour.
 *
 * @param width columns
 * @param height rows
 * @param channels one for grey, three for red, green and blue
 * @param pixels row after row, the channels of a pixel side by side
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Png(int width, int height, int channels, byte[] pixels) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte GREY = 0;
  private static final byte COLOUR = 2;
  private static final int HEADER = 13;

  /** The file as the address of an image. */
  String address() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes());
  }

  /** The file. */
  byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(HEADER).putInt(width).putInt(height);
    header.put((byte) Byte.SIZE).put(channels == 1 ? GREY : COLOUR);
    chunk("IHDR", header.array(), file);
    chunk("IDAT", compressed(), file);
    chunk("IEND", new byte[0], file);
    return file.toByteArray();
  }

  /** Each row after a byte that says that it is not filtered. */
  private byte[] compressed() {
    int row = width * channels;
    byte[] rows = new byte[height * (row + 1)];
    for (int y = 0; y < height; y++) {
      System.arraycopy(pixels, y * row, rows, y * (row + 1) + 1, row);
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 13];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(String type, byte[] content, ByteArrayOutputStream file) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
    file.writeBytes(name);
    file.writeBytes(content);
    file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
  }
}
