package org.mondeq.solver;

import java.util.Optional;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;

/**
 * Peaceman-Rachford splitting for the equilibrium {@code z = ReLU(W z + c)}, for any step size α >
 * 0.
 *
 * <p>Iterates {@code u½ = 2z − u; z½ = (I + α(I − W))⁻¹(u½ + α c); u ← 2 z½ − u½; z ← ReLU(u)} from
 * {@code z = u = 0} [Winston20, §3.2], and stops on the relative change of u. One step costs one
 * product with a p × p matrix for each row.
 */
public final class PeacemanRachford implements OperatorSplitting {
  private final Matrix resolvent;
  private final double alpha;
  private final Optional<Anderson> anderson;

  /**
   * Factorises for a coupling matrix {@code W [p × p]}; O(p³).
   *
   * @throws IllegalArgumentException if α is not positive
   */
  public PeacemanRachford(Matrix coupling, double alpha) {
    this(Resolvent.of(coupling, alpha), alpha, Optional.empty());
  }

  private PeacemanRachford(Matrix resolvent, double alpha, Optional<Anderson> anderson) {
    this.resolvent = resolvent;
    this.alpha = alpha;
    this.anderson = anderson;
  }

  /** The same splitting, accelerated in u. */
  public PeacemanRachford with(Anderson acceleration) {
    return new PeacemanRachford(resolvent, alpha, Optional.of(acceleration));
  }

  /** The step size α. */
  public double alpha() {
    return alpha;
  }

  @Override
  public Equilibrium forward(Matrix injection, StoppingRule rule) {
    return forward(injection, rule, Iterates.zeros(injection.rows(), injection.cols()));
  }

  /**
   * As {@link #forward(Matrix, StoppingRule)}, but from the iterates of an earlier solve, and in
   * their memory: the equilibrium's states are {@code start.z()}.
   *
   * @param injection c {@code [n × p]}, no part of {@code start}
   * @param start iterates {@code [n × p]}, overwritten
   */
  public Equilibrium forward(Matrix injection, StoppingRule rule, Iterates start) {
    return iterate(injection, Prox.relu(), false, rule, start);
  }

  @Override
  public Equilibrium adjoint(Matrix z, Matrix gradient, StoppingRule rule) {
    return adjoint(z, gradient, rule, Iterates.zeros(gradient.rows(), gradient.cols()));
  }

  /**
   * As {@link #adjoint(Matrix, Matrix, StoppingRule)}, but from the iterates of an earlier solve,
   * and in their memory: the equilibrium's states are {@code start.z()}.
   *
   * @param z the equilibrium {@code [n × p]}, no part of {@code start}
   * @param gradient g {@code [n × p]}, no part of {@code start}
   * @param start iterates {@code [n × p]}, overwritten
   */
  public Equilibrium adjoint(Matrix z, Matrix gradient, StoppingRule rule, Iterates start) {
    Shapes.require("gradient", gradient, z.rows(), z.cols());
    if (start.z() == z) {
      throw new IllegalArgumentException("iterates: expected others than those of the equilibrium");
    }
    return iterate(gradient, Prox.activeIn(z), true, rule, start);
  }

  private Equilibrium iterate(
      Matrix constant, Prox prox, boolean transposed, StoppingRule rule, Iterates iterates) {
    Shapes.require("injection", constant, constant.rows(), resolvent.rows());
    iterates.requireShape(constant);
    iterates.start(prox);
    Mixing mixing = new Mixing(anderson);
    for (int iteration = 1; ; iteration++) {
      WorkTime.check();
      iterates.reflect(constant, alpha);
      if (transposed) {
        Blas.multiply(iterates.shifted(), resolvent, iterates.half());
      } else {
        Blas.multiplyTransposed(iterates.shifted(), resolvent, iterates.half());
      }
      iterates.project(prox);
      Change change = iterates.change();
      Equilibrium.Status status = change.status(rule, iteration);
      if (status != null) {
        return new Equilibrium(iterates.z(), iteration, change.worst(), status);
      }
      if (mixing.advance(iterates.u())) {
        iterates.start(prox);
      }
    }
  }
}
