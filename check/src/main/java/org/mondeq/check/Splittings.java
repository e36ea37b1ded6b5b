package org.mondeq.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The splittings of a model, each made once; no more than a few are kept. */
final class Splittings {
  private static final int MOST = 8;

  private final CheckedModel model;
  private final Map<Double, Splitting> made = new ConcurrentHashMap<>();

  Splittings(CheckedModel model) {
    this.model = model;
  }

  /** The splitting with a step size; O(p³ + p² q) for a new one. */
  Splitting of(double stepSize) throws Unproved {
    Splitting known = made.get(stepSize);
    if (known != null) {
      return known;
    }
    Splitting splitting = Splitting.of(model, stepSize);
    if (made.size() >= MOST) {
      made.clear();
    }
    made.put(stepSize, splitting);
    return splitting;
  }
}
