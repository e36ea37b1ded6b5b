package org.mondeq.cli.page;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.mondeq.cli.certify.RadiusResult;

/** How the certified radii of correct samples are distributed. */
final class RadiusSection {
  private static final int BINS = 20;
  private static final int LABELLED = 4;

  private RadiusSection() {}

  /** One chart for each search. */
  static Charts of(List<NumberedRun> runs) {
    Charts charts = new Charts();
    for (NumberedRun run : runs) {
      OptionalDouble most = VerdictSection.most(run.radii());
      if (most.isEmpty()) {
        continue;
      }
      Bins bins = Bins.equal(most.getAsDouble(), BINS);
      Bars bars = new Bars(bins.labels(LABELLED));
      run.radii().stream()
          .filter(RadiusResult::correct)
          .forEach(r -> bars.add(bins.of(r.atLeast()), Kind.of(r.status()), 1));
      Markup chart = bars.draw("Certified radii: " + run.title(), "certified radius, from");
      charts.add(run.title() + middle(run.radii()), chart, bars.kinds());
    }
    return charts;
  }

  private static String middle(List<RadiusResult> results) {
    List<Double> sorted =
        results.stream().filter(RadiusResult::correct).map(RadiusResult::atLeast).sorted().toList();
    double mean = sorted.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double median = sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
    return ": mean "
        + Numbers.down(mean)
        + ", median "
        + Numbers.down(median)
        + (Collections.frequency(sorted, 0.0) == 0
            ? ""
            : ", none for " + Collections.frequency(sorted, 0.0));
  }
}
