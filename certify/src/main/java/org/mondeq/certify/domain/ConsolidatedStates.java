package org.mondeq.certify.domain;

import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;

/** A consolidated set of (z, u), of dimension 2p, or of z alone, of dimension p. */
public record ConsolidatedStates(ProperMZonotope set, boolean joint) implements SolverStates {

  /** The states z = u = the given point. */
  public static ConsolidatedStates point(double[] z) {
    return point(z, z);
  }

  /** One state (z, u). */
  public static ConsolidatedStates point(double[] z, double[] u) {
    double[] joint = new double[2 * z.length];
    System.arraycopy(z, 0, joint, 0, z.length);
    System.arraycopy(u, 0, joint, z.length, z.length);
    int d = joint.length;
    MZonotope point = MZonotope.point(joint);
    return new ConsolidatedStates(
        point.consolidate(org.mondeq.certify.domain.Basis.of(Matrix.identity(d))), true);
  }

  @Override
  public StepOperand operand(boolean reflecting) {
    if (reflecting && !joint) {
      throw new IllegalStateException("a Peaceman-Rachford step needs z and u");
    }
    MZonotope explicit = set.toMZonotope();
    int p = joint ? set.size() / 2 : set.size();
    Part part = new Part(p, reflecting);
    Matrix rows = Matrix.zeros(set.size(), p);
    for (int i = 0; i < rows.rows(); i++) {
      rows.setRow(i, part.of(explicit.generators().row(i)));
    }
    double[] center = new double[p];
    double[] box = new double[p];
    double[] magnitude = explicit.generatorRadius();
    for (int j = 0; j < set.size(); j++) {
      magnitude[j] += Math.abs(explicit.center(j)) + explicit.box(j);
    }
    for (int j = 0; j < p; j++) {
      double u = reflecting ? explicit.center(p + j) : 0;
      center[j] = reflecting ? 2 * explicit.center(j) - u : explicit.center(j);
      double boxOfU = reflecting ? explicit.box(p + j) : 0;
      box[j] = Rounding.up((reflecting ? 2 : 1) * explicit.box(j) + boxOfU, 1);
    }
    double norm = Rounding.up(3 * Norms.euclidean(magnitude), 2L * set.size());
    double slack = Rounding.up(3 * explicit.slack() + Rounding.gamma(2) * norm, 3);
    double[] ones = new double[p];
    java.util.Arrays.fill(ones, 1);
    return new StepOperand(rows, false, ones, center, box, slack, norm);
  }

  /** {@code 2z − u} or {@code z} of a vector (z, u) or z. */
  private record Part(int p, boolean reflecting) {
    double[] of(double[] vector) {
      double[] part = new double[p];
      for (int j = 0; j < p; j++) {
        part[j] = reflecting ? 2 * vector[j] - vector[p + j] : vector[j];
      }
      return part;
    }
  }
}
