package org.mondeq.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.FailedRunException;
import org.mondeq.train.curves.Chart;
import org.mondeq.train.curves.LineCharts;
import org.mondeq.train.curves.Series;

/** {@code curves.svg} and {@code curves.png}: what {@link MetricsFile} holds, as pictures. */
final class CurvesFiles {
  private CurvesFiles() {}

  /**
   * Replaces the files in {@code folder}. Nothing else depends on them, so nothing is thrown.
   *
   * @return why a picture is missing, in one line, if one is
   */
  static Optional<String> write(Path folder, List<EpochReport> reports) {
    LineCharts charts = charts(reports);
    try {
      AtomicFile.write(folder.resolve("curves.svg"), charts.svg());
      byte[] png = charts.png();
      AtomicFile.write(folder.resolve("curves.png"), out -> out.write(png));
      return Optional.empty();
    } catch (FailedRunException e) {
      return Optional.of("no picture of the training curves: " + e.getMessage());
    }
  }

  private static LineCharts charts(List<EpochReport> reports) {
    return new LineCharts(
        List.of(
            new Chart("mean cross entropy", List.of(series("loss", reports, EpochReport::loss))),
            new Chart("accuracy", accuracies(reports)),
            new Chart(
                "learning rate",
                List.of(series("learning rate", reports, EpochReport::learningRate))),
            new Chart(
                "solver iterations of a batch",
                List.of(
                    series("forward", reports, EpochReport::forwardIterations),
                    series("adjoint", reports, EpochReport::adjointIterations)))),
        "epoch");
  }

  private static List<Series> accuracies(List<EpochReport> reports) {
    List<Series> series = new ArrayList<>();
    series.add(series("train", reports, EpochReport::trainAccuracy));
    if (reports.stream().allMatch(report -> report.validationAccuracy() != null)) {
      series.add(series("validation", reports, EpochReport::validationAccuracy));
    }
    series.add(series("test", reports, EpochReport::testAccuracy));
    return series;
  }

  private static Series series(
      String name, List<EpochReport> reports, ToDoubleFunction<EpochReport> value) {
    return new Series(name, reports.stream().map(value::applyAsDouble).toList());
  }
}
