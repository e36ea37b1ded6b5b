package org.mondeq.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;

/**
 * A folder with a file of JSON lines that a run appends to as samples finish, locked until it is
 * closed; the run's identity and configuration stand beside it. Safe for use by many threads.
 */
public final class RunLog<R extends IndexedResult> implements AutoCloseable {
  /** The file of one radius for each sample. */
  public static final String RADII = "radius.jsonl";

  /** The file of one cell of a region. */
  public static final String CELLS = "cells.jsonl";

  private static final List<String> LOGS = List.of(ResultSet.RESULTS, RADII, CELLS);
  private static final String CONFIG = "config.yaml";

  private final Path folder;
  private final RunInfo info;
  private final FolderLock lock;
  private final ResultLog<R> log;
  private final int lost;

  private RunLog(Path folder, RunInfo info, FolderLock lock, ResultLog<R> log, int lost) {
    this.folder = folder;
    this.info = info;
    this.lock = lock;
    this.log = log;
    this.lost = lost;
  }

  /**
   * The run that opens a folder.
   *
   * @param info its identity
   * @param config the effective configuration as YAML
   * @param overwrite whether results of another run may be deleted
   */
  public record Opening(RunInfo info, String config, boolean overwrite) {}

  /**
   * Opens a folder, creating it, and continues the run in it. A result whose counterexample or
   * certificate is no longer there does not count as finished, and no evidence of results that do
   * not stand there is left.
   *
   * @param file the name of the file of lines, of those that are known here
   * @param type the record of a line
   * @throws InvalidInputException if the folder holds results of another run, corrupt results, or
   *     is in use
   * @throws FailedRunException if it cannot be written
   */
  public static <R extends IndexedResult> RunLog<R> open(
      Path folder, String file, Class<R> type, Opening opening) {
    if (!LOGS.contains(file)) {
      throw new IllegalArgumentException(file + ": expected one of " + LOGS);
    }
    FolderLock lock = FolderLock.acquire(folder);
    try {
      Evidence evidence = new Evidence(folder);
      AtomicFile.sweep(folder.resolve(Evidence.EXAMPLES));
      prepare(folder, opening, evidence);
      int lost = ResultLog.retain(folder.resolve(file), type, evidence::isWhole);
      ResultLog<R> log = ResultLog.open(folder.resolve(file), type);
      evidence.keepOnly(log.results());
      return new RunLog<>(folder, opening.info, lock, log, lost);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void prepare(Path folder, Opening opening, Evidence evidence) {
    if (opening.overwrite) {
      delete(folder, evidence);
    } else if (LOGS.stream().anyMatch(name -> Files.exists(folder.resolve(name)))) {
      requireSameRun(folder, opening.info);
    } else if (!evidence.examples().isEmpty()) {
      requireNoOther(folder, opening.info);
    }
    evidence.deleteSums();
    AtomicFile.write(folder.resolve(CONFIG), opening.config);
    AtomicFile.write(folder.resolve(ResultSet.RUN), Json.toText(opening.info) + "\n");
  }

  /**
   * Deletes the results of a folder, if there is one, with all their evidence.
   *
   * @throws InvalidInputException if another run is writing there
   * @throws FailedRunException if a file cannot be deleted
   */
  public static void clear(Path folder) {
    if (Files.isDirectory(folder)) {
      FolderLock lock = FolderLock.acquire(folder);
      try (lock) {
        delete(folder, new Evidence(folder));
        AtomicFile.delete(folder.resolve(ResultSet.RUN));
      }
    }
  }

  private static void delete(Path folder, Evidence evidence) {
    for (String name : LOGS) {
      evidence.deleteCertificates(folder.resolve(name));
      AtomicFile.delete(folder.resolve(name));
    }
    evidence.deleteSums();
    evidence.keepOnly(List.of());
  }

  /** Counterexamples without results may be those of a run that was killed: only this one's go. */
  private static void requireNoOther(Path folder, RunInfo info) {
    if (!Files.isRegularFile(folder.resolve(ResultSet.RUN))) {
      throw new InvalidInputException(
          folder
              + ": holds counterexamples of an unknown run; give another --output, or --overwrite");
    }
    requireSameRun(folder, info);
  }

  private static void requireSameRun(Path folder, RunInfo info) {
    List<String> differences = ResultSet.readInfo(folder).differences(info);
    if (differences.size() == 1 && differences.get(0).startsWith(RunInfo.BUILD + " ")) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: holds results of another version of the program (%s), which are not continued;"
                  + " give another --output, or --overwrite",
              folder,
              differences.get(0)));
    }
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: holds results of another run (%s); give another --output, or --overwrite",
              folder,
              String.join("; ", differences)));
    }
  }

  /** The folder. */
  public Path path() {
    return folder;
  }

  /** Where the results come from. */
  public RunInfo info() {
    return info;
  }

  /** How many results did not count any more, since their evidence was missing. */
  public int lost() {
    return lost;
  }

  /** The indices of the samples that are finished. */
  public Set<Integer> finished() {
    return log.results().stream().map(IndexedResult::index).collect(Collectors.toSet());
  }

  /** Those of the chosen samples that are not finished, in their order. */
  public List<Integer> pending(List<Integer> chosen) {
    Set<Integer> finished = finished();
    return chosen.stream().filter(index -> !finished.contains(index)).toList();
  }

  /** The results so far, as a copy. */
  public List<R> results() {
    return log.results();
  }

  /**
   * Appends the result of a sample.
   *
   * @throws FailedRunException if it cannot be written; nothing of it is then in the file
   */
  public void append(R result) {
    log.append(result);
  }

  /**
   * Brings the results into the order of the samples, and onto the disk.
   *
   * @throws FailedRunException if it cannot be written
   */
  public void sort() {
    log.sort();
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
