package org.mondeq.certify.bound.dual;

import java.util.Arrays;
import java.util.Optional;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Rounding;

/**
 * Several functions that are not all to be at most zero anywhere. A sum of them with weights that
 * are not negative shows that where it is positive; the weights are multipliers as those of signs
 * are, and with the best of them nothing is lost.
 *
 * <p>Functions differ in scale. A search knows each weight times the scale of its function: its
 * share; all shares add up to one.
 */
public final class Conjunction {
  private final Margin[] functions;
  private final double[] reach;
  private final double[] scales;

  /**
   * A conjunction.
   *
   * @param reach {@code Σ |a_i| max |x_i|} of each function
   * @param scales half of how far each function ranges, or so; positive
   */
  public Conjunction(Margin[] functions, double[] reach, double[] scales) {
    this.functions = functions;
    this.reach = reach;
    this.scales = scales;
  }

  /** The same functions of other units. */
  public Conjunction of(Margin... others) {
    return new Conjunction(others, reach, scales);
  }

  public int size() {
    return functions.length;
  }

  public Margin function(int k) {
    return functions[k];
  }

  public double scale(int k) {
    return scales[k];
  }

  /** Equal shares. */
  public double[] even() {
    double[] shares = new double[functions.length];
    Arrays.fill(shares, 1.0 / functions.length);
    return shares;
  }

  /** The weights of shares. */
  public double[] weights(double[] shares) {
    double[] weights = new double[shares.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = shares[k] / scales[k];
    }
    return weights;
  }

  /** The sum of the functions with weights, its constant rounded down. */
  public Margin at(double[] weights) {
    int p = functions[0].directions().cols();
    boolean hasInputs = functions[0].inputs().isPresent();
    Matrix c = Matrix.zeros(1, p);
    Matrix sizes = Matrix.zeros(1, p);
    int q = hasInputs ? functions[0].inputs().get().cols() : 1;
    Matrix a = Matrix.zeros(1, q);
    double offset = 0;
    double size = 0;
    // Of c, each function's own rounding is of five operations at most.
    double roundings = 2 + 0.2 * functions.length;
    for (int k = 0; k < functions.length; k++) {
      double weight = weights[k];
      for (int j = 0; j < p; j++) {
        c.set(0, j, c.get(0, j) + weight * functions[k].coefficient(j));
        double more = weight * functions[k].coefficientSize(j);
        sizes.set(0, j, sizes.get(0, j) + roundings * more);
      }
      for (int i = 0; i < q && hasInputs; i++) {
        a.set(0, i, a.get(0, i) + weight * functions[k].inputCoefficient(i));
      }
      offset += weight * functions[k].offset();
      size += weight * (Math.abs(functions[k].offset()) + reach[k]);
    }
    double lost = Rounding.up(Rounding.gamma(functions.length + 4L) * size, functions.length);
    return new Margin(
        c,
        Optional.of(sizes),
        hasInputs ? Optional.of(a) : Optional.empty(),
        0,
        Math.nextDown(offset - lost));
  }

  /** The functions at a state and an input, each in units of its scale. */
  public double[] values(Matrix z, Matrix x, int row) {
    double[] values = new double[functions.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = functions[k].at(z, x, row) / scales[k];
    }
    return values;
  }
}
