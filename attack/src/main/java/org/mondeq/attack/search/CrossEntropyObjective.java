package org.mondeq.attack.search;

import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;

/**
 * The cross entropy of the label, in a form that cannot underflow: what it is a growing function
 * of, {@code log Σ_{i≠label} exp(y_i) − y_label}, of which the gradient with respect to the logits
 * is that of the cross entropy over {@code 1 − p_label}: a softmax of the others, and −1.
 */
public final class CrossEntropyObjective implements RowObjective {
  private final MonDeq model;
  private final Matrix directions;
  private final Matrix gradient;
  private int label;

  public CrossEntropyObjective(MonDeq model, int restarts) {
    this.model = model;
    this.directions = Matrix.zeros(restarts, model.classes());
    this.gradient = Matrix.zeros(restarts, model.latent());
  }

  @Override
  public int rows() {
    return directions.rows();
  }

  @Override
  public int restarts() {
    return rows();
  }

  @Override
  public void begin(int newLabel) {
    label = newLabel;
  }

  @Override
  public void evaluate(Matrix logits, double[] values) {
    for (int row = 0; row < rows(); row++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < logits.cols(); i++) {
        largest = i == label ? largest : Math.max(largest, logits.get(row, i));
      }
      double sum = 0;
      for (int i = 0; i < logits.cols(); i++) {
        double weight = i == label ? 0 : Math.exp(logits.get(row, i) - largest);
        directions.set(row, i, weight);
        sum += weight;
      }
      for (int i = 0; i < logits.cols(); i++) {
        directions.set(row, i, i == label ? -1 : directions.get(row, i) / sum);
      }
      values[row] = largest + Math.log(sum) - logits.get(row, label);
    }
  }

  @Override
  public Matrix gradient() {
    Blas.multiply(directions, model.outputWeights(), gradient);
    return gradient;
  }
}
