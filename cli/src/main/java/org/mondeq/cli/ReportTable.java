package org.mondeq.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mondeq.io.Printable;
import org.mondeq.results.EpsilonText;
import org.mondeq.results.Report;
import org.mondeq.results.RunInfo;
import org.mondeq.results.Summary;

/**
 * A table of results as text or CSV.
 *
 * @param header the names of the columns; the first two and the last hold texts
 * @param rows one list of cells each, as long as the header
 */
public record ReportTable(List<String> header, List<List<String>> rows) {
  private static final List<String> HEADER =
      List.of(
          "Model",
          "Data",
          "eps",
          "Samples",
          "Acc",
          "Bound",
          "Converged",
          "Certified",
          "Falsified",
          "Unknown",
          "s/sample",
          "Method");
  private static final String FOLDER = "Folder";
  private static final int LEFT = 2;
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  /** Cells are texts of one line, whatever stands in the files that they come from. */
  public ReportTable {
    rows = rows.stream().map(row -> row.stream().map(Printable::line).toList()).toList();
  }

  /** After the certified ones, where a run has not asked the independent checker. */
  private static final String UNCHECKED = "Certified, unchecked";

  /** How numbers are shown. */
  public enum Digits {
    /** A few, for people. */
    FEW,
    /** All, for programs. */
    ALL
  }

  /**
   * The default layout for people: one row for each run, by model, radius and method; with its
   * folder where two are alike.
   */
  public static ReportTable of(List<Report.Row> rows) {
    ReportTable table = of(rows, Digits.FEW);
    boolean alike = rows.stream().anyMatch(row -> rows.stream().filter(row::isLike).count() > 1);
    return alike ? table.with(table.header.size(), FOLDER, folders(rows)) : table;
  }

  /** The default layout for programs: all digits, and the seed and the folder of each run. */
  static ReportTable exact(List<Report.Row> rows) {
    return of(rows, Digits.ALL).withRuns(rows);
  }

  /** The same with the seed and the folder of each run as last columns. */
  ReportTable withRuns(List<Report.Row> rows) {
    List<String> seeds = rows.stream().map(row -> Long.toString(row.info().seed())).toList();
    return with(header.size(), "Seed", seeds).with(header.size() + 1, FOLDER, folders(rows));
  }

  private static List<String> folders(List<Report.Row> rows) {
    return rows.stream().map(row -> row.folder().toString()).toList();
  }

  private static ReportTable of(List<Report.Row> rows, Digits digits) {
    ReportTable table =
        new ReportTable(HEADER, rows.stream().map(row -> cells(row, digits)).toList());
    if (rows.stream().allMatch(row -> row.summary().certifiedUnchecked() == null)) {
      return table;
    }
    List<String> counts =
        rows.stream().map(row -> optional(row.summary().certifiedUnchecked())).toList();
    return table.with(HEADER.indexOf("Certified") + 1, UNCHECKED, counts);
  }

  /** The same with another column before one. */
  private ReportTable with(int index, String name, List<String> column) {
    List<List<String>> wider = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      wider.add(inserted(rows.get(i), index, column.get(i)));
    }
    return new ReportTable(inserted(header, index, name), wider);
  }

  private static List<String> inserted(List<String> cells, int index, String cell) {
    List<String> longer = new ArrayList<>(cells);
    longer.add(index, cell);
    return longer;
  }

  private static List<String> cells(Report.Row row, Digits digits) {
    Summary s = row.summary();
    return List.of(
        row.info().model(),
        row.info().data(),
        epsilon(row.info(), digits),
        Integer.toString(s.samples()),
        Integer.toString(s.correct()),
        optional(s.bound()),
        optional(s.converged()),
        optional(s.certified()),
        Integer.toString(s.falsified()),
        Integer.toString(s.unknown()),
        seconds(s.secondsPerCorrect(), digits),
        row.method());
  }

  /** The radius of a run, or "-" if its inputs are no balls. */
  static String epsilon(RunInfo info, Digits digits) {
    if (info.epsilon() == null) {
      return "-";
    }
    return digits == Digits.ALL ? info.epsilon().toString() : EpsilonText.of(info.epsilon());
  }

  /** A duration, or "-" if there is none. */
  public static String seconds(Double value, Digits digits) {
    if (value == null) {
      return "-";
    }
    return digits == Digits.ALL ? value.toString() : String.format(Locale.ROOT, "%.2f", value);
  }

  /** A count, or "-" if there is none. */
  static String optional(Integer count) {
    return count == null ? "-" : count.toString();
  }

  /** Aligned columns under a header; texts to the left, numbers to the right. */
  public String toText() {
    List<List<String>> lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int c = 0; c < header.size(); c++) {
        String format = "%" + (isText(c) ? "-" : "") + width(lines, c) + "s  ";
        padded.append(String.format(Locale.ROOT, format, line.get(c)));
      }
      text.append(padded.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** Whether a column holds texts rather than numbers. */
  public boolean isText(int column) {
    return column < LEFT || column == header.size() - 1;
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
  }

  /**
   * Comma-separated values under a header; what was not computed is empty. A text that a
   * spreadsheet would take for a formula begins with an apostrophe.
   */
  public String toCsv() {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(header);
      for (List<String> row : rows) {
        printer.printRecord(row.stream().map(ReportTable::cell).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does not fail", e);
    }
    return text.toString();
  }

  private static String cell(String text) {
    if (text.equals("-")) {
      return "";
    }
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }
}
