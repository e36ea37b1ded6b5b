package org.mondeq.solver;

import java.nio.DoubleBuffer;
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

  /**
   * Factorises for a coupling matrix {@code W [p × p]}; O(p³).
   *
   * @throws IllegalArgumentException if α is not positive
   */
  public PeacemanRachford(Matrix coupling, double alpha) {
    this.resolvent = Resolvent.of(coupling, alpha);
    this.alpha = alpha;
  }

  /** The step size α. */
  public double alpha() {
    return alpha;
  }

  @Override
  public Equilibrium forward(Matrix injection, StoppingRule rule) {
    return iterate(injection, Prox.relu(), false, rule);
  }

  @Override
  public Equilibrium adjoint(Matrix z, Matrix gradient, StoppingRule rule) {
    Shapes.require("gradient", gradient, z.rows(), z.cols());
    return iterate(gradient, Prox.activeIn(z), true, rule);
  }

  private Equilibrium iterate(Matrix constant, Prox prox, boolean transposed, StoppingRule rule) {
    Shapes.require("injection", constant, constant.rows(), resolvent.rows());
    Iterates iterates = new Iterates(constant.rows(), constant.cols());
    Change change = new Change();
    for (int iteration = 1; ; iteration++) {
      iterates.reflect(constant, alpha);
      if (transposed) {
        Blas.multiply(iterates.shifted, resolvent, iterates.half);
      } else {
        Blas.multiplyTransposed(iterates.shifted, resolvent, iterates.half);
      }
      iterates.project(prox, change);
      Equilibrium.Status status = change.status(rule, iteration);
      if (status != null) {
        return new Equilibrium(iterates.z, iteration, change.worst(), status);
      }
    }
  }

  /** The state of one solve: z, u, u½, and the two sides of the resolvent. */
  private static final class Iterates {
    final Matrix z;
    final Matrix u;
    final Matrix uHalf;
    final Matrix shifted;
    final Matrix half;

    Iterates(int n, int p) {
      z = Matrix.zeros(n, p);
      u = Matrix.zeros(n, p);
      uHalf = Matrix.zeros(n, p);
      shifted = Matrix.zeros(n, p);
      half = Matrix.zeros(n, p);
    }

    /** {@code u½ = 2z − u}, {@code shifted = u½ + α c}. */
    void reflect(Matrix constant, double alpha) {
      DoubleBuffer zs = z.buffer();
      DoubleBuffer us = u.buffer();
      DoubleBuffer uHalves = uHalf.buffer();
      DoubleBuffer sums = shifted.buffer();
      DoubleBuffer cs = constant.buffer();
      for (int i = 0, n = z.size(); i < n; i++) {
        double reflected = 2 * zs.get(i) - us.get(i);
        uHalves.put(i, reflected);
        sums.put(i, reflected + alpha * cs.get(i));
      }
    }

    /** {@code u = 2 z½ − u½}, {@code z = prox(u)}, with the change of u. */
    void project(Prox prox, Change change) {
      DoubleBuffer zs = z.buffer();
      DoubleBuffer us = u.buffer();
      DoubleBuffer uHalves = uHalf.buffer();
      DoubleBuffer halves = half.buffer();
      int p = z.cols();
      change.reset();
      for (int row = 0; row < z.rows(); row++) {
        double moved = 0;
        double norm = 0;
        for (int i = row * p, end = i + p; i < end; i++) {
          double next = 2 * halves.get(i) - uHalves.get(i);
          double step = next - us.get(i);
          moved += step * step;
          norm += next * next;
          us.put(i, next);
          zs.put(i, prox.apply(i, next));
        }
        change.addRow(moved, norm);
      }
    }
  }
}
