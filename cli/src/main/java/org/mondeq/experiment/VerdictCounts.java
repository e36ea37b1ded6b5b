package org.mondeq.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Verdict;

/** How many samples have each verdict, while a run goes on. */
final class VerdictCounts {
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

  /** The counts of results of which more may follow. */
  static VerdictCounts of(List<SampleResult> results) {
    VerdictCounts counts = new VerdictCounts();
    results.forEach(counts::add);
    return counts;
  }

  void add(SampleResult result) {
    counts.merge(result.verdict(), 1, Integer::sum);
  }

  /** What there is, as in "40 certified · 20 falsified · 1 open". */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (verdict, count) ->
            parts.add(count + " " + (verdict == Verdict.UNKNOWN ? "open" : verdict.word())));
    return String.join(" · ", parts);
  }
}
