package org.mondeq.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mondeq.io.AtomicFile;

/** {@code metrics.csv}: one row for each epoch, with the components of {@link EpochReport}. */
final class MetricsFile {
  private static final String NAME = "metrics.csv";
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setRecordSeparator('\n')
          .setHeader(
              "epoch",
              "learningRate",
              "loss",
              "trainAccuracy",
              "validationAccuracy",
              "testAccuracy",
              "forwardIterations",
              "adjointIterations",
              "worstChange",
              "seconds",
              "monotonicity",
              "operatorNorm")
          .get();

  private MetricsFile() {}

  /**
   * Replaces the file in {@code folder}.
   *
   * @throws org.mondeq.io.FailedRunException if it cannot be written
   */
  static void write(Path folder, List<EpochReport> reports) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (EpochReport r : reports) {
        printer.printRecord(
            r.epoch(),
            r.learningRate(),
            r.loss(),
            r.trainAccuracy(),
            r.validationAccuracy(),
            r.testAccuracy(),
            r.forwardIterations(),
            r.adjointIterations(),
            r.worstChange(),
            r.seconds(),
            r.monotonicity(),
            r.operatorNorm());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder refused text", e);
    }
    AtomicFile.write(folder.resolve(NAME), text.toString());
  }
}
