package org.mondeq.train.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps the numbers {@code low} to {@code high} to pixels.
 *
 * @param from the pixel of {@code low}
 * @param to the pixel of {@code high}
 */
record Axis(double low, double high, double from, double to) {
  private static final int TICKS = 5;

  /** An axis for given values, wider than a point; for 0 to 1 if there are none. */
  static Axis around(List<Double> values, double from, double to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low > high) {
      return new Axis(0, 1, from, to);
    }
    double least = Math.max(1e-3 * Math.max(Math.abs(low), Math.abs(high)), Double.MIN_NORMAL);
    double margin = high - low < least ? least : 0;
    return new Axis(low - margin, high + margin, from, to);
  }

  double at(double value) {
    return from + (value / 2 - low / 2) / (high / 2 - low / 2) * (to - from);
  }

  /** Round numbers in the range, at least {@code smallest} apart. */
  List<Double> ticks(double smallest) {
    double raw = (high - low) / TICKS;
    List<Double> ticks = new ArrayList<>();
    if (!(raw > 0) || Double.isInfinite(raw)) {
      return ticks;
    }
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double ratio = raw / power;
    double step =
        Math.max(smallest, power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10));
    long first = (long) Math.ceil(low / step);
    for (long i = first; i * step <= high + 1e-9 * step && ticks.size() <= 2 * TICKS; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  static String label(double tick) {
    double size = Math.abs(tick);
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
      return String.format(Locale.ROOT, "%.1e", tick);
    }
    String text = String.format(Locale.ROOT, "%.4f", tick);
    return text.replaceFirst("\\.?0+$", "");
  }
}
