package org.mondeq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mondeq.results.RunInfo;

/**
 * A row of the published tables 1 to 3 [Müller21], which holds for the first 100 test samples.
 *
 * @param cells what the table says, by column of the resource {@code published.csv}; empty where it
 *     says nothing
 */
record PublishedRow(Map<String, String> cells) {
  /** The figures count as many, the first of the test split. */
  static final int SAMPLES = 100;

  private static final double TOLERANCE = 1e-9;
  private static final String ABLATION = "certify.craft.ablation.";

  /** Stands for the step size of a run that chose one itself: no published row excludes it. */
  private static final String CHOSEN = "0";

  private static final Map<String, String> WHOLE =
      Map.of("domain", "mixed", "iteration", "both", "containedOnly", "false", "separate", "false");
  private static final List<PublishedRow> ROWS = read();

  private static List<PublishedRow> read() {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream stream = PublishedRow.class.getResourceAsStream("published.csv");
        CSVParser parser = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return parser.stream().map(CSVRecord::toMap).map(PublishedRow::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program is unreadable", e);
    }
  }

  /** All rows. */
  static List<PublishedRow> all() {
    return ROWS;
  }

  /**
   * The row of a run: the same data set, a model whose name contains the published one, the same
   * radius, and CRAFT with the same parts.
   */
  static Optional<PublishedRow> of(RunInfo run) {
    return ROWS.stream().filter(row -> row.matches(run)).findFirst();
  }

  /** The parts of CRAFT that a run left out, as in {@code domain=box}; "none" if it was whole. */
  static String ablation(RunInfo run) {
    Map<String, String> missing = new TreeMap<>();
    WHOLE.forEach(
        (key, whole) -> {
          String value = run.fingerprint().getOrDefault(ABLATION + key, whole);
          if (!value.equals(whole)) {
            missing.put(key, value);
          }
        });
    return missing.isEmpty()
        ? "none"
        : missing.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
  }

  private boolean matches(RunInfo run) {
    double step = number(run.fingerprint().getOrDefault("certify.craft.stepSize", CHOSEN));
    String words = "(^|.*[^a-z0-9])" + cells.get("model") + "([^a-z0-9].*|$)";
    return List.of("craft", "box", "zonotope").contains(run.method())
        && run.data().equals(cells.get("dataset"))
        && run.model().toLowerCase(Locale.ROOT).matches(words)
        && run.epsilon() != null
        && Math.abs(run.epsilon() - number(cells.get("epsilon"))) < TOLERANCE
        && ablation(run).equals(cells.get("ablation"))
        && number(cells.get("minStep")) <= step
        && step <= number(cells.get("maxStep"));
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  /** A cell; "-" if it is empty. */
  String cell(String column) {
    String value = cells.get(column);
    return value.isEmpty() ? "-" : value;
  }
}
