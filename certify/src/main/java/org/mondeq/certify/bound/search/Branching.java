package org.mondeq.certify.bound.search;

import org.mondeq.certify.bound.dual.PreStateBounds;

/**
 * Which unit to branch on: that whose relaxation costs the bound most, {@code max(−e, 0) · s ·
 * (−l)} for the upper chord of slope {@code s = u/(u − l)} [Bunel20], and a small part of {@code
 * |e| min(u, −l)} for the lower one.
 */
public final class Branching {
  private static final double LOWER_WEIGHT = 0.02;

  private Branching() {}

  /** The unit, or −1 if no sign is open. */
  public static int unit(PreStateBounds bounds, double[] e) {
    int best = -1;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < e.length; j++) {
      if (bounds.isUnstable(j)) {
        double score = score(e[j], bounds.low(j), bounds.high(j));
        // A score may be NaN, which must not hide that a sign is open.
        if (best < 0 || score > bestScore) {
          best = j;
          bestScore = Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
        }
      }
    }
    return best;
  }

  private static double score(double e, double low, double high) {
    double chord = Math.max(-e, 0) * high / (high - low) * -low;
    return chord + LOWER_WEIGHT * Math.abs(e) * Math.min(high, -low);
  }
}
