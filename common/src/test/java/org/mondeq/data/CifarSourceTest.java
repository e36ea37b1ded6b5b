package org.mondeq.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.data.download.FileServer;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.InputShape;
import org.mondeq.model.Normalization;
import org.mondeq.testing.SeededTest;

class CifarSourceTest {
  private static final InputShape SHAPE = new InputShape(3, 2, 2);
  private static final int BATCH = 4;
  private static final int RECORD = 13;
  private static final String ARCHIVE = "cifar-10-binary.tar.gz";
  private static final SortedMap<String, byte[]> BATCHES = batches();

  @TempDir Path folder;
  private final FileServer server = new FileServer();

  @AfterEach
  void stopServer() {
    server.close();
  }

  private static SortedMap<String, byte[]> batches() {
    SortedMap<String, byte[]> batches = new TreeMap<>();
    for (int i = 1; i <= 6; i++) {
      String name = i == 6 ? "test_batch.bin" : "data_batch_" + i + ".bin";
      byte[] batch = DataFiles.random(i, BATCH * RECORD, 256);
      for (int record = 0; record < BATCH; record++) {
        batch[record * RECORD] = (byte) ((i + record) % 10);
      }
      batches.put(name, batch);
    }
    return batches;
  }

  /** Members as the published archive has them: in a folder, not in order, with others between. */
  private static Map<String, byte[]> members() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("cifar-10-batches-bin/", new byte[0]);
    members.put("cifar-10-batches-bin/test_batch.bin", BATCHES.get("test_batch.bin"));
    members.put("cifar-10-batches-bin/readme.html", new byte[700]);
    BATCHES.forEach((name, batch) -> members.put("cifar-10-batches-bin/" + name, batch));
    return members;
  }

  private CifarSource source(byte[] archive) {
    return new CifarSource(
        new DataSetInfo("cifar10", SHAPE, 10, Normalization.identity(3)),
        BATCH,
        server.address(ARCHIVE),
        DataFiles.sha256(archive));
  }

  private LabeledDataset load(Split split) {
    return source(new byte[0]).load(split, DataLocation.of(Map.of()).withDataDir(folder));
  }

  private String rejection(Split split) {
    String message = assertThrows(InvalidInputException.class, () -> load(split)).getMessage();
    assertEquals(1, message.lines().count());
    assertTrue(message.contains(folder.toString()), message);
    return message;
  }

  private void writeBatches(Path where) {
    BATCHES.forEach((name, batch) -> DataFiles.write(where.resolve(name), batch));
  }

  private void writeArchive(byte[] tar) {
    DataFiles.write(folder.resolve(ARCHIVE), DataFiles.gzip(tar));
  }

  private static void assertComplete(LabeledDataset train, LabeledDataset test) {
    assertEquals(5 * BATCH, train.size());
    assertEquals(BATCH, test.size());
    assertEquals(5, train.label(3 * BATCH + 1), "record 1 of batch 4");
    assertEquals(7, test.label(1));
    byte[] batch4 = BATCHES.get("data_batch_4.bin");
    assertEquals((batch4[RECORD + 12] & 0xff) / 255.0, train.pixels(3 * BATCH + 1).get(0, 11));
  }

  @Test
  void readsBatches() {
    writeBatches(folder);
    assertComplete(load(Split.TRAIN), load(Split.TEST));
  }

  @Test
  void readsBatchesInTheFoldersOfTheArchive() {
    writeBatches(folder.resolve("cifar10/cifar-10-batches-bin"));
    assertComplete(load(Split.TRAIN), load(Split.TEST));
  }

  @Test
  void readsTheArchiveItself() {
    writeArchive(DataFiles.tar(members()));
    assertComplete(load(Split.TRAIN), load(Split.TEST));
  }

  /** Nobody has published hashes of the batches, so that only the archive is known. */
  @Test
  void onlyTheArchiveWithItsHashIsKnownToBePublished() {
    byte[] archive = DataFiles.gzip(DataFiles.tar(members()));
    DataFiles.write(folder.resolve(ARCHIVE), archive);
    DataLocation where = DataLocation.of(Map.of()).withDataDir(folder);
    assertTrue(source(archive).load(Split.TEST, where).isPublished());
    assertTrue(source(archive).load(Split.TEST, where).part(0, 1).isPublished());
    assertFalse(load(Split.TEST).isPublished(), "an archive with another hash");
    writeBatches(folder);
    assertFalse(source(archive).load(Split.TEST, where).isPublished());
  }

  @Test
  void needsAllBatchesOfOneFolder() throws IOException {
    writeBatches(folder);
    Files.delete(folder.resolve("data_batch_3.bin"));
    assertTrue(rejection(Split.TRAIN).endsWith("no data_batch_3.bin beside the other batches"));
  }

  @Test
  void rejectsTruncatedAndOverlongBatches() {
    writeBatches(folder);
    byte[] batch = BATCHES.get("test_batch.bin");
    for (int length = 0; length < batch.length; length++) {
      DataFiles.write(folder.resolve("test_batch.bin"), Arrays.copyOf(batch, length));
      String message = rejection(Split.TEST);
      assertTrue(message.contains("test_batch.bin: truncated: ends after " + length), message);
    }
    DataFiles.write(folder.resolve("test_batch.bin"), Arrays.copyOf(batch, batch.length + 1));
    assertTrue(rejection(Split.TEST).contains("too long"));
  }

  @Test
  void rejectsLabelsOutOfRange() {
    byte[] batch = BATCHES.get("test_batch.bin").clone();
    batch[2 * RECORD] = 10;
    DataFiles.write(folder.resolve("test_batch.bin"), batch);
    assertTrue(rejection(Split.TEST).endsWith("record 2: expected a label from 0 to 9, got 10"));
  }

  @Test
  void rejectsArchivesWithoutABatch() {
    Map<String, byte[]> members = members();
    members.remove("cifar-10-batches-bin/data_batch_2.bin");
    writeArchive(DataFiles.tar(members));
    assertTrue(rejection(Split.TRAIN).endsWith("data_batch_2.bin is missing"));
  }

  @Test
  void rejectsDoubledAndMissizedMembers() {
    Map<String, byte[]> members = members();
    members.put("other/data_batch_2.bin", BATCHES.get("data_batch_2.bin"));
    writeArchive(DataFiles.tar(members));
    assertTrue(rejection(Split.TRAIN).endsWith("data_batch_2.bin stands there twice"));
    members.put("cifar-10-batches-bin/data_batch_2.bin", new byte[BATCH * RECORD - 1]);
    writeArchive(DataFiles.tar(members));
    assertTrue(rejection(Split.TRAIN).endsWith("data_batch_2.bin has the wrong size"));
  }

  @Test
  void rejectsWhatIsNoTar() {
    writeArchive(DataFiles.random(5, 2048, 256));
    assertTrue(rejection(Split.TEST).contains("no tar archive"));
  }

  @Test
  void rejectsTruncatedArchives() {
    byte[] tar = DataFiles.tar(members());
    for (int length = 0; length < tar.length - 512; length += 100) {
      writeArchive(Arrays.copyOf(tar, length));
      assertTrue(rejection(Split.TRAIN).contains("truncated"));
    }
  }

  @Test
  void rejectsImplausibleMembers() {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar.writeBytes(DataFiles.tarHeader("huge", (1L << 33) - 1));
    writeArchive(tar.toByteArray());
    assertTrue(rejection(Split.TEST).contains("huge: expected at most 67108864 bytes"));
    tar.reset();
    for (int i = 0; i < 65; i++) {
      tar.writeBytes(DataFiles.tarHeader("empty", 0));
    }
    writeArchive(tar.toByteArray());
    assertTrue(rejection(Split.TEST).endsWith("more than 64 members"));
  }

  @Test
  void rejectsALongEnd() {
    byte[] tar = DataFiles.tar(members());
    writeArchive(Arrays.copyOf(tar, tar.length + (2 << 20)));
    assertTrue(rejection(Split.TEST).contains("too long: more than 1048576 bytes at the end"));
  }

  @Test
  void downloadsTheArchiveIntoTheCache() {
    byte[] archive = DataFiles.gzip(DataFiles.tar(members()));
    server.put(ARCHIVE, archive);
    DataLocation where = emptyCache();
    CifarSource source = source(archive);
    assertComplete(source.load(Split.TRAIN, where), source.load(Split.TEST, where));
    assertEquals(1, server.requests().size());
  }

  @Test
  void refusesADownloadWithAnotherHash() {
    server.put(ARCHIVE, DataFiles.gzip(DataFiles.tar(members())));
    CifarSource source = source(new byte[] {1});
    String message =
        assertThrows(FailedRunException.class, () -> source.load(Split.TEST, emptyCache()))
            .getMessage();
    assertTrue(message.contains(ARCHIVE + ": not the published archive"), message);
    assertFalse(Files.exists(folder.resolve("mondeq/cifar10/" + ARCHIVE)));
  }

  private DataLocation emptyCache() {
    return DataLocation.of(Map.of("XDG_CACHE_HOME", folder.toString()))
        .withSystemFolder(folder.resolve("system"));
  }

  /** Whatever a damaged archive holds, it is read or refused, and nothing else happens. */
  @SeededTest
  void damagedArchivesAreReadOrRefused(long seed) {
    Random random = new Random(seed);
    byte[] tar = DataFiles.tar(members());
    for (int i = 0; i < 20; i++) {
      tar[random.nextInt(tar.length)] ^= (byte) (1 << random.nextInt(8));
    }
    writeArchive(tar);
    try {
      assertEquals(BATCH, load(Split.TEST).size());
    } catch (InvalidInputException e) {
      assertEquals(1, e.getMessage().lines().count());
    }
  }
}
