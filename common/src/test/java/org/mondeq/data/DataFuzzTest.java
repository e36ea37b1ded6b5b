package org.mondeq.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.model.InputShape;
import org.mondeq.model.Normalization;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.MemoryFolder;
import org.mondeq.testing.Mutator;

/** Whatever is no data set is refused in one line. */
class DataFuzzTest {
  private static final int COUNT = 5;
  private static final InputShape GREY = new InputShape(1, 3, 2);
  private static final InputShape COLOUR = new InputShape(3, 2, 2);

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  private static byte[] numbers(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asIntBuffer().put(values);
    return bytes.array();
  }

  private static byte[] noise(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] labels(Random random) {
    byte[] labels = noise(random, COUNT);
    for (int i = 0; i < COUNT; i++) {
      labels[i] = (byte) (random.nextInt(200) == 0 ? 10 : random.nextInt(10));
    }
    return labels;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Damage before or after compression, or neither. */
  private static byte[] damaged(byte[] bytes, Random random) throws IOException {
    Mutator mutator = new Mutator(random);
    byte[] content = random.nextInt(3) > 0 ? mutator.mutate(bytes) : bytes;
    if (random.nextInt(4) > 0) {
      return content;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return random.nextInt(3) == 0 ? mutator.mutate(out.toByteArray()) : out.toByteArray();
  }

  private static Content content(byte[] bytes) {
    return Content.of(new ByteArrayInputStream(bytes), "file");
  }

  @Test
  void idxFilesAreReadOrRefused() {
    Campaign.run(
        "IDX",
        10_000,
        4,
        random -> {
          boolean images = random.nextBoolean();
          byte[] valid =
              images
                  ? joined(numbers(0x803, COUNT, 3, 2), noise(random, COUNT * GREY.size()))
                  : joined(numbers(0x801, COUNT), labels(random));
          byte[] bytes = damaged(valid, random);
          return Campaign.read(
              () -> {
                try (Content content = content(bytes)) {
                  if (images) {
                    IdxReader.images(content, COUNT, GREY);
                  } else {
                    IdxReader.labels(content, COUNT, 10);
                  }
                }
              });
        });
  }

  private static byte[] batch(Random random) {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (byte label : labels(random)) {
      batch.write(label);
      batch.writeBytes(noise(random, COLOUR.size()));
    }
    return batch.toByteArray();
  }

  private static CifarReader reader() {
    return new CifarReader(
        new DataSetInfo("cifar10", COLOUR, 10, Normalization.identity(3)), COUNT, 1);
  }

  @Test
  void cifarBatchesAreReadOrRefused() {
    Campaign.run(
        "CIFAR batch",
        10_000,
        4,
        random -> {
          byte[] bytes = damaged(batch(random), random);
          return Campaign.read(
              () -> {
                CifarReader reader = reader();
                try (Content content = content(bytes)) {
                  reader.read(content, 0);
                  content.requireEnd();
                }
                reader.toDataset();
              });
        });
  }

  @Test
  void cifarArchivesAreReadOrRefused() {
    Path file = folder.resolve("a.tar.gz");
    Campaign.run(
        "CIFAR archive",
        5_000,
        64,
        random -> {
          Files.write(file, damaged(archive(random), random));
          return Campaign.read(() -> CifarArchive.read(file, List.of("b.bin"), reader()));
        });
  }

  /** A tar archive of up to four members, one of them mostly the batch. */
  private static byte[] archive(Random random) {
    Mutator mutator = new Mutator(random);
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int i = random.nextInt(4); i >= 0; i--) {
      byte[] content = i == 0 ? batch(random) : noise(random, random.nextInt(1500));
      String name = i == 0 ? "folder/b.bin" : mutator.any(List.of("a", "../../b.bin", "", "\n"));
      long size = random.nextInt(8) == 0 ? mutator.size() : content.length;
      tar.writeBytes(header(name, size, random));
      tar.writeBytes(content);
      tar.writeBytes(new byte[Math.floorMod(-content.length, 512)]);
    }
    tar.writeBytes(new byte[random.nextInt(4) == 0 ? random.nextInt(3000) : 1024]);
    return tar.toByteArray();
  }

  private static byte[] header(String name, long size, Random random) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, String.format("%011o", size & 0777777777777L));
    header[156] = (byte) (random.nextInt(4) == 0 ? random.nextInt(128) : '0');
    put(header, 148, "        ");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      header[at + i] = (byte) text.charAt(i);
    }
  }
}
