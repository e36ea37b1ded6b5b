package org.mondeq.train;

import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.mondeq.data.LabeledDataset;
import org.mondeq.linalg.Matrix;

/** A SHA-256 of the shape, labels and pixels of a data set. */
final class DatasetChecksum {
  private static final int CHUNK = 512;
  private static final int LEVELS = 255;

  private DatasetChecksum() {}

  /** The checksum in hexadecimal; pixels are compared in steps of 1/255. */
  static String of(LabeledDataset data) {
    MessageDigest digest = sha256();
    String header = data.shape().dimensions() + " " + data.classes() + " " + data.size();
    digest.update(header.getBytes(StandardCharsets.UTF_8));
    for (int from = 0; from < data.size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, data.size());
      digest.update(levels(data.pixelRange(from, to)));
      for (int label : IntStream.range(from, to).map(data::label).toArray()) {
        digest.update((byte) label);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] levels(Matrix pixels) {
    DoubleBuffer values = pixels.buffer();
    byte[] levels = new byte[pixels.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (int) (LEVELS * values.get(i) + 0.5);
    }
    return levels;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
