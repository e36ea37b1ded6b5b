package org.mondeq.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;

/**
 * The folder that an attack or a certification writes its results to, locked until it is closed.
 * Safe for use by many threads.
 */
public final class ResultsFolder implements AutoCloseable {
  private final RunLog<SampleResult> log;

  private ResultsFolder(RunLog<SampleResult> log) {
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
    return new ResultsFolder(
        RunLog.open(
            folder,
            ResultSet.RESULTS,
            SampleResult.class,
            new RunLog.Opening(info, config, overwrite)));
  }

  /** The folder. */
  public Path path() {
    return log.path();
  }

  /** How many results did not count any more, since their evidence was missing. */
  public int lost() {
    return log.lost();
  }

  /** The indices of the samples that are finished. */
  public Set<Integer> finished() {
    return log.finished();
  }

  /** Those of the chosen samples that are not finished, in their order. */
  public List<Integer> pending(List<Integer> chosen) {
    return log.pending(chosen);
  }

  /** The results so far. */
  public ResultSet results() {
    return new ResultSet(log.path(), log.info(), log.results());
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
    return SampleResults.complete(log);
  }

  /**
   * Gives the folder free; what was appended stays.
   *
   * @throws FailedRunException if the disk refuses
   */
  @Override
  public void close() {
    log.close();
  }
}
