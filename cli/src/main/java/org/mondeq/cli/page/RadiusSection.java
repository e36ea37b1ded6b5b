package org.mondeq.cli.page;

import java.util.List;
import java.util.OptionalDouble;
import org.mondeq.cli.certify.RadiusResult;

/** How the certified radii of correct samples are distributed. */
final class RadiusSection {
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
      Bins bins = Bins.fine(most.getAsDouble(), LABELLED);
      Bars bars = new Bars(bins.labels(LABELLED));
      run.radii().stream()
          .filter(RadiusResult::correct)
          .forEach(r -> bars.add(bins.of(r.atLeast()), Kind.of(r.status()), 1));
      Markup chart = bars.draw("Certified radii: " + run.title(), "certified radius, from");
      charts.add(run.title(), chart, bars.kinds());
    }
    return charts;
  }
}
