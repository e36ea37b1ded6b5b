package org.mondeq.cli.page;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mondeq.cli.ReportTable;
import org.mondeq.cli.ReportTable.Digits;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.cli.certify.RadiusResults;
import org.mondeq.cli.certify.RadiusSummary;
import org.mondeq.results.Joined;
import org.mondeq.results.RecordedRun;

/** The searches for radii in folders. */
final class RadiusRuns {
  private static final List<String> HEADER =
      List.of(
          "Model",
          "Data",
          "Samples",
          "Acc",
          "Closed",
          "Maximum",
          "Open",
          "Mean radius",
          "Median",
          "s/sample",
          "Method");

  private RadiusRuns() {}

  /** Reads them, ordered by model, method and folder. */
  static List<RecordedRun<RadiusResult>> read(List<Path> roots) {
    Map<Path, RecordedRun<RadiusResult>> runs = new LinkedHashMap<>();
    for (Path root : roots) {
      RecordedRun.findAll(root, RadiusResults.KIND)
          .forEach(run -> runs.put(run.folder().toAbsolutePath().normalize(), run));
    }
    return Joined.shards(List.copyOf(runs.values()), RadiusResults.KIND).stream()
        .sorted(
            Comparator.comparing((RecordedRun<RadiusResult> run) -> run.info().model())
                .thenComparing(run -> run.info().method())
                .thenComparing(RecordedRun::folder))
        .toList();
  }

  /** One row each; radii are means and medians of all samples, of what is certified. */
  static ReportTable table(List<RecordedRun<RadiusResult>> runs) {
    return new ReportTable(HEADER, runs.stream().map(RadiusRuns::cells).toList());
  }

  private static List<String> cells(RecordedRun<RadiusResult> run) {
    RadiusSummary s = RadiusSummary.of(run.results());
    String method = run.info().method() + (run.isComplete() ? "" : ", " + run.gap());
    return List.of(
        run.info().model(),
        run.info().data(),
        Integer.toString(s.samples()),
        Integer.toString(s.correct()),
        Integer.toString(s.closed()),
        Integer.toString(s.maximum()),
        Integer.toString(s.open()),
        s.meanCertified() == null ? "-" : Numbers.down(s.meanCertified()),
        s.medianCertified() == null ? "-" : Numbers.down(s.medianCertified()),
        ReportTable.seconds(s.secondsPerCorrect(), Digits.FEW),
        method);
  }
}
