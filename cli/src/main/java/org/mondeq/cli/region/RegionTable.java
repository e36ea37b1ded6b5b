package org.mondeq.cli.region;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.mondeq.cli.ReportTable;
import org.mondeq.cli.ReportTable.Digits;

/** What a region's summary says, for people. */
final class RegionTable {
  private static final List<String> HEADER =
      List.of("Level", "Cells", "Certified", "Falsified", "Mixed", "Open", "Split", "Seconds");

  private RegionTable() {}

  /** The cells of each level. */
  static String levels(RegionSummary summary) {
    List<List<String>> rows = new ArrayList<>();
    for (RegionSummary.Level level : summary.levels()) {
      rows.add(
          List.of(
              Integer.toString(rows.size()),
              Integer.toString(level.cells()),
              Integer.toString(level.certified()),
              Integer.toString(level.falsified()),
              Integer.toString(level.mixed()),
              Integer.toString(level.open()),
              Integer.toString(level.split()),
              ReportTable.seconds(level.seconds(), Digits.FEW)));
    }
    return new ReportTable(HEADER, rows).toText();
  }

  /** One line. */
  static String describe(RegionSummary summary) {
    long whole = summary.smallestCells();
    return String.format(
        Locale.ROOT,
        "certified %s of the volume, falsified %s, mixed %s, open %s; %d + %d + %d + %d of %d"
            + " smallest cells; %.3g s on all threads",
        percent(summary.certified(), whole, RoundingMode.FLOOR),
        percent(summary.falsified(), whole, RoundingMode.HALF_EVEN),
        percent(summary.mixed(), whole, RoundingMode.HALF_EVEN),
        percent(summary.open(), whole, RoundingMode.CEILING),
        summary.certified(),
        summary.falsified(),
        summary.mixed(),
        summary.open(),
        whole,
        summary.seconds());
  }

  /** The volume of each class. */
  static String classes(RegionSummary summary, IntFunction<String> names) {
    List<String> parts = new ArrayList<>();
    summary
        .classes()
        .forEach(
            (label, volume) ->
                parts.add(
                    names.apply(label)
                        + " "
                        + percent(volume, summary.smallestCells(), RoundingMode.FLOOR)));
    return "one class: " + (parts.isEmpty() ? "nowhere" : String.join(", ", parts));
  }

  private static String percent(long part, long whole, RoundingMode mode) {
    BigDecimal percent =
        BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
    return percent.setScale(2, mode).toPlainString() + " %";
  }
}
