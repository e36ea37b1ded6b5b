package org.mondeq.attack.example;

import org.mondeq.linalg.Matrix;

/** Margins {@code y_label − max y_i}, i over the other classes, of rows of logits. */
public final class Margins {
  private Margins() {}

  /** The margin of one row of {@code logits [n × c]}. */
  public static double of(Matrix logits, int row, int label) {
    double other = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logits.cols(); i++) {
      other = i == label ? other : Math.max(other, logits.get(row, i));
    }
    return logits.get(row, label) - other;
  }

  /** The row of {@code logits [n × c]} with the smallest margin, the first of them on a tie. */
  public static int smallest(Matrix logits, int label) {
    int best = 0;
    for (int row = 1; row < logits.rows(); row++) {
      if (of(logits, row, label) < of(logits, best, label)) {
        best = row;
      }
    }
    return best;
  }
}
