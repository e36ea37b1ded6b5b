package org.mondeq.certify.craft.tightening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The best of a list of candidates, in an order in which the objective rises and then falls, or
 * nearly so: every fourth is tried, then the neighbours of the best at distances two and one.
 */
final class LineSearch {
  private static final int COARSEST = 4;

  private final List<Double> candidates;
  private final ToDoubleFunction<Double> objective;
  private final Map<Integer, Double> values = new HashMap<>();
  private int best;

  private LineSearch(List<Double> candidates, ToDoubleFunction<Double> objective) {
    this.candidates = candidates;
    this.objective = objective;
  }

  /**
   * Searches.
   *
   * @param candidates at least one
   * @param objective to be maximised; −∞ where a candidate is useless
   */
  static double maximise(List<Double> candidates, ToDoubleFunction<Double> objective) {
    return new LineSearch(candidates, objective).search();
  }

  private double search() {
    for (int i = 0; i < candidates.size(); i += COARSEST) {
      look(i);
    }
    for (int distance = COARSEST / 2; distance > 0; distance /= 2) {
      int around = best;
      look(around - distance);
      look(around + distance);
    }
    return candidates.get(best);
  }

  private void look(int i) {
    if (i >= 0 && i < candidates.size() && !values.containsKey(i)) {
      values.put(i, objective.applyAsDouble(candidates.get(i)));
      best = values.get(i) > values.getOrDefault(best, Double.NEGATIVE_INFINITY) ? i : best;
    }
  }
}
