package org.mondeq.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mondeq.cli.ReportTable.Digits;
import org.mondeq.results.Report;
import org.mondeq.results.Summary;

/** The columns of the published tables, and beside them what was published for the same row. */
final class PaperLayout {
  private static final List<String> HEADER =
      List.of(
          "Dataset",
          "Model",
          "Latent size",
          "Acc",
          "eps",
          "Bound",
          "Conv",
          "Cert",
          "Time",
          "Samples",
          "Published",
          "pub.Acc",
          "pub.Bound",
          "pub.Conv",
          "pub.Cert",
          "pub.Time",
          "Setting");

  private PaperLayout() {}

  /** For people. */
  static ReportTable of(List<Report.Row> rows) {
    return of(rows, Digits.FEW);
  }

  /** For programs: all digits, and the seed and the folder of each run. */
  static ReportTable exact(List<Report.Row> rows) {
    return of(rows, Digits.ALL).withRuns(rows);
  }

  private static ReportTable of(List<Report.Row> rows, Digits digits) {
    return new ReportTable(HEADER, rows.stream().map(row -> cells(row, digits)).toList());
  }

  private static List<String> cells(Report.Row row, Digits digits) {
    Summary s = row.summary();
    Optional<PublishedRow> found = PublishedRow.of(row.info());
    Optional<PublishedRow> published = found.filter(p -> row.isOfFirst(PublishedRow.SAMPLES));
    String other = found.isPresent() && published.isEmpty() ? ", other samples than published" : "";
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.info().data(),
                row.info().model(),
                ReportTable.optional(row.info().latent()),
                Integer.toString(s.correct()),
                ReportTable.epsilon(row.info(), digits),
                ReportTable.optional(s.bound()),
                ReportTable.optional(s.converged()),
                ReportTable.optional(s.certified()),
                ReportTable.seconds(s.secondsPerCorrect(), digits),
                Integer.toString(s.samples())));
    Stream.of("table", "acc", "bound", "converged", "certified", "seconds")
        .map(column -> published.map(p -> p.cell(column)).orElse("-"))
        .forEach(cells::add);
    cells.add(row.method() + published.map(p -> ", " + p.cell("setting")).orElse(other));
    return cells;
  }
}
