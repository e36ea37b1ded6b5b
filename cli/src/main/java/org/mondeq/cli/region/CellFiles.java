package org.mondeq.cli.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;

/** The names of files of cells. */
final class CellFiles {
  private static final Pattern CERTIFICATE = Pattern.compile("[0-9]{5,}(-[0-9]+)?\\.npz");

  private CellFiles() {}

  /** The certificate of a part of a cell; the first part has the name of the cell. */
  static Path certificate(Path folder, int cell, int part) {
    String suffix = part == 0 ? "" : "-" + part;
    return folder.resolve(String.format(Locale.ROOT, "%05d%s.npz", cell, suffix));
  }

  /**
   * The certificates in a folder; none if there is no such folder.
   *
   * @throws FailedRunException if it cannot be read
   */
  static List<Path> certificates(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> CERTIFICATE.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FailedRunException(folder + ": cannot be read: " + Errors.reason(e), e);
    }
  }
}
