package org.mondeq.attack.search;

import org.mondeq.linalg.Matrix;

/** What each row of a search climbs: a function of its logits. */
public interface RowObjective {
  /** The number of rows n. */
  int rows();

  /** How many starting points a target has: rows with the same target stand together. */
  int restarts();

  /** Turns to a sample with this label. */
  void begin(int label);

  /** Overwrites {@code values [n]} with the objectives at {@code logits [n × c]}. */
  void evaluate(Matrix logits, double[] values);

  /**
   * The gradient {@code [n × p]} with respect to the states at the logits that were evaluated last,
   * or a positive multiple of it.
   */
  Matrix gradient();
}
