package org.mondeq.solver;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.mondeq.linalg.BandedMatrix;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Shapes;

/**
 * Forward-backward splitting for the equilibrium {@code z = ReLU(W z + c)}.
 *
 * <p>Iterates {@code z ← ReLU((1 − α) z + α (W z + c))} from zero, which converges for {@code 0 < α
 * < 2m/‖I − W‖₂²} [Winston20, §3.2], and stops on the relative change of z. It needs no
 * factorisation, and many more steps than {@link PeacemanRachford}.
 */
public final class ForwardBackward implements OperatorSplitting {
  private final BandedMatrix coupling;
  private final double alpha;
  private final Optional<Anderson> anderson;

  /**
   * Splitting for a coupling matrix {@code W [p × p]}.
   *
   * @throws IllegalArgumentException if α is not positive
   */
  public ForwardBackward(Matrix coupling, double alpha) {
    this(BandedMatrix.dense(coupling), alpha);
  }

  /**
   * The same for a W that is banded in some order.
   *
   * @throws IllegalArgumentException if α is not positive
   */
  public ForwardBackward(BandedMatrix coupling, double alpha) {
    this(coupling, alpha, Optional.empty());
  }

  private ForwardBackward(BandedMatrix coupling, double alpha, Optional<Anderson> anderson) {
    if (!(alpha > 0) || !Double.isFinite(alpha)) {
      throw new IllegalArgumentException("step size: expected α > 0, got " + alpha);
    }
    this.coupling = coupling;
    this.alpha = alpha;
    this.anderson = anderson;
  }

  /** The same splitting, accelerated. */
  public ForwardBackward with(Anderson acceleration) {
    return new ForwardBackward(coupling, alpha, Optional.of(acceleration));
  }

  /** Splitting with {@code α = m/L²}, which minimises the guaranteed rate. */
  public static ForwardBackward contractive(Matrix coupling, double monotonicity) {
    double lipschitz = Norms.spectralBound(Resolvent.identityMinus(coupling));
    return new ForwardBackward(coupling, monotonicity / (lipschitz * lipschitz));
  }

  /**
   * Splitting with the α that minimises an estimate of {@code ‖I − α (I − W)‖₂}, the factor of
   * contraction. Larger than what {@link #contractive} takes, hence faster, but not proved to
   * converge. O(p²).
   *
   * @throws IllegalArgumentException if W has no finite norm
   */
  public static ForwardBackward tuned(Matrix coupling) {
    Matrix operator = Resolvent.identityMinus(coupling);
    return new ForwardBackward(coupling, new ContractionRate(operator).bestStepSize());
  }

  /** The step size α. */
  public double alpha() {
    return alpha;
  }

  @Override
  public Equilibrium forward(Matrix injection, StoppingRule rule) {
    return iterate(coupling.ordered(injection), Prox.relu(), false, rule);
  }

  @Override
  public Equilibrium adjoint(Matrix z, Matrix gradient, StoppingRule rule) {
    Shapes.require("gradient", gradient, z.rows(), z.cols());
    Prox prox = Prox.activeIn(coupling.ordered(z));
    return iterate(coupling.ordered(gradient), prox, true, rule);
  }

  private Equilibrium iterate(Matrix constant, Prox prox, boolean transposed, StoppingRule rule) {
    Matrix z = Matrix.zeros(constant.rows(), constant.cols());
    Matrix image = Matrix.zeros(constant.rows(), constant.cols());
    Change change = new Change();
    Mixing mixing = new Mixing(anderson);
    for (int iteration = 1; ; iteration++) {
      WorkTime.check();
      if (transposed) {
        coupling.multiply(z, image);
      } else {
        coupling.multiplyTransposed(z, image);
      }
      step(z, image, constant, prox, change);
      Equilibrium.Status status = change.status(rule, iteration);
      if (status != null) {
        return new Equilibrium(coupling.restored(z), iteration, change.worst(), status);
      }
      mixing.advance(z);
    }
  }

  private void step(Matrix z, Matrix image, Matrix constant, Prox prox, Change change) {
    DoubleBuffer zs = z.buffer();
    DoubleBuffer images = image.buffer();
    DoubleBuffer cs = constant.buffer();
    int p = z.cols();
    change.reset();
    for (int row = 0; row < z.rows(); row++) {
      double moved = 0;
      double norm = 0;
      for (int i = row * p, end = i + p; i < end; i++) {
        double old = zs.get(i);
        double next = prox.apply(i, (1 - alpha) * old + alpha * (images.get(i) + cs.get(i)));
        moved += (next - old) * (next - old);
        norm += next * next;
        zs.put(i, next);
      }
      change.addRow(moved, norm);
    }
  }
}
