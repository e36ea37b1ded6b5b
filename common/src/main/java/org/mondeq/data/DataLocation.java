package org.mondeq.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mondeq.data.download.DownloadListener;
import org.mondeq.io.FilePath;
import org.mondeq.io.InvalidInputException;

/**
 * Where the files of data sets are looked for, and who hears of downloads. Immutable.
 *
 * <p>A data folder that was named explicitly is the only place that is looked at, and nothing is
 * downloaded. Without one, these are tried in turn: the folder that the environment variable {@code
 * MONDEQ_DATA} names; {@code /usr/share/datasets}, where Debian's packages put data sets; the cache
 * ({@code $XDG_CACHE_HOME/mondeq} or {@code ~/.cache/mondeq}), into which missing files are
 * downloaded. In each, a sub-folder with the name of the data set comes first, then the folder
 * itself.
 */
public final class DataLocation {
  /** The environment variable that names a folder of data sets. */
  public static final String VARIABLE = "MONDEQ_DATA";

  private static final Path SYSTEM_FOLDER = Path.of("/usr/share/datasets");

  private final Optional<Path> dataDir;
  private final Map<String, String> environment;
  private final Path systemFolder;
  private final DownloadListener listener;

  private DataLocation(
      Optional<Path> dataDir,
      Map<String, String> environment,
      Path systemFolder,
      DownloadListener listener) {
    this.dataDir = dataDir;
    this.environment = environment;
    this.systemFolder = systemFolder;
    this.listener = listener;
  }

  /** The usual places of this process, with silent downloads. */
  public static DataLocation standard() {
    return of(System.getenv());
  }

  /** The usual places as these environment variables have them, with silent downloads. */
  public static DataLocation of(Map<String, String> environment) {
    return new DataLocation(
        Optional.empty(), Map.copyOf(environment), SYSTEM_FOLDER, DownloadListener.silent());
  }

  /** This location with an explicit data folder, as by {@code --data-dir}. */
  public DataLocation withDataDir(Path folder) {
    return new DataLocation(Optional.of(folder), environment, systemFolder, listener);
  }

  /** This location with a listener for downloads. */
  public DataLocation withListener(DownloadListener newListener) {
    return new DataLocation(dataDir, environment, systemFolder, newListener);
  }

  /** This location with another folder for what the system's packages install. */
  DataLocation withSystemFolder(Path folder) {
    return new DataLocation(dataDir, environment, folder, listener);
  }

  /** The data folder that was named explicitly. */
  public Optional<Path> dataDir() {
    return dataDir;
  }

  /** The folder into which data sets are downloaded; it need not exist. */
  public Path cache() {
    // The XDG specification asks to ignore relative paths.
    Path base =
        variable("XDG_CACHE_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    return base.resolve("mondeq");
  }

  /** Who hears of downloads. */
  public DownloadListener listener() {
    return listener;
  }

  /**
   * The folders in which the files of a data set may lie, in the order of the search.
   *
   * @throws InvalidInputException if a folder that the user named does not exist
   */
  List<Path> folders(String dataSet) {
    return bases().flatMap(base -> Stream.of(base.resolve(dataSet), base)).toList();
  }

  private Stream<Path> bases() {
    if (dataDir.isPresent()) {
      return Stream.of(existing(dataDir.get(), "--data-dir"));
    }
    return Stream.concat(
        variable(VARIABLE).map(folder -> existing(FilePath.of(folder), VARIABLE)).stream(),
        Stream.of(systemFolder, cache()));
  }

  private static Path existing(Path folder, String namedBy) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(namedBy + " " + folder + ": no such folder");
    }
    return folder;
  }

  /**
   * Says that a file was nowhere, if an explicit data folder forbids to download it.
   *
   * @throws InvalidInputException if there is an explicit data folder
   */
  void requireDownloadAllowed(String dataSet, String file) {
    if (dataDir.isPresent()) {
      Path folder = dataDir.get();
      throw new InvalidInputException(
          "--data-dir " + folder + ": no " + file + " there or in " + folder.resolve(dataSet));
    }
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
