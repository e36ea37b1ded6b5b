package org.mondeq.train;

import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;

/** The mean cross entropy of a batch of n samples and its gradient for the logits. */
final class CrossEntropy {
  private final Matrix gradient;
  private final double loss;
  private final int correct;

  /**
   * Evaluates {@code −(1/n) Σ log softmax(y)_label}.
   *
   * @param logits y {@code [n × c]}
   */
  CrossEntropy(Matrix logits, int[] labels) {
    Shapes.require("labels", labels.length, logits.rows());
    int n = logits.rows();
    int c = logits.cols();
    Matrix difference = Matrix.zeros(n, c);
    double sum = 0;
    int right = 0;
    for (int i = 0; i < n; i++) {
      double[] row = logits.row(i);
      int best = argmax(row);
      double max = row[best];
      double scale = 0;
      for (double logit : row) {
        scale += Math.exp(logit - max);
      }
      for (int k = 0; k < c; k++) {
        double target = k == labels[i] ? 1 : 0;
        difference.set(i, k, (Math.exp(row[k] - max) / scale - target) / n);
      }
      sum += Math.log(scale) + max - row[labels[i]];
      right += best == labels[i] ? 1 : 0;
    }
    this.gradient = difference;
    this.loss = sum / n;
    this.correct = right;
  }

  /** The index of the largest value, the first if there are several. */
  static int argmax(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      if (values[k] > values[best]) {
        best = k;
      }
    }
    return best;
  }

  /** {@code (softmax(y) − onehot(label)) / n}: {@code [n × c]}. */
  Matrix gradient() {
    return gradient;
  }

  double loss() {
    return loss;
  }

  /** How many samples have their largest logit at their label; the first one counts if several. */
  int correct() {
    return correct;
  }
}
