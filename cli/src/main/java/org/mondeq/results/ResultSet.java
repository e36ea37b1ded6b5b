package org.mondeq.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;

/**
 * The results in one folder, read.
 *
 * @param folder where they stand
 * @param info where they come from
 * @param results one for each finished sample, by index
 * @param gap what is missing of the run, such as "interrupted"; empty if nothing is
 */
public record ResultSet(Path folder, RunInfo info, List<SampleResult> results, String gap) {
  /** The file of one line for each sample. */
  public static final String RESULTS = "results.jsonl";

  /** The file of provenance. */
  public static final String RUN = "run.json";

  /** The file of counts. */
  public static final String SUMMARY = "summary.json";

  private static final int MAX_INFO_BYTES = 1 << 20;

  /** Sorts the results. */
  public ResultSet {
    results = results.stream().sorted(Comparator.comparingInt(SampleResult::index)).toList();
  }

  /** Results of the run in a folder, which has said that it is complete, or not. */
  public ResultSet(Path folder, RunInfo info, List<SampleResult> results) {
    this(folder, info, results, RecordedRun.gapOf(folder));
  }

  /**
   * Results with the shards of each run joined.
   *
   * @throws InvalidInputException if shards of one run disagree on a sample
   * @throws org.mondeq.io.FailedRunException if one proves what another refutes
   */
  public static List<ResultSet> joined(List<ResultSet> sets) {
    return Joined.shards(sets.stream().map(ResultSet::recorded).toList(), SampleResults.KIND)
        .stream()
        .map(run -> new ResultSet(run.folder(), run.info(), run.results(), run.gap()))
        .toList();
  }

  /** The same as a run of any kind. */
  public RecordedRun<SampleResult> recorded() {
    return new RecordedRun<>(folder, info, results, gap);
  }

  /**
   * Reads a folder with results.
   *
   * @throws InvalidInputException if it has none or they are corrupt
   */
  public static ResultSet read(Path folder) {
    if (!Files.isRegularFile(folder.resolve(RESULTS))) {
      throw new InvalidInputException(folder + ": no " + RESULTS + " there");
    }
    return new ResultSet(
        folder, readInfo(folder), ResultLog.read(folder.resolve(RESULTS), SampleResult.class));
  }

  /**
   * Reads every folder with results under a folder, or the folder of a file in it, in the order of
   * their paths; none if there is none.
   *
   * @throws InvalidInputException if there is no such folder, or results are corrupt
   */
  public static List<ResultSet> readAll(Path root) {
    return FolderSearch.holding(RESULTS, root).stream().map(ResultSet::read).toList();
  }

  static RunInfo readInfo(Path folder) {
    Path file = folder.resolve(RUN);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_INFO_BYTES + 1);
      if (bytes.length > MAX_INFO_BYTES) {
        throw new InvalidInputException(file + ": more than " + MAX_INFO_BYTES + " bytes");
      }
      return info(new String(bytes, StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  private static RunInfo info(String text, Path file) {
    try {
      RunInfo info = Json.MAPPER.readValue(text, RunInfo.class);
      if (info == null) {
        throw new InvalidInputException(file + ": expected keys and values");
      }
      return info;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + ": " + Json.reason(e, text), e);
    }
  }

  /** The indices of the samples. */
  public SortedSet<Integer> indices() {
    return results.stream().map(SampleResult::index).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The verdict on a sample, if it is among these. */
  public Optional<Verdict> verdict(int index) {
    return results.stream().filter(r -> r.index() == index).map(SampleResult::verdict).findFirst();
  }

  /** Whether nothing is missing of the run. */
  public boolean isComplete() {
    return gap.isEmpty();
  }

  /** The counts. */
  public Summary summary() {
    return Summary.of(info.task(), results);
  }
}
