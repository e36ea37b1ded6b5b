package org.mondeq.cli.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.results.EpsilonText;
import org.mondeq.results.RecordedRun;
import org.mondeq.results.Report;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunInfo;
import org.mondeq.results.SampleResult;

/**
 * A run, by the number that the page gives it.
 *
 * @param number from 1
 * @param info where its results come from
 * @param folder where they stand
 * @param gap what is missing of it, such as "interrupted"; empty if nothing is
 * @param samples results of an attack or a certification; else none
 * @param radii results of a search for radii; else none
 */
record NumberedRun(
    int number,
    RunInfo info,
    Path folder,
    String gap,
    List<SampleResult> samples,
    List<RadiusResult> radii) {
  /** All runs: first those that rows of the table are called by, in their order. */
  static List<NumberedRun> of(
      List<Report.Row> rows, List<ResultSet> sets, List<RecordedRun<RadiusResult>> radii) {
    List<Path> named = rows.stream().map(Report.Row::folder).toList();
    List<ResultSet> ordered = new ArrayList<>();
    for (Path folder : named) {
      sets.stream()
          .filter(set -> set.folder().equals(folder) && !ordered.contains(set))
          .forEach(ordered::add);
    }
    sets.stream().filter(set -> !named.contains(set.folder())).forEach(ordered::add);
    List<NumberedRun> runs = new ArrayList<>();
    for (ResultSet set : ordered) {
      runs.add(
          new NumberedRun(
              runs.size() + 1, set.info(), set.folder(), set.gap(), set.results(), List.of()));
    }
    for (RecordedRun<RadiusResult> run : radii) {
      runs.add(
          new NumberedRun(
              runs.size() + 1, run.info(), run.folder(), run.gap(), List.of(), run.results()));
    }
    return runs;
  }

  /** What tells it from others, such as "digits, complete, ε 0.05". */
  String title() {
    String radius = info.epsilon() == null ? "" : ", ε " + EpsilonText.of(info.epsilon());
    String ended = gap.isEmpty() ? "" : ", " + gap;
    return info.model() + ", " + info.data() + ", " + info.method() + radius + ended;
  }

  /** Whether it searched radii. */
  boolean isOfRadii() {
    return !radii.isEmpty();
  }
}
