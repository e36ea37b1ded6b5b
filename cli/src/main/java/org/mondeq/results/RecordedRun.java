package org.mondeq.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The results of any kind in one folder, read.
 *
 * @param folder where they stand
 * @param info where they come from
 * @param results one for each finished sample, by index
 */
public record RecordedRun<R extends IndexedResult>(Path folder, RunInfo info, List<R> results) {
  /** Sorts the results. */
  public RecordedRun {
    results = results.stream().sorted(Comparator.comparingInt(IndexedResult::index)).toList();
  }

  /**
   * Reads every folder with such results, among a folder and all its folders; none if there is
   * none.
   *
   * @param file the name of the file of lines
   * @param type the record of a line
   * @throws org.mondeq.io.InvalidInputException if there is no such folder, or results are corrupt
   */
  public static <R extends IndexedResult> List<RecordedRun<R>> findAll(
      Path root, String file, Class<R> type) {
    return FolderSearch.holding(file, root).stream().map(f -> read(f, file, type)).toList();
  }

  /**
   * Reads the results of one folder.
   *
   * @throws org.mondeq.io.InvalidInputException if there are none, or they are corrupt
   */
  public static <R extends IndexedResult> RecordedRun<R> read(
      Path folder, String file, Class<R> type) {
    return new RecordedRun<>(
        folder, ResultSet.readInfo(folder), ResultLog.read(folder.resolve(file), type));
  }

  /** Whether the run has said that it is complete. */
  public boolean isComplete() {
    return Files.isRegularFile(folder.resolve(ResultSet.SUMMARY));
  }
}
