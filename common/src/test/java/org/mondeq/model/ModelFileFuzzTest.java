package org.mondeq.model;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.HostileModel;
import org.mondeq.testing.MemoryFolder;

/** Whatever is no model is refused in one line. */
class ModelFileFuzzTest {
  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void modelsAreReadOrRefused() {
    Path file = folder.resolve("m.npz");
    Campaign.run(
        "model file",
        5_000,
        64,
        random -> {
          Files.write(file, HostileModel.any(random));
          return Campaign.read(() -> ModelFile.read(file));
        });
  }
}
