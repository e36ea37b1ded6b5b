package org.mondeq.cli.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.results.EpsilonText;
import org.mondeq.results.Report;
import org.mondeq.results.Summary;

/** What is certified, falsified and unknown against the radius. */
final class VerdictSection {
  private static final double MARGIN = 1.05;

  private final Charts charts = new Charts();

  private VerdictSection() {}

  /** The charts of runs at some radii, and of searches for the radius. */
  static Charts of(List<Report.Row> rows, List<NumberedRun> runs) {
    VerdictSection section = new VerdictSection();
    Map<String, List<Report.Row>> groups = new LinkedHashMap<>();
    for (Report.Row row : rows) {
      String title = row.info().model() + ", " + row.info().data() + ", " + row.info().method();
      groups.computeIfAbsent(title, key -> new ArrayList<>()).add(row);
    }
    groups.forEach(section::bars);
    runs.stream().filter(NumberedRun::isOfRadii).forEach(section::areas);
    return section.charts;
  }

  private void bars(String title, List<Report.Row> rows) {
    Bars bars =
        new Bars(
            rows.stream()
                .map(row -> row.info().epsilon())
                .map(epsilon -> epsilon == null ? "box" : EpsilonText.of(epsilon))
                .toList());
    for (int i = 0; i < rows.size(); i++) {
      Summary s = rows.get(i).summary();
      int certified = Objects.requireNonNullElse(s.certified(), 0);
      int unchecked = Objects.requireNonNullElse(s.certifiedUnchecked(), 0);
      bars.add(i, Kind.CERTIFIED, certified);
      bars.add(i, Kind.UNCHECKED, unchecked);
      bars.add(i, Kind.UNKNOWN, s.unknown());
      bars.add(i, Kind.FALSIFIED, s.falsified());
      int counted = certified + unchecked + s.unknown() + s.falsified();
      bars.add(i, Kind.MISCLASSIFIED, s.samples() - counted);
    }
    charts.add(title, bars.draw("Samples by ε: " + title, "ε"), bars.kinds());
  }

  /** From below: certified at this radius and beyond, not known, falsified within it. */
  private void areas(NumberedRun run) {
    List<RadiusResult> correct = run.radii().stream().filter(RadiusResult::correct).toList();
    TreeSet<Double> radii = new TreeSet<>(List.of(0.0));
    correct.stream()
        .flatMap(r -> Stream.of(r.certified(), r.falsified()))
        .filter(Objects::nonNull)
        .forEach(radii::add);
    double most = Math.max(radii.last(), Double.MIN_NORMAL);
    Frame frame = new Frame("Samples by ε: " + run.title(), Frame.WIDTH, most, run.radii().size());
    frame.gridY(tick -> tick == Math.rint(tick) ? Numbers.near(tick) : "");
    List<Double> certified = new ArrayList<>(List.of(0.0, 0.0));
    List<Double> open = new ArrayList<>(List.of(0.0, 0.0));
    for (double radius : radii) {
      double proved = correct.stream().filter(r -> r.atLeast() >= radius).count();
      double broken =
          correct.stream().filter(r -> r.falsified() != null && r.falsified() <= radius).count();
      step(certified, radius, proved, true);
      step(open, radius, correct.size() - broken, false);
    }
    boolean unchecked = correct.stream().anyMatch(r -> Boolean.TRUE.equals(r.unchecked()));
    Kind proof = unchecked ? Kind.UNCHECKED : Kind.CERTIFIED;
    full(frame, most, run.radii().size(), Kind.MISCLASSIFIED);
    full(frame, most, correct.size(), Kind.FALSIFIED);
    under(frame, open, most, Kind.UNKNOWN);
    under(frame, certified, most, proof);
    frame.scaleX(Numbers::near, "ε");
    charts.add(
        run.title(),
        frame.close(),
        List.of(proof, Kind.UNKNOWN, Kind.FALSIFIED, Kind.MISCLASSIFIED));
  }

  /**
   * Continues a line of steps: what is certified counts up to its radius, and from there on no
   * more; what is falsified counts from its radius on.
   */
  private static void step(List<Double> line, double x, double y, boolean after) {
    double before = line.size() > 2 ? line.get(line.size() - 1) : y;
    if (after) {
      double start = line.get(line.size() - 2);
      line.addAll(List.of(start, y, x, y));
    } else {
      line.addAll(List.of(x, before, x, y));
    }
  }

  private static void full(Frame frame, double most, int height, Kind kind) {
    frame.bar(new double[] {0, most}, 0, height, kind.style(), kind.word());
  }

  private static void under(Frame frame, List<Double> line, double most, Kind kind) {
    List<Double> corners = new ArrayList<>(line);
    corners.addAll(List.of(most, 0.0));
    frame.area(corners, kind.style(), kind.word());
  }

  /** The largest radius that is known of, with some room; empty if there is none. */
  static OptionalDouble most(List<RadiusResult> results) {
    return results.stream()
        .flatMap(r -> Stream.of(r.certified(), r.falsified()))
        .filter(Objects::nonNull)
        .mapToDouble(radius -> radius * MARGIN)
        .filter(radius -> radius > 0)
        .max();
  }
}
