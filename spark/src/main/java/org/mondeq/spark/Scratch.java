package org.mondeq.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for files of this process, which go with it. */
final class Scratch {
  private Scratch() {}

  /** A new folder. */
  static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("mondeq-spark");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "scratch"));
    return folder;
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> files = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be deleted", e);
    }
  }
}
