package org.mondeq.cli.page;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;

/** Writes the file of a certificate and its SHA-256 into a cell of a table. */
final class CertificateCell {
  private CertificateCell() {}

  /**
   * Writes what is known.
   *
   * @param name the file, from where the run was started or from its folder
   */
  static void write(NumberedRun run, String name, Markup page) {
    page.element("code", name).text(" ");
    try {
      page.element("code", Npz.bytes(file(run, name)).sha256(), "class", "hash");
    } catch (InvalidInputException e) {
      page.element("small", e.getMessage());
    }
  }

  private static Path file(NumberedRun run, String name) {
    try {
      return List.of(Path.of(name), run.folder().resolve(name)).stream()
          .filter(Files::isRegularFile)
          .findFirst()
          .orElseThrow(() -> new InvalidInputException("is not there"));
    } catch (InvalidPathException e) {
      throw new InvalidInputException("is no name of a file", e);
    }
  }
}
