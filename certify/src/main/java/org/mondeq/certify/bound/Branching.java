package org.mondeq.certify.bound;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which units to branch on: those whose relaxation costs the bound most, {@code max(−e, 0) · s ·
 * (−l)} for the upper chord of slope {@code s = u/(u − l)}, and a small part of {@code |e| min(u,
 * −l)} for the lower one.
 */
final class Branching {
  private static final double LOWER_WEIGHT = 0.1;

  private Branching() {}

  static List<Integer> candidates(NeuronBounds bounds, double[] e, int most) {
    double[] scores = new double[e.length];
    for (int j = 0; j < e.length; j++) {
      scores[j] = bounds.isUnstable(j) ? score(e[j], bounds.low(j), bounds.high(j)) : -1;
    }
    return IntStream.range(0, e.length)
        .filter(j -> scores[j] >= 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer j) -> -scores[j]).thenComparing(j -> j))
        .limit(most)
        .toList();
  }

  private static double score(double e, double low, double high) {
    double chord = Math.max(-e, 0) * high / (high - low) * -low;
    return chord + LOWER_WEIGHT * Math.abs(e) * Math.min(high, -low);
  }
}
