package org.mondeq.check;

import org.mondeq.check.format.Ball.Norm;

/**
 * How far {@code U x} moves when raw pixels move by 1 in a norm, at most: the spectral norm of
 * {@code A = U diag(1/std)}, or the largest of its columns. Computed when it is asked for first;
 * safe for use by many threads.
 *
 * <p>With {@code G = A Aᵀ / s²}, {@code s = ‖A‖_F}, and {@code ‖G‖₂² = ‖G G‖₂} for a symmetric G,
 * the Frobenius norm of the fourth square bounds {@code ‖A‖₂} from above to two percent or so; what
 * rounding makes of each product is bounded by the norms of its factors.
 */
final class BallReach {
  private static final int SQUARINGS = 6;

  private final CheckedModel model;
  private double[] ofMap = {};

  BallReach(CheckedModel model) {
    this.model = model;
  }

  /** The move of {@code U x} in the Euclidean norm, or more. */
  synchronized double of(Norm norm) {
    if (ofMap.length == 0) {
      ofMap = new double[] {spectral(), largestColumn()};
    }
    return norm == Norm.TWO ? ofMap[0] : ofMap[1];
  }

  /** The move of {@code (U x)_j}, or more. */
  double ofRow(BallInputs inputs, int j) {
    double[] row = new double[model.inputs()];
    for (int i = 0; i < row.length; i++) {
      row[i] = entry(j, i);
    }
    return inputs.dual(row);
  }

  /** {@code |U_ji| / std_i}, or more. */
  private double entry(int j, int i) {
    return Outward.up(Math.abs(model.inputWeight(j, i)) / model.std(i));
  }

  private double largestColumn() {
    double largest = 0;
    double[] column = new double[model.latent()];
    for (int i = 0; i < model.inputs(); i++) {
      for (int j = 0; j < column.length; j++) {
        column[j] = entry(j, i);
      }
      largest = Math.max(largest, Sums.euclidean(column));
    }
    return largest;
  }

  private double spectral() {
    int p = model.latent();
    int q = model.inputs();
    double[] magnitudes = new double[p * q];
    double[] a = new double[p * q];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < q; i++) {
        magnitudes[j * q + i] = entry(j, i);
      }
    }
    double scale = Sums.euclidean(magnitudes);
    if (scale == 0 || !Double.isFinite(scale)) {
      return scale;
    }
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < q; i++) {
        a[j * q + i] = model.inputWeight(j, i) / model.std(i) / scale;
      }
    }
    // ‖a‖_F ≤ 1 but for rounding; each entry of a Aᵀ is off by a sum's rounding of two rows' norms.
    double bound = power(times(a, a, p, q), p, SQUARINGS);
    double lost = Outward.up(4 * Outward.ofSum(q + 8));
    return Outward.up(scale * Outward.up(Math.sqrt(Outward.up(bound + lost))));
  }

  /** A bound of the spectral norm of a symmetric G of a Frobenius norm of about 1 or less. */
  private static double power(double[] g, int p, int squarings) {
    double norm = Sums.euclidean(g);
    if (squarings == 0 || norm == 0) {
      return norm;
    }
    double[] scaled = g.clone();
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] /= norm;
    }
    double squared = power(times(scaled, scaled, p, p), p, squarings - 1);
    double lost = Outward.up(4 * Outward.ofSum(p + 8));
    return Outward.up(norm * Outward.up(Math.sqrt(Outward.up(squared + lost))));
  }

  /** {@code A Bᵀ} of rows {@code [p × q]}. */
  private static double[] times(double[] a, double[] b, int p, int q) {
    double[] result = new double[p * p];
    for (int j = 0; j < p; j++) {
      for (int k = 0; k <= j; k++) {
        double sum = 0;
        for (int i = 0; i < q; i++) {
          sum += a[j * q + i] * b[k * q + i];
        }
        result[j * p + k] = sum;
        result[k * p + j] = sum;
      }
    }
    return result;
  }
}
