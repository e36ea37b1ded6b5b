package org.mondeq.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Counted;
import org.mondeq.io.Errors;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;

/**
 * The files of a complete run with what they are: {@code manifest.json}, by which the run is
 * checked as a whole.
 *
 * @param formatVersion 1
 * @param modelSha256 the SHA-256 of the model file
 * @param files in the folder or beside it
 */
public record Manifest(int formatVersion, String modelSha256, List<Entry> files) {
  /** The name of the file. */
  public static final String FILE = "manifest.json";

  private static final int VERSION = 1;
  private static final long MAX_BYTES = 1L << 26;

  /**
   * A file.
   *
   * @param path relative to the folder
   * @param sha256 of its bytes
   * @param sample whose verdict it proves; null if it proves none
   * @param verdict of that sample
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(String path, String sha256, Integer sample, Verdict verdict) {
    /** Checks that it names a file. */
    public Entry {
      if (path == null || sha256 == null || (sample == null) != (verdict == null)) {
        throw new IllegalArgumentException("files: expected path, sha256, and both of or none of sample and verdict");
      }
    }
  }

  /** Checks the version. */
  public Manifest {
    if (formatVersion != VERSION || modelSha256 == null || files == null) {
      throw new IllegalArgumentException("formatVersion: expected 1, with modelSha256 and files");
    }
    files = List.copyOf(files);
  }

  /** Writes that of a complete run. */
  static void write(ResultSet run) {
    List<Entry> entries = new ArrayList<>();
    for (String name : List.of(ResultSet.RUN, ResultSet.RESULTS, ResultSet.SUMMARY, RunLog.CONFIG)) {
      if (Files.isRegularFile(run.folder().resolve(name))) {
        entries.add(entry(run.folder(), name, null, null));
      }
    }
    Evidence evidence = new Evidence(run.folder());
    for (SampleResult result : run.results()) {
      for (Path file : evidence.of(result)) {
        entries.add(
            entry(
                run.folder(),
                Evidence.relative(run.folder(), file),
                result.index(),
                result.verdict()));
      }
    }
    Manifest manifest = new Manifest(VERSION, run.info().modelSha256(), entries);
    AtomicFile.write(run.folder().resolve(FILE), Json.toText(manifest) + "\n");
  }

  private static Entry entry(Path folder, String path, Integer sample, Verdict verdict) {
    String hash = FileBytes.read(folder.resolve(path), MAX_BYTES).sha256();
    return new Entry(path, hash, sample, verdict);
  }

  /**
   * Reads that of a folder.
   *
   * @throws InvalidInputException if it is damaged
   */
  public static Manifest read(Path folder) {
    Path file = folder.resolve(FILE);
    String text = "";
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(file + ": more than " + MAX_BYTES + " bytes");
      }
      text = Files.readString(file);
      return Json.MAPPER.readValue(text, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + ": " + Json.reason(e, text), e);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /** The files that prove verdicts. */
  public List<Path> evidence(Path folder) {
    return files.stream()
        .filter(entry -> entry.sample != null)
        .map(entry -> folder.resolve(entry.path).normalize())
        .toList();
  }

  /**
   * What is wrong with a run; empty if every file is as it was, every verdict stands in the results
   * as here, and every file that proves one is accepted.
   *
   * @param model the SHA-256 of the model file
   * @param accepted files that the checker accepts, as absolute paths
   */
  public List<String> faults(Path folder, String model, Set<Path> accepted) {
    List<String> faults = new ArrayList<>();
    if (!model.equals(modelSha256)) {
      faults.add("is about another model, of SHA-256 " + modelSha256);
    }
    for (Entry entry : files) {
      Path file = folder.resolve(entry.path);
      if (!Files.isRegularFile(file)) {
        faults.add(entry.path + " is not there");
      } else if (!FileBytes.read(file, MAX_BYTES).sha256().equals(entry.sha256)) {
        faults.add(entry.path + " has another content");
      } else if (entry.sample != null
          && !accepted.contains(file.toAbsolutePath().normalize())) {
        faults.add(entry.path + " proves nothing of sample " + entry.sample);
      }
    }
    if (faults.isEmpty()) {
      verdicts(folder, faults);
    }
    return faults;
  }

  /** The results that are there are those that the files prove. */
  private void verdicts(Path folder, List<String> faults) {
    ResultSet run = ResultSet.read(folder);
    for (Entry entry : files) {
      if (entry.sample != null && !run.verdict(entry.sample).equals(java.util.Optional.of(entry.verdict))) {
        faults.add("the results say of sample " + entry.sample + " what " + entry.path + " does not");
      }
    }
  }

  /** In words, what is proved of how much. */
  public String words(Path folder) {
    ResultSet run = ResultSet.read(folder);
    long decided =
        run.results().stream()
            .filter(r -> r.verdict() == Verdict.CERTIFIED || r.verdict() == Verdict.FALSIFIED)
            .count();
    return Counted.of(files.size(), "file")
        + " as written; "
        + evidence(folder).size()
        + " of "
        + Counted.of(decided, "decided sample")
        + " proved by them";
  }
}
