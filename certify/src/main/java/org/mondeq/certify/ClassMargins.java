package org.mondeq.certify;

import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;

/**
 * The margins of one class: {@code (V_t − V_i) z + v_t − v_i} for every other class i, in order.
 *
 * <p>The differences are rounded twice; every bound of a margin allows for that with terms more
 * than its products have, and for their underflow with {@link org.mondeq.linalg.Rounding#TINY}
 * times z.
 */
public final class ClassMargins {
  /** What proofs leave to other arithmetic, relative to the sizes of a margin's coefficients. */
  public static final double PROOF_SLACK = 1e-9;

  private final Matrix directions;
  private final double[] offsets;

  private ClassMargins(Matrix directions, double[] offsets) {
    this.directions = directions;
    this.offsets = offsets;
  }

  /** The margins of class {@code label}. */
  public static ClassMargins of(MonDeq model, int label) {
    int classes = model.classes();
    Matrix directions = Matrix.zeros(classes - 1, model.latent());
    double[] offsets = new double[classes - 1];
    double[] bias = model.outputBias();
    for (int i = 0, row = 0; i < classes; i++) {
      if (i != label) {
        for (int j = 0; j < model.latent(); j++) {
          directions.set(row, j, model.outputDifference(label, i, j));
        }
        offsets[row++] = bias[label] - bias[i];
      }
    }
    return new ClassMargins(directions, offsets);
  }

  /** The number of other classes. */
  public int size() {
    return offsets.length;
  }

  /** The rows {@code V_t − V_i [c − 1 × p]}; only to be read. */
  public Matrix directions() {
    return directions;
  }

  /**
   * {@code v_t − v_i [c − 1]}, each less {@link #PROOF_SLACK} of the sum of the magnitudes of the
   * coefficients: what is proved of these also passes in other arithmetic.
   */
  public double[] offsetsToProve() {
    double[] lower = offsets.clone();
    for (int i = 0; i < lower.length; i++) {
      double size = Math.abs(offsets[i]);
      for (int j = 0; j < directions.cols(); j++) {
        size += Math.abs(directions.get(i, j));
      }
      lower[i] -= PROOF_SLACK * size;
    }
    return lower;
  }

  /** {@code v_t − v_i [c − 1]}; only to be read. */
  public double[] offsets() {
    return offsets;
  }
}
