package org.mondeq.data;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mondeq.data.download.Download;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Sha256;

/**
 * A data set in IDX files, one of images and one of labels for each split, whose content is known
 * by its SHA-256.
 *
 * <p>Each file is searched for by itself: the hash makes it the right one wherever it lies. It may
 * be gzip or not, and have a dot in place of the hyphen before {@code idx}, as some mirrors write.
 */
final class IdxSource implements DataSource {
  /** Room for the header and the overhead of gzip in a downloaded file. */
  private static final int OVERHEAD = 1 << 16;

  /**
   * The files of one split.
   *
   * @param count the number of images and labels
   * @param images name of the file of images, without {@code .gz}
   * @param imagesSha256 hash of its uncompressed content, in hex
   * @param labels name of the file of labels, without {@code .gz}
   * @param labelsSha256 hash of its uncompressed content, in hex
   */
  record Part(int count, String images, String imagesSha256, String labels, String labelsSha256) {}

  /** One file: its name, its hash and how its content is read. */
  private record IdxFile(String name, String sha256, Function<Content, byte[]> reader) {
    List<String> spellings() {
      return Stream.of(name, name.replace("-idx", ".idx"))
          .flatMap(spelling -> Stream.of(spelling, spelling + ".gz"))
          .toList();
    }

    byte[] read(Path file, String where) {
      MessageDigest digest = Sha256.digest();
      try (Content content = Content.open(file, digest, where)) {
        byte[] bytes = reader.apply(content);
        String got = Sha256.hex(digest);
        if (!got.equals(sha256)) {
          throw new InvalidInputException(
              where + ": not the published data: expected SHA-256 " + sha256 + ", got " + got);
        }
        return bytes;
      }
    }
  }

  private final DataSetInfo info;
  private final List<URI> mirrors;
  private final Map<Split, Part> parts;

  /**
   * A data set.
   *
   * @param mirrors folders, ending in a slash, that have the files as {@code .gz}
   */
  IdxSource(DataSetInfo info, List<URI> mirrors, Map<Split, Part> parts) {
    this.info = info;
    this.mirrors = List.copyOf(mirrors);
    this.parts = Map.copyOf(parts);
  }

  @Override
  public DataSetInfo info() {
    return info;
  }

  @Override
  public LabeledDataset load(Split split, DataLocation where) {
    Part part = parts.get(split);
    int count = part.count;
    IdxFile images =
        new IdxFile(part.images, part.imagesSha256, c -> IdxReader.images(c, count, info.shape()));
    IdxFile labels =
        new IdxFile(
            part.labels, part.labelsSha256, c -> IdxReader.labels(c, count, info.classes()));
    return new LabeledDataset(
        info.name(),
        info.shape(),
        info.classes(),
        255,
        load(images, count, where),
        load(labels, count, where));
  }

  private byte[] load(IdxFile file, int count, DataLocation where) {
    Path path = find(file, where).orElseGet(() -> download(file, count, where));
    return file.read(path, path.toString());
  }

  private Optional<Path> find(IdxFile file, DataLocation where) {
    return where.folders(info.name()).stream()
        .flatMap(folder -> file.spellings().stream().map(folder::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private Path download(IdxFile file, int count, DataLocation where) {
    where.requireDownloadAllowed(info.name(), file.name() + " (or " + file.name() + ".gz)");
    String name = file.name() + ".gz";
    Path target = where.cache().resolve(info.name()).resolve(name);
    long maxBytes = (long) count * info.shape().size() + OVERHEAD;
    new Download(target, maxBytes, file::read, where.listener())
        .from(mirrors.stream().map(mirror -> mirror.resolve(name)).toList());
    return target;
  }
}
