package org.mondeq.cli.page;

import java.util.ArrayList;
import java.util.List;
import org.mondeq.results.SampleResult;

/** How long samples took, and how many nodes. */
final class EffortSection {
  private static final double SHORTEST = 1e-6;

  private final Charts charts = new Charts();

  /** A sample that took some effort. */
  private record Effort(Kind kind, double value) {}

  private EffortSection() {}

  /** A chart or two for each run. */
  static Charts of(List<NumberedRun> runs) {
    EffortSection section = new EffortSection();
    for (NumberedRun run : runs) {
      section.seconds(run);
      section.nodes(run);
    }
    return section.charts;
  }

  private void seconds(NumberedRun run) {
    List<Effort> efforts = new ArrayList<>();
    run.samples().stream()
        .filter(SampleResult::counts)
        .forEach(r -> efforts.add(new Effort(Kind.of(r.verdict()), r.seconds())));
    run.radii().stream()
        .filter(r -> r.correct())
        .forEach(r -> efforts.add(new Effort(Kind.of(r.status()), r.seconds())));
    if (efforts.isEmpty()) {
      return;
    }
    double least = efforts.stream().mapToDouble(Effort::value).min().orElse(SHORTEST);
    double most = efforts.stream().mapToDouble(Effort::value).max().orElse(SHORTEST);
    Bins bins = Bins.decades(Math.max(SHORTEST, least), Math.max(SHORTEST, most));
    draw("Seconds", "seconds, from", bins, efforts, run);
  }

  private void nodes(NumberedRun run) {
    List<Effort> efforts =
        run.samples().stream()
            .filter(r -> r.counts() && r.nodes() != null)
            .map(r -> new Effort(Kind.of(r.verdict()), r.nodes()))
            .toList();
    if (!efforts.isEmpty()) {
      double most = efforts.stream().mapToDouble(Effort::value).max().orElse(0);
      draw("Nodes", "nodes, from", Bins.doubling((long) most), efforts, run);
    }
  }

  private void draw(String what, String axis, Bins bins, List<Effort> efforts, NumberedRun run) {
    Bars bars = new Bars(bins.labels(1));
    efforts.forEach(effort -> bars.add(bins.of(effort.value), effort.kind, 1));
    String title = what + ": run " + run.number() + ", " + run.title();
    charts.add(title, bars.draw(title, axis), bars.kinds());
  }
}
