package org.mondeq.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;

/** Finds the folders of runs by the files that they hold. */
public final class FolderSearch {
  private static final int MAX_DEPTH = 8;
  private static final List<String> OF_RUNS =
      List.of(ResultSet.RESULTS, RunLog.RADII, ResultSet.RUN, ResultSet.SUMMARY);

  private FolderSearch() {}

  /**
   * The folders that hold a file of this name, among a folder and all its folders, in the order of
   * their paths; instead of a folder, a file that a run writes into it may be given.
   *
   * @throws InvalidInputException if there is no such folder, or it cannot be read
   */
  public static List<Path> holding(String name, Path root) {
    boolean file = Files.isRegularFile(root);
    if (file && OF_RUNS.stream().noneMatch(root::endsWith)) {
      throw new InvalidInputException(root + ": is a file, expected a folder with results");
    }
    Path folder = file ? root.toAbsolutePath().getParent() : root;
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(root + ": no such file or folder");
    }
    try (Stream<Path> files = Files.walk(folder, MAX_DEPTH)) {
      return files.filter(found -> found.endsWith(name)).sorted().map(Path::getParent).toList();
    } catch (IOException e) {
      throw new InvalidInputException(root + ": cannot be read: " + Errors.reason(e), e);
    } catch (UncheckedIOException e) {
      throw new InvalidInputException(root + ": cannot be read: " + Errors.reason(e.getCause()), e);
    }
  }
}
