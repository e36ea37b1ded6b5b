package org.mondeq.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The finished epochs of a run.
 *
 * @param epochs their reports, in order
 */
record History(List<EpochReport> epochs) {
  History {
    epochs = List.copyOf(epochs);
  }

  History with(EpochReport report) {
    List<EpochReport> longer = new ArrayList<>(epochs);
    longer.add(report);
    return new History(longer);
  }

  int size() {
    return epochs.size();
  }

  Optional<EpochReport> last() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }

  /**
   * The epoch of the highest validation accuracy, the first if there are several; none if nothing
   * is held out.
   */
  Optional<EpochReport> best() {
    EpochReport best = null;
    for (EpochReport report : epochs) {
      if (report.validationAccuracy() != null
          && (best == null || report.validationAccuracy() > best.validationAccuracy())) {
        best = report;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether the last {@code patience} epochs, at least one, were none of them the best. */
  boolean stalled(int patience) {
    return patience > 0 && size() - best().map(EpochReport::epoch).orElse(0) >= patience;
  }
}
