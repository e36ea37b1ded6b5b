package org.mondeq.certify.domain;

import java.util.Arrays;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;

/**
 * The states {@code (ReLU(t), t)} of all t in a box: what is left without a zonotope part.
 *
 * @param t bounds of the argument of the ReLU, which is u after a Peaceman-Rachford step
 */
public record BoxStates(Interval t) implements SolverStates {

  /** The box of z. */
  public Interval z() {
    return range(false);
  }

  /** The range of {@code 2z − u = |t|}, or of {@code z = max(0, t)}, without rounding. */
  private Interval range(boolean reflecting) {
    double[] low = new double[t.size()];
    double[] high = new double[t.size()];
    for (int j = 0; j < low.length; j++) {
      boolean negative = reflecting && t.high(j) < 0;
      low[j] = negative ? -t.high(j) : Math.max(0, t.low(j));
      high[j] = Math.max(reflecting ? -t.low(j) : 0, t.high(j));
    }
    return Interval.of(low, high);
  }

  @Override
  public StepOperand operand(boolean reflecting) {
    Interval range = range(reflecting);
    int p = t.size();
    double[] scale = new double[p];
    double[] center = new double[p];
    double[] box = new double[p];
    double[] magnitude = new double[p];
    Arrays.fill(scale, 1);
    for (int j = 0; j < p; j++) {
      double middle = range.low(j) / 2 + range.high(j) / 2;
      center[j] = middle;
      box[j] = Math.nextUp(Math.max(range.high(j) - middle, middle - range.low(j)));
      magnitude[j] = Math.abs(middle) + box[j];
    }
    double norm = Rounding.up(Norms.euclidean(magnitude), p + 2L);
    return new StepOperand(Matrix.zeros(0, p), false, scale, center, box, 0, norm);
  }
}
