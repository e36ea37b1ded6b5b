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
 * @param gap what is missing of the run, such as "interrupted"; empty if nothing is
 */
public record RecordedRun<R extends IndexedResult>(
    Path folder, RunInfo info, List<R> results, String gap) {
  private static final String INTERRUPTED = "interrupted";

  /** Sorts the results. */
  public RecordedRun {
    results = results.stream().sorted(Comparator.comparingInt(IndexedResult::index)).toList();
  }

  /**
   * Reads every folder with such results, among a folder and all its folders; none if there is
   * none.
   *
   * @throws org.mondeq.io.InvalidInputException if there is no such folder, or results are corrupt
   */
  public static <R extends IndexedResult> List<RecordedRun<R>> findAll(
      Path root, ResultKind<R> kind) {
    return FolderSearch.holding(kind.file(), root).stream().map(f -> read(f, kind)).toList();
  }

  /**
   * Reads the results of one folder.
   *
   * @throws org.mondeq.io.InvalidInputException if there are none, or they are corrupt
   */
  public static <R extends IndexedResult> RecordedRun<R> read(Path folder, ResultKind<R> kind) {
    return new RecordedRun<>(
        folder,
        ResultSet.readInfo(folder),
        ResultLog.read(folder.resolve(kind.file()), kind.type()),
        gapOf(folder));
  }

  /** What is missing of the run in a folder: it has said that it is complete, or not. */
  static String gapOf(Path folder) {
    return Files.isRegularFile(folder.resolve(ResultSet.SUMMARY)) ? "" : INTERRUPTED;
  }

  /** Whether nothing is missing. */
  public boolean isComplete() {
    return gap.isEmpty();
  }
}
