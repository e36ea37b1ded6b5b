package org.mondeq.spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.model.InputShape;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.HostileNpy;
import org.mondeq.testing.MemoryFolder;
import org.mondeq.testing.Mutator;
import org.mondeq.testing.RawZip;

/** Whatever holds no boxes is refused in one line. */
class BoxFileFuzzTest {
  private static final InputShape SHAPE = new InputShape(1, 1, 3);
  private static final int CLASSES = 4;
  private static final List<int[]> SHAPES =
      List.of(
          new int[] {2, 3},
          new int[] {2, 1, 1, 3},
          new int[] {3},
          new int[] {1, 1, 3},
          new int[] {0, 3},
          new int[] {3, 0},
          new int[] {6},
          new int[] {},
          new int[] {3, 2});

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void boxesAreReadOrRefused() {
    Path file = folder.resolve("b.npz");
    Campaign.run(
        "boxes",
        5_000,
        8,
        random -> {
          Files.write(file, any(random));
          return Campaign.read(() -> BoxFile.read(file, SHAPE, CLASSES).checksum());
        });
  }

  private static byte[] any(Random random) {
    Mutator mutator = new Mutator(random);
    int[] shape = random.nextInt(3) > 0 ? SHAPES.get(0) : mutator.any(SHAPES);
    RawZip zip = new RawZip();
    zip.add("lower.npy", array(random, shape, 0), false);
    int[] other = random.nextInt(16) == 0 ? mutator.any(SHAPES) : shape;
    zip.add("upper.npy", array(random, other, 0.5), random.nextBoolean());
    if (random.nextInt(3) == 0) {
      double[] labels = {random.nextInt(CLASSES), random.nextInt(CLASSES)};
      if (random.nextInt(3) == 0) {
        labels[0] = random.nextBoolean() ? mutator.value() : random.nextInt(6) - 1;
      }
      zip.add("labels.npy", HostileNpy.array(labels, 2), false);
    }
    if (random.nextInt(16) == 0) {
      zip.add(random.nextBoolean() ? "x.npy" : "lower.npy", HostileNpy.any(random), false);
    }
    byte[] bytes = zip.bytes();
    return random.nextInt(8) == 0 ? mutator.mutate(bytes) : bytes;
  }

  private static byte[] array(Random random, int[] shape, double from) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    double[] values = random.doubles(size, from, from + 0.5).toArray();
    if (size > 0 && random.nextInt(8) == 0) {
      values[random.nextInt(size)] = new Mutator(random).value();
    }
    return random.nextInt(32) == 0 ? HostileNpy.any(random) : HostileNpy.array(values, shape);
  }
}
