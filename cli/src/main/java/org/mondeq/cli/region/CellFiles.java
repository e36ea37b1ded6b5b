package org.mondeq.cli.region;

import java.nio.file.Path;
import java.util.Locale;

/** The names of files of cells. */
final class CellFiles {
  private CellFiles() {}

  /** The certificate of a part of a cell; the first part has the name of the cell. */
  static Path certificate(Path folder, int cell, int part) {
    String suffix = part == 0 ? "" : "-" + part;
    return folder.resolve(String.format(Locale.ROOT, "%05d%s.npz", cell, suffix));
  }
}
