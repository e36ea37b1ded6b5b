package org.mondeq.cli.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.cli.plot.Shares;
import org.mondeq.cli.plot.Shares.Point;
import org.mondeq.results.RecordedRun;
import org.mondeq.results.Report;
import org.mondeq.results.Summary;

/** What is to be drawn of certifications at several radii, and of searches for radii. */
final class ShareData {
  private ShareData() {}

  /** Certifications of balls, those that differ in their radius alone together, then searches. */
  static List<Shares> of(List<Report.Row> rows, List<RecordedRun<RadiusResult>> radii) {
    Map<String, List<Report.Row>> groups = new LinkedHashMap<>();
    for (Report.Row row : rows) {
      if (row.info().epsilon() != null && row.summary().samples() > 0) {
        String samples = " " + row.summary().samples() + row.info().modelSha256();
        groups.computeIfAbsent(title(row) + samples, key -> new ArrayList<>()).add(row);
      }
    }
    Stream<Shares> runs = groups.values().stream().map(ShareData::ofRuns);
    Stream<Shares> searches =
        radii.stream().filter(run -> !run.results().isEmpty()).map(ShareData::ofSearch);
    return Stream.concat(runs, searches).toList();
  }

  private static String title(Report.Row row) {
    return row.info().model() + ", " + row.info().data() + ", " + row.method();
  }

  private static Shares ofRuns(List<Report.Row> rows) {
    List<Point> points =
        rows.stream()
            .map(row -> point(row.info().epsilon(), row.summary()))
            .sorted(Comparator.comparingDouble(Point::epsilon))
            .toList();
    return new Shares(title(rows.get(0)), rows.get(0).summary().samples(), points);
  }

  private static Point point(double epsilon, Summary s) {
    int certified =
        Objects.requireNonNullElse(s.certified(), 0)
            + Objects.requireNonNullElse(s.certifiedUnchecked(), 0);
    return new Point(epsilon, certified, s.unknown(), s.falsified());
  }

  /** Steps: certified up to and at a radius, falsified from it on. */
  private static Shares ofSearch(RecordedRun<RadiusResult> run) {
    List<RadiusResult> correct = run.results().stream().filter(RadiusResult::correct).toList();
    TreeSet<Double> radii = new TreeSet<>(List.of(0.0));
    correct.stream()
        .flatMap(r -> Stream.of(r.certified(), r.falsified()))
        .filter(Objects::nonNull)
        .forEach(radii::add);
    List<Point> points = new ArrayList<>();
    for (double radius : radii) {
      points.add(at(correct, radius, false));
      points.add(at(correct, radius, true));
    }
    String title = run.info().model() + ", " + run.info().data() + ", " + run.info().method();
    return new Shares(title, run.results().size(), points);
  }

  /** The counts right before or right after a radius. */
  private static Point at(List<RadiusResult> correct, double radius, boolean after) {
    int certified =
        (int)
            correct.stream()
                .filter(r -> after ? r.atLeast() > radius : r.atLeast() >= radius)
                .count();
    int falsified =
        (int)
            correct.stream()
                .map(RadiusResult::falsified)
                .filter(Objects::nonNull)
                .filter(f -> after ? f <= radius : f < radius)
                .count();
    return new Point(radius, certified, correct.size() - certified - falsified, falsified);
  }
}
