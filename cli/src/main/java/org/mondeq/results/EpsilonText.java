package org.mondeq.results;

import java.util.Locale;

/** How a radius is printed: as it was given, where that was in steps of 8-bit pixels. */
public final class EpsilonText {
  private static final int PIXEL = 255;
  private static final int SHORT = 6;

  private EpsilonText() {}

  /** A fraction such as 4/255, or else at most four digits, as in 0.05. */
  public static String of(double epsilon) {
    long steps = Math.round(epsilon * PIXEL);
    boolean decimal = Double.toString(epsilon).length() <= SHORT;
    if (!decimal && (double) steps / PIXEL == epsilon) {
      return steps + "/" + PIXEL;
    }
    return String.format(Locale.ROOT, "%.4g", epsilon).replaceFirst("\\.?0+$", "");
  }
}
