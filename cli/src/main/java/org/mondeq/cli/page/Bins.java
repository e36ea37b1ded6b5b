package org.mondeq.cli.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring classes of numbers.
 *
 * @param edges where they begin, rising; the last has no end, and the first holds all below it too
 */
record Bins(List<Double> edges) {
  private static final double[] STEPS = {1, 2, 5};

  /** Equal ones from 0 up to a value, so many in each round step of a scale. */
  static Bins fine(double most, int parts) {
    double step = Frame.ticks(most).get(1) / parts;
    List<Double> edges = new ArrayList<>(List.of(0.0));
    while (edges.size() * step < most) {
      edges.add(edges.size() * step);
    }
    return new Bins(edges);
  }

  /** For positive numbers, three for each power of ten. */
  static Bins decades(double least, double most) {
    List<Double> edges = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(least)) - 1;
    int last = (int) Math.floor(Math.log10(most)) + 1;
    for (int exponent = first; exponent <= last; exponent++) {
      for (double step : STEPS) {
        double edge = Double.parseDouble(step + "e" + exponent);
        if (edge <= least) {
          edges.clear();
        }
        if (edge <= most) {
          edges.add(edge);
        }
      }
    }
    return new Bins(edges);
  }

  /** For counts: 0, 1, and from there powers of two. */
  static Bins doubling(long most) {
    List<Double> edges = new ArrayList<>(List.of(0.0));
    for (long edge = 1; edge <= most && edge > 0; edge *= 2) {
      edges.add((double) edge);
    }
    return new Bins(edges);
  }

  /** Which one a number falls into. */
  int of(double value) {
    int bin = 0;
    while (bin + 1 < edges.size() && value >= edges.get(bin + 1)) {
      bin++;
    }
    return bin;
  }

  /** Where every n-th begins; empty for the others. */
  List<String> labels(int every) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      labels.add(i % every == 0 ? Numbers.near(edges.get(i)) : "");
    }
    return labels;
  }
}
