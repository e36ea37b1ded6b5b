package org.mondeq.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;

/**
 * The files beside the results of a folder: counterexamples and certificates, and what sums results
 * up. Only those of the results that stand there may be found beside them.
 */
public final class Evidence {
  /** The file that an attack collects its counterexamples in. */
  public static final String ARCHIVE = "adversarial.npz";

  /** The table of radii. */
  public static final String RADII_TABLE = "radius.csv";

  /** The picture of the cells of a region. */
  public static final String CELLS_PICTURE = "cells.svg";

  /** The folder, in that of the results, of one file for each counterexample. */
  static final String EXAMPLES = "adversarial";

  private static final Pattern OF_SAMPLE = Pattern.compile("[0-9]{5,}\\.npz");
  private static final long MAX_BYTES = 1L << 26;

  private final Path folder;

  /** The evidence in a folder of results. */
  Evidence(Path folder) {
    this.folder = folder;
  }

  /**
   * Files of samples in a folder, by name; none if there is no such folder.
   *
   * @throws FailedRunException if it cannot be read
   */
  public static List<Path> ofSamples(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> OF_SAMPLE.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FailedRunException(folder + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /** The counterexamples in the folder. */
  List<Path> examples() {
    return ofSamples(folder.resolve(EXAMPLES));
  }

  /** Whether the files that a result names are there. */
  boolean isWhole(IndexedResult result) {
    return (result.adversarial() == null || isThere(folder.resolve(result.adversarial())))
        && (result.certificate() == null || isThere(Path.of(result.certificate())));
  }

  /**
   * Requires that the files are there that a result names.
   *
   * @param folder of the result
   * @throws InvalidInputException naming the sample
   */
  public static void requireWhole(Path folder, IndexedResult result) {
    if (!new Evidence(folder).isWhole(result)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: the %s of sample %d is not there; run this part again",
              folder,
              result.certificate() == null ? "counterexample" : "certificate",
              result.index()));
    }
  }

  private static boolean isThere(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) > 0;
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /** Deletes what sums results up, which a run writes anew when it is complete. */
  void deleteSums() {
    for (String name : List.of(ResultSet.SUMMARY, ARCHIVE, RADII_TABLE, CELLS_PICTURE)) {
      AtomicFile.delete(folder.resolve(name));
    }
  }

  /** Deletes the counterexamples that none of the results names. */
  void keepOnly(List<? extends IndexedResult> results) {
    Set<Path> named =
        results.stream()
            .filter(result -> result.adversarial() != null)
            .map(result -> folder.resolve(result.adversarial()).normalize())
            .collect(Collectors.toSet());
    examples().stream()
        .filter(file -> !named.contains(file.normalize()))
        .forEach(AtomicFile::delete);
  }

  /** Deletes the certificates in the folder, at any depth, that a file of results names. */
  void deleteCertificates(Path log) {
    Path inside = folder.toAbsolutePath().normalize();
    for (Path file : certificates(log)) {
      Path absolute = file.toAbsolutePath().normalize();
      boolean known = OF_SAMPLE.matcher(absolute.getFileName().toString()).matches();
      if (known && absolute.startsWith(inside)) {
        AtomicFile.delete(absolute);
      }
    }
  }

  private static List<Path> certificates(Path log) {
    List<Path> files = new ArrayList<>();
    try {
      if (!Files.isRegularFile(log) || Files.size(log) > MAX_BYTES) {
        return files;
      }
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String name = certificate(line);
        if (!name.isEmpty()) {
          files.add(Path.of(name));
        }
      }
      return files;
    } catch (IOException e) {
      throw new InvalidInputException(log + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /** Empty where the line, which is about to be deleted, is cut off or names none. */
  private static String certificate(String line) {
    try {
      JsonNode node = Json.MAPPER.readTree(line);
      return node == null ? "" : node.path("certificate").asText("");
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
