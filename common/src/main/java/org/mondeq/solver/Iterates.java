package org.mondeq.solver;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;

/**
 * The iterates of {@link PeacemanRachford} solves of one shape, and all the memory that a solve
 * needs.
 *
 * <p>A solve that is given iterates starts from the sequence u that the last one left in them, and
 * leaves its own. In a series of similar problems that saves steps, and nothing is allocated.
 * Mutable: one series on one thread.
 */
public final class Iterates {
  private final Matrix z;
  private final Matrix u;
  private final Matrix uHalf;
  private final Matrix shifted;
  private final Matrix half;
  private final Change change = new Change();

  private Iterates(int n, int p) {
    z = Matrix.zeros(n, p);
    u = Matrix.zeros(n, p);
    uHalf = Matrix.zeros(n, p);
    shifted = Matrix.zeros(n, p);
    half = Matrix.zeros(n, p);
  }

  /** Iterates {@code [n × p]} at zero, where a solve without a better guess starts. */
  public static Iterates zeros(int n, int p) {
    return new Iterates(n, p);
  }

  /** Returns to zero, so that the next solve owes nothing to the last one. */
  public void reset() {
    u.fill(0);
  }

  /** The states {@code [n × p]} of the last solve; the next one overwrites them. */
  public Matrix z() {
    return z;
  }

  /** The sequence u {@code [n × p]}, of which z is the prox. */
  Matrix u() {
    return u;
  }

  /** {@code (u½ + α c)}, the argument of the resolvent. */
  Matrix shifted() {
    return shifted;
  }

  /** {@code z½}, the place for the value of the resolvent. */
  Matrix half() {
    return half;
  }

  Change change() {
    return change;
  }

  void requireShape(Matrix constant) {
    Shapes.require("iterates", u, constant.rows(), constant.cols());
  }

  /** {@code z = prox(u)}: u alone says where a solve starts. */
  void start(Prox prox) {
    DoubleBuffer zs = z.buffer();
    DoubleBuffer us = u.buffer();
    for (int i = 0, n = z.size(); i < n; i++) {
      zs.put(i, prox.apply(i, us.get(i)));
    }
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
  void project(Prox prox) {
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
