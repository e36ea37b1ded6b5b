package org.mondeq.io.npz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.HostileNpy;
import org.mondeq.testing.MemoryFolder;
import org.mondeq.testing.Mutator;
import org.mondeq.testing.RawZip;

/** Whatever is no archive of arrays is refused in one line. */
class NpzFuzzTest {
  private static final List<String> NAMES =
      List.of(
          "x.npy",
          "x.npy",
          "y.npy",
          "model.json",
          "",
          ".npy",
          "../../../../etc/passwd",
          "/etc/passwd.npy",
          "C:\\x.npy",
          "a\nb.npy",
          "\u0000.npy",
          "é\u2028.npy",
          "folder/",
          "x".repeat(40_000) + ".npy");

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void archivesAreReadOrRefused() {
    Path file = folder.resolve("a.npz");
    Campaign.run(
        ".npz",
        5_000,
        8,
        random -> {
          write(file, random);
          return Campaign.read(() -> Npz.read(file));
        });
  }

  private static void write(Path file, Random random) throws IOException {
    Mutator mutator = new Mutator(random);
    RawZip zip = new RawZip();
    int members = random.nextInt(4);
    RawZip.Entry last = zip.add("first.npy", HostileNpy.array(new double[] {1, 2}, 2), false);
    for (int i = 0; i < members; i++) {
      boolean sound = random.nextBoolean();
      String name = sound ? i + ".npy" : mutator.any(NAMES);
      last =
          random.nextInt(6) == 0
              ? zip.addAgain(name, last)
              : zip.add(name, content(random, sound), random.nextBoolean());
      if (random.nextInt(3) == 0) {
        lie(last, mutator, random);
      }
    }
    byte[] bytes = random.nextInt(8) == 0 ? zip.bytes((int) mutator.size()) : zip.bytes();
    Files.write(file, random.nextInt(3) == 0 ? mutator.mutate(bytes) : bytes);
  }

  /** An array; or one that is wrong, or what is small in the file and large in memory. */
  private static byte[] content(Random random, boolean sound) {
    if (sound) {
      return HostileNpy.array(random.doubles(4).toArray(), 2, 2);
    }
    return random.nextInt(4) > 0 ? HostileNpy.any(random) : new byte[1 << random.nextInt(18)];
  }

  private static void lie(RawZip.Entry entry, Mutator mutator, Random random) {
    switch (random.nextInt(7)) {
      case 0 -> entry.size = mutator.size();
      case 1 -> entry.compressed = mutator.size();
      case 2 -> entry.offset = mutator.size();
      case 3 -> entry.crc ^= 1L << random.nextInt(32);
      case 4 -> entry.method = random.nextInt(16);
      case 5 -> entry.flags = random.nextInt(1 << 16);
      default -> entry.extra = zip64(mutator);
    }
  }

  /** The extra field that holds sizes of 64 bits, and any sizes. */
  private static byte[] zip64(Mutator mutator) {
    java.nio.ByteBuffer extra =
        java.nio.ByteBuffer.allocate(28).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    extra.putShort((short) 1).putShort((short) 24);
    return extra.putLong(mutator.size()).putLong(mutator.size()).putLong(mutator.size()).array();
  }
}
