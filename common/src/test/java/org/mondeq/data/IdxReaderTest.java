package org.mondeq.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.InputShape;
import org.mondeq.testing.SeededTest;

class IdxReaderTest {
  private static final InputShape SHAPE = new InputShape(1, 3, 4);
  private static final int COUNT = 5;
  private static final byte[] PIXELS = DataFiles.random(1, COUNT * 12, 256);
  private static final byte[] IMAGES = DataFiles.idx(PIXELS, 0x803, COUNT, 3, 4);
  private static final byte[] LABELS = DataFiles.idx(new byte[] {0, 9, 3, 2, 9}, 0x801, COUNT);

  @TempDir Path folder;

  private byte[] images(byte[] file) {
    try (Content content = Content.open(DataFiles.write(folder.resolve("images"), file))) {
      return IdxReader.images(content, COUNT, SHAPE);
    }
  }

  private byte[] labels(byte[] file) {
    try (Content content = Content.open(DataFiles.write(folder.resolve("labels"), file))) {
      return IdxReader.labels(content, COUNT, 10);
    }
  }

  private void assertRejects(byte[] images, String reason) {
    String message = assertThrows(InvalidInputException.class, () -> images(images)).getMessage();
    assertTrue(message.startsWith(folder.resolve("images").toString()), message);
    assertTrue(message.contains(reason), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void readsImagesAndLabels() {
    assertArrayEquals(PIXELS, images(IMAGES));
    assertArrayEquals(new byte[] {0, 9, 3, 2, 9}, labels(LABELS));
  }

  @Test
  void readsGzip() {
    assertArrayEquals(PIXELS, images(DataFiles.gzip(IMAGES)));
  }

  @Test
  void rejectsWrongMagic() {
    assertRejects(LABELS, "expected magic number 0x00000803, got 0x00000801");
  }

  @Test
  void rejectsOtherDimensions() {
    assertRejects(DataFiles.idx(PIXELS, 0x803, 6, 3, 4), "expected 5 images, the header says 6");
    assertRejects(DataFiles.idx(PIXELS, 0x803, 5, 4, 3), "expected 3 rows, the header says 4");
    assertRejects(DataFiles.idx(PIXELS, 0x803, 5, 3, 5), "expected 4 columns, the header says 5");
    assertRejects(DataFiles.idx(PIXELS, 0x803, -1, 3, 4), "the header says 4294967295");
  }

  @Test
  void rejectsEveryTruncation() {
    for (int length = 0; length < IMAGES.length; length++) {
      assertRejects(Arrays.copyOf(IMAGES, length), "truncated: ends after");
    }
  }

  @Test
  void rejectsEveryTruncatedGzip() {
    byte[] gzip = DataFiles.gzip(IMAGES);
    for (int length = 0; length < gzip.length; length++) {
      assertRejects(Arrays.copyOf(gzip, length), "");
    }
  }

  @Test
  void rejectsTrailingBytes() {
    assertRejects(Arrays.copyOf(IMAGES, IMAGES.length + 1), "too long: expected 76 bytes");
  }

  @Test
  void stopsInflatingAfterTheExpectedContent() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      out.write(IMAGES);
      for (int i = 0; i < 32; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    byte[] damaged = bomb.toByteArray();
    // Whoever inflates all of it meets the damage; whoever stops in time does not.
    Arrays.fill(damaged, damaged.length / 2, damaged.length, (byte) 0xff);
    assertRejects(damaged, "too long: expected 76 bytes");
  }

  @Test
  void rejectsLabelsOutOfRange() {
    byte[] file = DataFiles.idx(new byte[] {0, 9, 3, 2, (byte) 200}, 0x801, COUNT);
    String message = assertThrows(InvalidInputException.class, () -> labels(file)).getMessage();
    assertTrue(message.endsWith("label 4: expected 0 to 9, got 200"), message);
  }

  @Test
  void rejectsAMissingFile() {
    Path missing = folder.resolve("missing");
    String message =
        assertThrows(InvalidInputException.class, () -> Content.open(missing)).getMessage();
    assertEquals(missing + ": cannot be read: no such file", message);
  }

  /** Whatever a damaged file holds, it is read or refused, and nothing else happens. */
  @SeededTest
  void damagedFilesAreReadOrRefused(long seed) {
    Random random = new Random(seed);
    byte[] file = random.nextBoolean() ? IMAGES.clone() : DataFiles.gzip(IMAGES);
    for (int i = 0; i <= random.nextInt(3); i++) {
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
    try {
      assertEquals(PIXELS.length, images(file).length);
    } catch (InvalidInputException e) {
      assertEquals(1, e.getMessage().lines().count());
    }
  }
}
