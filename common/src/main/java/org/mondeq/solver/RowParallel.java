package org.mondeq.solver;

import java.util.List;
import java.util.stream.IntStream;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;

/**
 * Solves a batch in groups of rows, on all processors of the machine.
 *
 * <p>Which rows are solved together, and so each bit of the result, does not depend on how many
 * processors there are.
 */
public final class RowParallel implements OperatorSplitting {
  /** Rows in a group: with fewer, products with W get slow. */
  private static final int GROUP = 64;

  private final OperatorSplitting splitting;

  /** The same splitting, for groups of rows. */
  public RowParallel(OperatorSplitting splitting) {
    this.splitting = splitting;
  }

  /** One problem for some of the rows. */
  @FunctionalInterface
  private interface Group {
    Equilibrium solve(int from, int to);
  }

  @Override
  public Equilibrium forward(Matrix injection, StoppingRule rule) {
    return solve(injection, (from, to) -> splitting.forward(injection.rows(from, to), rule));
  }

  @Override
  public Equilibrium adjoint(Matrix z, Matrix gradient, StoppingRule rule) {
    Shapes.require("gradient", gradient, z.rows(), z.cols());
    return solve(
        gradient, (from, to) -> splitting.adjoint(z.rows(from, to), gradient.rows(from, to), rule));
  }

  private static Equilibrium solve(Matrix constant, Group group) {
    int n = constant.rows();
    if (n <= GROUP) {
      return group.solve(0, n);
    }
    List<Equilibrium> parts =
        IntStream.range(0, (n + GROUP - 1) / GROUP)
            .parallel()
            .mapToObj(i -> group.solve(i * GROUP, Math.min(n, (i + 1) * GROUP)))
            .toList();
    return joined(parts, Matrix.zeros(n, constant.cols()));
  }

  /** One result: the largest numbers, and the status of a part that failed, if there is one. */
  private static Equilibrium joined(List<Equilibrium> parts, Matrix z) {
    int iterations = 0;
    double change = 0;
    Equilibrium.Status status = Equilibrium.Status.CONVERGED;
    int row = 0;
    for (Equilibrium part : parts) {
      z.rows(row, row + part.z().rows()).assign(part.z());
      row += part.z().rows();
      iterations = Math.max(iterations, part.iterations());
      change = Math.max(change, part.change());
      status = part.status() == Equilibrium.Status.CONVERGED ? status : part.status();
    }
    return new Equilibrium(z, iterations, change, status);
  }
}
