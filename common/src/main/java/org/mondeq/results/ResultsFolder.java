package org.mondeq.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;

/**
 * The folder that a run writes its results to, locked until it is closed. Safe for use by many
 * threads.
 */
public final class ResultsFolder implements AutoCloseable {
  private static final String CONFIG = "config.yaml";

  private final Path folder;
  private final RunInfo info;
  private final FolderLock lock;
  private final ResultLog log;

  private ResultsFolder(Path folder, RunInfo info, FolderLock lock, ResultLog log) {
    this.folder = folder;
    this.info = info;
    this.lock = lock;
    this.log = log;
  }

  /**
   * Opens a folder, creating it, and continues the run in it.
   *
   * @param config the effective configuration as YAML
   * @param overwrite whether results of another run may be deleted
   * @throws InvalidInputException if the folder holds results of another run, corrupt results, or
   *     is in use
   * @throws FailedRunException if it cannot be written
   */
  public static ResultsFolder open(Path folder, RunInfo info, String config, boolean overwrite) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          folder + ": cannot be used for results: " + Errors.reason(e), e);
    }
    FolderLock lock = FolderLock.acquire(folder);
    try {
      return opened(folder, info, new Opening(lock, config, overwrite));
    } catch (RuntimeException e) {
      closeQuietly(lock, e);
      throw e;
    }
  }

  private record Opening(FolderLock lock, String config, boolean overwrite) {}

  private static ResultsFolder opened(Path folder, RunInfo info, Opening opening) {
    if (opening.overwrite) {
      delete(folder.resolve(ResultSet.RESULTS));
    } else if (Files.exists(folder.resolve(ResultSet.RESULTS))) {
      requireSameRun(folder, info);
    }
    delete(folder.resolve(ResultSet.SUMMARY));
    AtomicFile.write(folder.resolve(CONFIG), opening.config);
    AtomicFile.write(folder.resolve(ResultSet.RUN), Json.toText(info) + "\n");
    ResultLog log = ResultLog.open(folder.resolve(ResultSet.RESULTS));
    return new ResultsFolder(folder, info, opening.lock, log);
  }

  private static void requireSameRun(Path folder, RunInfo info) {
    List<String> differences = ResultSet.readInfo(folder).differences(info);
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          String.format(
              "%s: holds results of another run (%s); give another --output, or --overwrite",
              folder, String.join("; ", differences)));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FailedRunException(file + ": cannot be deleted: " + Errors.reason(e), e);
    }
  }

  private static void closeQuietly(FolderLock lock, RuntimeException cause) {
    try {
      lock.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** The folder. */
  public Path path() {
    return folder;
  }

  /** The indices of the samples that are finished. */
  public Set<Integer> finished() {
    return log.results().stream().map(SampleResult::index).collect(Collectors.toSet());
  }

  /** The results so far. */
  public ResultSet results() {
    return new ResultSet(folder, info, log.results());
  }

  /**
   * Appends the result of a sample.
   *
   * @throws FailedRunException if it cannot be written; nothing of it is then in the file
   */
  public void append(SampleResult result) {
    log.append(result);
  }

  /**
   * Sorts the results by sample and writes the summary. This completes the run.
   *
   * @throws FailedRunException if it cannot be written
   */
  public Summary complete() {
    log.sort();
    Summary summary = results().summary();
    AtomicFile.write(folder.resolve(ResultSet.SUMMARY), Json.toText(summary) + "\n");
    return summary;
  }

  /**
   * Gives the folder free; what was appended stays.
   *
   * @throws FailedRunException if the disk refuses
   */
  @Override
  public void close() {
    try (lock) {
      log.close();
    } catch (IOException e) {
      throw new FailedRunException(folder + ": cannot be closed: " + Errors.reason(e), e);
    }
  }
}
