package org.mondeq.cli.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mondeq.io.Errors;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.results.FolderSearch;

/** The curves of trainings: loss and accuracies by epoch. */
final class TrainingSection {
  private static final String FILE = "metrics.csv";
  private static final long MOST_BYTES = 1 << 24;
  private static final int PERCENT = 100;
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Path file;
  private final List<CSVRecord> epochs;

  private TrainingSection(Path file) {
    this.file = file;
    String text =
        StandardCharsets.UTF_8.decode(FileBytes.read(file, MOST_BYTES).buffer()).toString();
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      this.epochs = parser.getRecords();
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          file
              + ": no table of metrics: "
              + (e instanceof IOException io ? Errors.reason(io) : e.getMessage()),
          e);
    }
  }

  /**
   * Two charts for each training under the folders.
   *
   * @throws InvalidInputException if a table of metrics is corrupt
   */
  static Charts of(List<Path> roots) {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path root : roots) {
      FolderSearch.holding(FILE, root)
          .forEach(folder -> folders.add(folder.toAbsolutePath().normalize()));
    }
    Charts charts = new Charts();
    for (Path folder : folders) {
      new TrainingSection(folder.resolve(FILE)).draw(name(folder), charts);
    }
    return charts;
  }

  private static String name(Path folder) {
    Path parent = folder.getParent();
    Path name = parent == null || parent.getFileName() == null ? folder : parent.getFileName();
    return name + "/" + folder.getFileName();
  }

  private void draw(String name, Charts charts) {
    if (epochs.isEmpty()) {
      return;
    }
    double last = value(epochs.get(epochs.size() - 1), "epoch");
    double most = epochs.stream().mapToDouble(row -> value(row, "loss")).max().orElse(1);
    Frame loss = new Frame("Loss by epoch: " + name, Frame.WIDTH, last, most);
    loss.gridY(Numbers::near).scaleX(Numbers::near, "epoch");
    loss.path(points("loss", 1), "first");
    charts.add("Loss: " + name, loss.close(), List.of());
    Frame accuracy = new Frame("Accuracy by epoch: " + name, Frame.WIDTH, last, PERCENT);
    accuracy.gridY(tick -> Numbers.near(tick) + " %").scaleX(Numbers::near, "epoch");
    curve(accuracy, "trainAccuracy", "first", "training");
    curve(accuracy, "testAccuracy", "second", "test");
    curve(accuracy, "validationAccuracy", "third", "validation");
    charts.add("Accuracy: " + name, accuracy.close(), List.of());
  }

  private void curve(Frame frame, String column, String style, String name) {
    List<Double> points = points(column, PERCENT);
    if (!points.isEmpty()) {
      frame.path(points, style);
      frame.legend(style, name);
    }
  }

  /** Epochs and values in turn, of those epochs that have one. */
  private List<Double> points(String column, double factor) {
    List<Double> points = new ArrayList<>();
    for (CSVRecord row : epochs) {
      if (row.isMapped(column) && row.isSet(column) && !row.get(column).isEmpty()) {
        points.add(value(row, "epoch"));
        points.add(factor * value(row, column));
      }
    }
    return points;
  }

  private double value(CSVRecord row, String column) {
    try {
      double value = Double.parseDouble(row.get(column));
      if (Double.isFinite(value) && value >= 0) {
        return value;
      }
      throw new NumberFormatException("negative or not finite");
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          file + ":" + (row.getRecordNumber() + 1) + ": " + column + ": expected a number from 0",
          e);
    }
  }
}
