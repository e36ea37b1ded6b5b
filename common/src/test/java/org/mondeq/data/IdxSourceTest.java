package org.mondeq.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.data.download.FileServer;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.InputShape;
import org.mondeq.model.Normalization;

class IdxSourceTest {
  private static final int COUNT = 6;
  private static final InputShape SHAPE = new InputShape(1, 2, 2);
  private static final byte[] IMAGES =
      DataFiles.idx(DataFiles.random(3, COUNT * 4, 256), 0x803, COUNT, 2, 2);
  private static final byte[] LABELS = DataFiles.idx(new byte[] {1, 2, 0, 1, 2, 0}, 0x801, COUNT);

  @TempDir Path folder;
  private final FileServer server = new FileServer();

  @AfterEach
  void stopServer() {
    server.close();
  }

  private IdxSource source() {
    return new IdxSource(
        new DataSetInfo("tiny", SHAPE, 3, Normalization.identity(1)),
        List.of(server.address("")),
        Map.of(
            Split.TEST,
            new IdxSource.Part(
                COUNT,
                "t-images-idx3-ubyte",
                DataFiles.sha256(IMAGES),
                "t-labels-idx1-ubyte",
                DataFiles.sha256(LABELS))));
  }

  private DataLocation noData() {
    return DataLocation.of(Map.of("XDG_CACHE_HOME", folder.resolve("xdg").toString()))
        .withSystemFolder(folder.resolve("system"));
  }

  private DataLocation dataDir() {
    return noData().withDataDir(folder);
  }

  private void assertLoads(DataLocation where) {
    LabeledDataset data = source().load(Split.TEST, where);
    assertEquals("tiny", data.name());
    assertEquals(COUNT, data.size());
    assertEquals(2, data.label(1));
    assertEquals((IMAGES[16 + 7] & 0xff) / 255.0, data.pixels(1).get(0, 3));
  }

  private String rejection(DataLocation where) {
    String message =
        assertThrows(InvalidInputException.class, () -> source().load(Split.TEST, where))
            .getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  @Test
  void readsRawFiles() {
    DataFiles.write(folder.resolve("t-images-idx3-ubyte"), IMAGES);
    DataFiles.write(folder.resolve("t-labels-idx1-ubyte"), LABELS);
    assertLoads(dataDir());
  }

  @Test
  void readsGzipWithDotsInASubfolder() {
    DataFiles.write(folder.resolve("tiny/t-images.idx3-ubyte.gz"), DataFiles.gzip(IMAGES));
    DataFiles.write(folder.resolve("tiny/t-labels.idx1-ubyte"), LABELS);
    assertLoads(dataDir());
  }

  @Test
  void prefersTheSubfolderOfTheDataSet() {
    DataFiles.write(folder.resolve("t-images-idx3-ubyte"), new byte[99]);
    DataFiles.write(folder.resolve("tiny/t-images-idx3-ubyte.gz"), DataFiles.gzip(IMAGES));
    DataFiles.write(folder.resolve("tiny/t-labels-idx1-ubyte"), LABELS);
    assertLoads(dataDir());
  }

  @Test
  void rejectsOtherContentThanThePublished() {
    byte[] other = IMAGES.clone();
    other[20] ^= 1;
    Path images = DataFiles.write(folder.resolve("t-images-idx3-ubyte"), other);
    DataFiles.write(folder.resolve("t-labels-idx1-ubyte"), LABELS);
    String message = rejection(dataDir());
    assertTrue(message.startsWith(images + ": not the published data: expected SHA-256 "), message);
    assertTrue(message.endsWith(DataFiles.sha256(other)), message);
  }

  @Test
  void saysWhichFileIsMissingInTheDataDirAndDownloadsNothing() {
    DataFiles.write(folder.resolve("t-images-idx3-ubyte"), IMAGES);
    server.put("t-labels-idx1-ubyte.gz", DataFiles.gzip(LABELS));
    String message = rejection(dataDir());
    assertEquals(
        "--data-dir "
            + folder
            + ": no t-labels-idx1-ubyte (or t-labels-idx1-ubyte.gz) there or in "
            + folder.resolve("tiny"),
        message);
    assertEquals(List.of(), server.requests());
  }

  @Test
  void downloadsOnceIntoTheCache() {
    server.put("t-images-idx3-ubyte.gz", DataFiles.gzip(IMAGES));
    server.put("t-labels-idx1-ubyte.gz", DataFiles.gzip(LABELS));
    assertLoads(noData());
    assertLoads(noData());
    assertEquals(2, server.requests().size());
    assertTrue(
        Files.exists(folder.resolve("xdg/mondeq/tiny/t-images-idx3-ubyte.gz")), "in the cache");
  }

  @Test
  void keepsWrongDownloadsOutOfTheCache() {
    server.put("t-images-idx3-ubyte.gz", DataFiles.gzip(LABELS));
    String message =
        assertThrows(FailedRunException.class, () -> source().load(Split.TEST, noData()))
            .getMessage();
    assertTrue(message.contains(server.address("t-images-idx3-ubyte.gz").toString()), message);
    assertTrue(message.contains("no IDX file of images"), message);
    assertFalse(Files.exists(folder.resolve("xdg/mondeq/tiny/t-images-idx3-ubyte.gz")));
  }

  @Test
  void findsWhatTheSystemInstalled() {
    DataFiles.write(folder.resolve("system/tiny/t-images-idx3-ubyte.gz"), DataFiles.gzip(IMAGES));
    DataFiles.write(folder.resolve("system/tiny/t-labels-idx1-ubyte.gz"), DataFiles.gzip(LABELS));
    assertLoads(noData());
    assertEquals(List.of(), server.requests());
  }
}
