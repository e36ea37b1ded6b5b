package org.mondeq.check;

import java.util.List;
import java.util.stream.IntStream;
import org.mondeq.check.format.Conjunctions;

/**
 * What a tree has to show: that some functions are nowhere all at most zero. A sum of them with
 * weights that are not negative is positive then, in each part of the box a sum of its own.
 *
 * @param name what messages call it
 * @param functions one at least
 */
record Goal(String name, List<Objective> functions) {
  /** That a class leads another one. */
  static Goal lead(CheckedModel model, int label, int other) {
    return new Goal("class " + other, List.of(Objective.lead(model, label, other)));
  }

  /** That a conjunction holds nowhere. */
  static Goal conjunction(CheckedModel model, Conjunctions conjunctions, int which) {
    int first = conjunctions.first(which);
    return new Goal(
        "conjunction " + which,
        IntStream.range(first, first + conjunctions.sizes()[which])
            .mapToObj(k -> Objective.function(model, conjunctions, k))
            .toList());
  }

  /** The numbers of weights that each leaf has: none where there is one function. */
  int weights() {
    return functions.size() == 1 ? 0 : functions.size();
  }

  /**
   * A sum with weights.
   *
   * @throws Unproved if a weight is negative, or none is positive
   */
  Weighted weighted(double[] weights) throws Unproved {
    if (weights.length == 0) {
      return new Weighted(functions.get(0), 1);
    }
    double total = 0;
    for (double weight : weights) {
      Unproved.unless(weight >= 0 && Double.isFinite(weight), "a weight is negative");
      total = Outward.up(total + weight);
    }
    Unproved.unless(total > 0 && Double.isFinite(total), "the weights of a leaf are zero");
    return new Weighted(Objective.sum(functions, weights), total);
  }

  /**
   * A sum of functions.
   *
   * @param total the sum of the weights, or more: the largest function is the sum divided by it, at
   *     least
   */
  record Weighted(Objective sum, double total) {
    /** What the largest function exceeds where the sum exceeds a positive value, or less. */
    double share(double value) {
      return total == 1 ? value : Outward.down(value / total);
    }
  }
}
