package org.mondeq.cli.certify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.mondeq.cli.ReportTable;
import org.mondeq.cli.ReportTable.Digits;
import org.mondeq.io.Counted;

/** Tables of radii, one row for each sample. */
final class RadiusTable {
  private static final int DIGITS = 6;
  private static final String NOTHING = "-";
  private static final List<String> HEADER =
      List.of("Sample", "Label", "Certified", "Falsified", "Verifications", "Seconds", "Status");
  private static final List<String> UNCHECKED_HEADER =
      HEADER.stream().map(c -> c.equals("Certified") ? "Certified, unchecked" : c).toList();

  private RadiusTable() {}

  /** With radii as they are. */
  static ReportTable exact(List<RadiusResult> results) {
    return table(results, (radius, mode) -> radius.toString(), Digits.ALL);
  }

  /** With radii in a few digits: certified ones rounded down, falsified ones up. */
  static ReportTable rounded(List<RadiusResult> results) {
    return table(
        results,
        (radius, mode) -> new BigDecimal(radius).setScale(DIGITS, mode).toPlainString(),
        Digits.FEW);
  }

  private static ReportTable table(
      List<RadiusResult> results, BiFunction<Double, RoundingMode, String> format, Digits digits) {
    return new ReportTable(
        results.stream().anyMatch(result -> Boolean.TRUE.equals(result.unchecked()))
            ? UNCHECKED_HEADER
            : HEADER,
        results.stream()
            .sorted(Comparator.comparingInt(RadiusResult::index))
            .map(result -> cells(result, format, digits))
            .toList());
  }

  private static List<String> cells(
      RadiusResult result, BiFunction<Double, RoundingMode, String> format, Digits digits) {
    Double low = result.certified();
    Double high = result.falsified();
    return List.of(
        Integer.toString(result.index()),
        Integer.toString(result.label()),
        low == null ? NOTHING : format.apply(low, RoundingMode.FLOOR),
        high == null ? NOTHING : format.apply(high, RoundingMode.CEILING),
        Integer.toString(result.verifications()),
        ReportTable.seconds(result.seconds(), digits),
        result.status().word() + (result.reason() == null ? "" : ": " + result.reason()));
  }

  /** One line. */
  static String describe(RadiusSummary summary, String method) {
    StringBuilder text = new StringBuilder("radius (").append(method).append("): ");
    text.append(Counted.of(summary.samples(), "sample")).append(", ");
    text.append(summary.correct()).append(" correct, ");
    text.append(summary.closed()).append(" closed, ");
    text.append(summary.maximum()).append(" beyond the maximum, ");
    text.append(summary.open()).append(" open");
    if (summary.refused() != null) {
      text.append("; ").append(summary.refused()).append(" answers refused by the checker");
    }
    if (summary.meanCertified() != null) {
      text.append(
          String.format(
              Locale.ROOT,
              "; certified%s radius %.4f on average, median %.4f",
              summary.unchecked() == null ? "" : ", unchecked,",
              summary.meanCertified(),
              summary.medianCertified()));
    }
    if (summary.secondsPerCorrect() != null) {
      text.append(String.format(Locale.ROOT, "; %.3g s", summary.secondsPerCorrect()));
      text.append(" per correct sample");
    }
    return text.toString();
  }
}
