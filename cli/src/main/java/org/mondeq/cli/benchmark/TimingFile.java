package org.mondeq.cli.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;

/** The timings of a benchmark as CSV, with all digits. */
final class TimingFile {
  /** The file in the folder of a benchmark. */
  static final String NAME = "benchmark.csv";

  private static final List<String> HEADER =
      List.of(
          "model",
          "epsilon",
          "correct",
          "certified",
          "falsified",
          "open",
          "nodes",
          "seconds",
          "cpuSeconds",
          "checkedSeconds");

  private TimingFile() {}

  /**
   * Writes a file atomically.
   *
   * @throws org.mondeq.io.FailedRunException if that fails
   */
  static void write(Path file, List<Timing> timings) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(HEADER);
      for (Timing t : timings) {
        printer.printRecord(
            t.model(),
            t.epsilon(),
            t.correct(),
            t.certified(),
            t.falsified(),
            t.open(),
            t.nodes(),
            t.seconds(),
            t.cpuSeconds(),
            t.checkedSeconds());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does not fail", e);
    }
    AtomicFile.write(file, text.toString());
  }

  /**
   * Reads a file, or the one in a folder.
   *
   * @throws InvalidInputException naming the line that is wrong
   */
  static List<Timing> read(Path place) {
    Path file = Files.isDirectory(place) ? place.resolve(NAME) : place;
    List<Timing> timings = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(Files.readString(file), CSVFormat.RFC4180)) {
      for (CSVRecord row : parser) {
        line = row.getRecordNumber();
        if (row.size() != HEADER.size() || (line == 1 && !row.toList().equals(HEADER))) {
          throw new IllegalArgumentException("another table");
        }
        if (line > 1) {
          timings.add(timing(row));
        }
      }
      return timings;
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: line %d: expected the columns %s",
              file,
              line,
              String.join(", ", HEADER)),
          e);
    }
  }

  private static Timing timing(CSVRecord row) {
    return new Timing(
        row.get(0),
        Double.parseDouble(row.get(1)),
        Integer.parseInt(row.get(2)),
        Integer.parseInt(row.get(3)),
        Integer.parseInt(row.get(4)),
        Integer.parseInt(row.get(5)),
        Long.parseLong(row.get(6)),
        Double.parseDouble(row.get(7)),
        Double.parseDouble(row.get(8)),
        Double.parseDouble(row.get(9)));
  }
}
