package org.mondeq.data;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mondeq.data.download.Download;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Sha256;

/**
 * CIFAR-10 in its binary batches, or in the archive that holds them.
 *
 * <p>Batches in a folder are taken with any content that has the right format, because copies are
 * made from the images in many ways, and no hash of theirs is published; they count as unknown
 * ({@link LabeledDataset#isPublished}), and {@link LabeledDataset#checksum} tells them apart. So
 * does an archive with another hash than the published one. All batches of a split come from the
 * same folder. The downloaded archive must have the published hash.
 */
final class CifarSource implements DataSource {
  private static final String FOLDER = "cifar-10-batches-bin";
  private static final String ARCHIVE = "cifar-10-binary.tar.gz";
  private static final long MAX_ARCHIVE_BYTES = 200_000_000;

  private final DataSetInfo info;
  private final int batchSize;
  private final URI url;
  private final String sha256;

  /**
   * The data set.
   *
   * @param batchSize the number of records in a batch
   * @param url where the archive is downloaded from
   * @param sha256 the hash of the archive, in hex
   */
  CifarSource(DataSetInfo info, int batchSize, URI url, String sha256) {
    this.info = info;
    this.batchSize = batchSize;
    this.url = url;
    this.sha256 = sha256;
  }

  @Override
  public DataSetInfo info() {
    return info;
  }

  @Override
  public LabeledDataset load(Split split, DataLocation where) {
    List<String> batches = batches(split);
    CifarReader reader = new CifarReader(info, batchSize, batches.size());
    Path found = find(batches, where).orElseGet(() -> download(batches, where));
    if (Files.isDirectory(found)) {
      readFolder(found, batches, reader);
      return reader.toDataset().ofUnknownOrigin();
    }
    CifarArchive.read(found, batches, reader);
    LabeledDataset data = reader.toDataset();
    return Sha256.ofFile(found).equals(sha256) ? data : data.ofUnknownOrigin();
  }

  private static List<String> batches(Split split) {
    return split == Split.TEST
        ? List.of("test_batch.bin")
        : IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList();
  }

  /** The first folder that has batches, or archive. */
  private Optional<Path> find(List<String> batches, DataLocation where) {
    return where.folders(info.name()).stream()
        .flatMap(folder -> Stream.of(folder, folder.resolve(FOLDER)))
        .flatMap(folder -> find(batches, folder).stream())
        .findFirst();
  }

  private static Optional<Path> find(List<String> batches, Path folder) {
    if (batches.stream().anyMatch(batch -> Files.isRegularFile(folder.resolve(batch)))) {
      return Optional.of(folder);
    }
    return Optional.of(folder.resolve(ARCHIVE)).filter(Files::isRegularFile);
  }

  private static void readFolder(Path folder, List<String> batches, CifarReader reader) {
    for (String batch : batches) {
      if (!Files.isRegularFile(folder.resolve(batch))) {
        throw new InvalidInputException(folder + ": no " + batch + " beside the other batches");
      }
    }
    for (int i = 0; i < batches.size(); i++) {
      try (Content content = Content.open(folder.resolve(batches.get(i)))) {
        reader.read(content, i);
        content.requireEnd();
      }
    }
  }

  private Path download(List<String> batches, DataLocation where) {
    where.requireDownloadAllowed(info.name(), batches.get(0) + " (or " + ARCHIVE + ")");
    Path target = where.cache().resolve(info.name()).resolve(ARCHIVE);
    new Download(target, MAX_ARCHIVE_BYTES, this::verify, where.listener()).from(List.of(url));
    return target;
  }

  private void verify(Path archive, String name) {
    String got = Sha256.ofFile(archive);
    if (!got.equals(sha256)) {
      throw new InvalidInputException(
          name + ": not the published archive: expected SHA-256 " + sha256 + ", got " + got);
    }
  }
}
