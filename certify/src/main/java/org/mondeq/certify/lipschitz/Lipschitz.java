package org.mondeq.certify.lipschitz;

import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Equilibrium;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.Ball;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;

/**
 * The margin at the centre of the box, minus the most that any input of the box can change it: for
 * each pair of classes what {@link Displacement} says of {@code V_t − V_i}, which is at most the
 * {@code ‖V_t − V_i‖₂ ‖U‖₂ ‖r‖₂ / m} of [Pabbaraju21, Theorem 1]. In a ball of raw pixels it is the
 * latter, with {@code ε ‖U diag(1/std)‖₂} in place of {@code ‖U‖₂ ‖r‖₂} in ℓ2, and the largest
 * column of that matrix in ℓ1.
 *
 * <p>The centre's state need not be exact: strong monotonicity bounds its distance to the fixpoint
 * by its residual divided by m. Making this costs O(p³ + p² q), a sample one fixpoint and O(p² + p
 * q) for a class.
 */
public final class Lipschitz implements Verifier {
  private final MonDeq model;
  private final PeacemanRachford solver;
  private final Displacement displacement;
  private final double rawNorm;
  private final double rawColumn;
  private final double residualError;

  /** Prepares the norms of the model. */
  public Lipschitz(MonDeq model) {
    this.model = model;
    this.solver = OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
    this.displacement = new Displacement(model);
    Matrix raw = raw(model);
    this.rawNorm = up(Norms.spectralBound(raw) + Rounding.gamma(2) * Norms.frobenius(raw));
    this.rawColumn = up(largestColumn(raw));
    long terms = 2L * model.latent() + model.inputs() + 8;
    double products = Rounding.gamma(terms) * (Norms.frobenius(model.coupling()) + 2);
    this.residualError = Rounding.up(products + model.couplingError(), 2L * terms * terms);
  }

  /** {@code U diag(1/std)}, each entry rounded once. */
  private static Matrix raw(MonDeq model) {
    Matrix raw = model.inputWeights().copy();
    for (int j = 0; j < raw.rows(); j++) {
      for (int i = 0; i < raw.cols(); i++) {
        double std = model.spec().normalization().stdOf(i, raw.cols());
        raw.set(j, i, raw.get(j, i) / std);
      }
    }
    return raw;
  }

  private static double largestColumn(Matrix matrix) {
    double largest = 0;
    double[] column = new double[matrix.rows()];
    for (int i = 0; i < matrix.cols(); i++) {
      for (int j = 0; j < column.length; j++) {
        column[j] = matrix.get(j, i);
      }
      largest = Math.max(largest, Norms.euclidean(column));
    }
    return largest;
  }

  @Override
  public Verification verify(InputBox box, int label) {
    double[] center = center(box);
    Matrix injection = model.injection(Matrix.ofRow(center));
    Equilibrium solved = solver.forward(injection, StoppingRule.tight());
    double[] z = solved.requireFinite().row(0);
    Centre centre =
        new Centre(z, up(residual(z, center, injection) / m()), up(spread(box, center) / m()));
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < model.classes(); i++) {
      if (i != label) {
        margin = Math.min(margin, margin(centre, box, label, i));
      }
    }
    Verdict verdict =
        margin > 0
            ? new Verdict.Certified(margin)
            : new Verdict.Unknown("the logits could move further than the margin", margin);
    return new Verification(verdict, true, "lipschitz", solved.iterations());
  }

  /** The normalised centre of the box, or of the ball in it. */
  private double[] center(InputBox box) {
    return box.ball()
        .map(Ball::center)
        .map(pixels -> model.spec().normalization().normalize(Matrix.ofRow(pixels)).row(0))
        .orElseGet(box::center);
  }

  /**
   * {@code sup ‖U(x − x_c)‖₂} in a ball, or more: {@code ε ‖U diag(1/std)‖₂} in ℓ2, and ε times the
   * norm of the largest column in ℓ1, with what rounding makes of the centre. Zero on a box, for
   * which {@link Displacement} knows better.
   */
  private double spread(InputBox box, double[] center) {
    if (box.ball().isEmpty()) {
      return 0;
    }
    double norm = box.ball().get().norm() == Norm.TWO ? rawNorm : rawColumn;
    double rounding =
        Rounding.gamma(4) * up(Norms.frobenius(model.inputWeights()) * Norms.euclidean(center));
    return up(norm * box.ball().get().epsilon() + rounding);
  }

  private double m() {
    return model.spec().monotonicity();
  }

  /**
   * An upper bound of {@code ‖(I − W) z − U x − b + w‖₂} for the best normal w of the orthant at z:
   * where z is zero, only what would push it up counts.
   */
  private double residual(double[] z, double[] x, Matrix injection) {
    Matrix image = injection.copy();
    Blas.addMultiplyTransposed(Matrix.ofRow(z), model.coupling(), image);
    double[] rest = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double difference = z[i] - image.get(0, i);
      rest[i] = z[i] > 0 ? difference : Math.min(0, difference);
    }
    double forcing =
        Norms.frobenius(model.inputWeights()) * Norms.euclidean(x)
            + Norms.euclidean(model.inputBias());
    double lost =
        residualError * Norms.euclidean(z)
            + Rounding.gamma(2L * model.latent() + model.inputs() + 8) * up(forcing);
    return up(Norms.euclidean(rest) + up(lost));
  }

  /**
   * The state of the centre.
   *
   * @param z nearly the fixpoint
   * @param distance to the fixpoint, at most
   * @param reach how far the inputs of a ball move the fixpoint, at most
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Centre(double[] z, double distance, double reach) {}

  /** A lower bound of {@code y_t − y_i} over the box, or the ball in it. */
  private double margin(Centre centre, InputBox box, int label, int other) {
    double[] z = centre.z;
    double[] bias = model.outputBias();
    double value = bias[label] - bias[other];
    double magnitude = Math.abs(bias[label]) + Math.abs(bias[other]);
    double size = 0;
    double[] direction = new double[z.length];
    double[] length = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      double difference = model.outputDifference(label, other, j);
      // Two roundings, and what they may have lost to underflow.
      direction[j] = difference;
      length[j] = Math.nextUp(Math.nextUp(Math.nextUp(Math.abs(difference))));
      value += difference * z[j];
      magnitude += Math.abs(difference) * z[j];
      size += z[j];
    }
    double lost = Rounding.gamma(z.length + 6L) * magnitude + Rounding.TINY * size;
    double norm = up(Norms.euclidean(length));
    double change =
        box.ball().isPresent()
            ? up(norm * centre.reach)
            : displacement.most(direction, box.radius());
    double away = up(norm * centre.distance);
    return Math.nextDown(value - up(change + away + up(lost)));
  }

  /** Pays for the roundings of norms and sums over the units, the inputs, or their products. */
  private double up(double value) {
    return Rounding.up(value, 2L * model.latent() * (model.inputs() + 8L) + 64);
  }
}
