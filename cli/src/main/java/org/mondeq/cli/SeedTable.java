package org.mondeq.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mondeq.cli.ReportTable.Digits;
import org.mondeq.results.Report;
import org.mondeq.results.Summary;

/**
 * What runs that differ in their seed and the model that came of it have in common: a row for each
 * model name, data set, radius, method and set of samples with several seeds, each cell the mean
 * with the least and the most.
 */
final class SeedTable {
  private static final List<String> HEADER =
      List.of(
          "Model",
          "Data",
          "eps",
          "Seeds",
          "Samples",
          "Acc",
          "Bound",
          "Converged",
          "Certified",
          "Falsified",
          "Unknown",
          "s/sample",
          "Method");

  private SeedTable() {}

  /** What rows have in common that differ in their seed alone. */
  private record Key(
      String model, String data, Double epsilon, String method, Set<Integer> samples) {
    static Key of(Report.Row row) {
      return new Key(
          row.info().model(), row.info().data(), row.info().epsilon(), row.method(), row.indices());
    }
  }

  /** The table, if there are runs of several seeds; the last run of a seed counts. */
  static Optional<ReportTable> of(List<Report.Row> rows) {
    Map<Key, Map<Long, Report.Row>> groups = new LinkedHashMap<>();
    for (Report.Row row : rows) {
      groups.computeIfAbsent(Key.of(row), key -> new LinkedHashMap<>()).put(row.info().seed(), row);
    }
    List<List<String>> lines =
        groups.values().stream().filter(SeedTable::areModels).map(g -> cells(g.values())).toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(new ReportTable(HEADER, lines));
  }

  /** Whether several seeds have each given another model. */
  private static boolean areModels(Map<Long, Report.Row> seeds) {
    long models = seeds.values().stream().map(row -> row.info().modelSha256()).distinct().count();
    return seeds.size() > 1 && models == seeds.size();
  }

  private static List<String> cells(Collection<Report.Row> rows) {
    Report.Row first = rows.iterator().next();
    List<String> cells =
        new ArrayList<>(
            List.of(
                first.info().model(),
                first.info().data(),
                ReportTable.epsilon(first.info(), Digits.FEW),
                Integer.toString(rows.size()),
                Integer.toString(first.summary().samples())));
    List.<Function<Summary, Number>>of(
            Summary::correct,
            Summary::bound,
            Summary::converged,
            Summary::certified,
            Summary::falsified,
            Summary::unknown)
        .forEach(count -> cells.add(spread(rows, count, 0)));
    cells.add(spread(rows, Summary::secondsPerCorrect, 2));
    cells.add(first.method());
    return cells;
  }

  /** As "54.3 (52 to 57)"; "-" where a run has no such figure. */
  private static String spread(
      Collection<Report.Row> rows, Function<Summary, Number> figure, int digits) {
    List<Number> values = rows.stream().map(row -> figure.apply(row.summary())).toList();
    if (values.stream().anyMatch(Objects::isNull)) {
      return "-";
    }
    DoubleSummaryStatistics statistics =
        values.stream().mapToDouble(Number::doubleValue).summaryStatistics();
    String number = "%." + digits + "f";
    return String.format(
        Locale.ROOT,
        "%." + (digits + 1) + "f (" + number + " to " + number + ")",
        statistics.getAverage(),
        statistics.getMin(),
        statistics.getMax());
  }
}
