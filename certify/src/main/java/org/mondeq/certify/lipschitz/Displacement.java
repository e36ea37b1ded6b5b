package org.mondeq.certify.lipschitz;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;

/**
 * How far the inputs of a box can move one direction of the state from where the centre has it.
 *
 * <p>With {@code w = S^½ Δz} and {@code g = S^-½ U Δx}, {@code ΔzᵀSΔz ≤ ΔzᵀUΔx} says that w lies in
 * the ball about g/2 with radius ‖g‖/2. So for a direction v and the radii r of the box
 *
 * <pre>{@code
 * v·Δz ≤ ½ (Σ_j r_j |Uᵀ S⁻¹ v|_j + ‖S^-½ v‖ ‖S^-½ U‖ ‖r‖),
 * }</pre>
 *
 * which is never more than {@code ‖v‖ ‖U‖ ‖r‖ / m}, since {@code S ⪰ mI}. A vector near {@code S⁻¹
 * v} does; what it lacks is bounded by its residual divided by m.
 */
final class Displacement {
  private final MonDeq model;
  private final SymmetricPart symmetric;
  private final double inputs;
  private final double[] columns;

  /** Prepares what belongs to a model; O(p³ + p² q). */
  Displacement(MonDeq model) {
    this.model = model;
    this.symmetric = SymmetricPart.of(model);
    Matrix u = model.inputWeights();
    double norm = Norms.frobenius(u);
    double rounding = Rounding.gamma(u.cols() + 4L) * norm * norm + Rounding.UNDERFLOW * u.rows();
    Matrix gram = Blas.productTransposed(u, u);
    double squared = symmetric.dominating(gram, Rounding.up(rounding, 2L * u.size()));
    this.inputs = Rounding.up(Math.sqrt(squared), 2);
    this.columns = columnNorms(u);
  }

  private static double[] columnNorms(Matrix u) {
    double[] norms = new double[u.cols()];
    double[] column = new double[u.rows()];
    DoubleBuffer buffer = u.buffer();
    for (int j = 0; j < norms.length; j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = buffer.get(i * norms.length + j);
      }
      norms[j] = Rounding.up(Norms.euclidean(column), 2L * column.length);
    }
    return norms;
  }

  /**
   * An upper bound of {@code v·Δz}, not finite where the numbers do not suffice.
   *
   * @param v the direction, each coordinate off by at most two roundings and an underflow
   * @param radius r
   */
  double most(double[] v, double[] radius) {
    Matrix direction = Matrix.ofRow(v).transposed();
    Matrix x = symmetric.solve(direction);
    double lengthOfX = length(x.transposed().row(0));
    double lengthOfV = length(v);
    double residual =
        symmetric.residuals(direction, x)[0]
            + Rounding.gamma(4) * lengthOfV
            + Rounding.UNDERFLOW * v.length;
    double lacking = up(up(residual) / symmetric.least());
    double along = along(x, radius, lacking + Rounding.gamma(v.length + 6L) * lengthOfX);
    double energy = lengthOfV * lacking + Rounding.gamma(v.length + 8L) * lengthOfV * lengthOfX;
    for (int i = 0; i < v.length; i++) {
      energy += v[i] * x.get(i, 0);
    }
    double across = up(Math.sqrt(Math.max(0, up(energy + Rounding.UNDERFLOW))) * inputs);
    return up((along + up(across * length(radius))) / 2);
  }

  /** {@code Σ_j r_j |Uᵀ S⁻¹ v|_j}, where S⁻¹ v is within some distance of x. */
  private double along(Matrix x, double[] radius, double distance) {
    double[] image = Blas.transposedProduct(model.inputWeights(), x).transposed().row(0);
    double sum = 0;
    for (int j = 0; j < radius.length; j++) {
      double most = Math.abs(image[j]) + columns[j] * distance + Rounding.UNDERFLOW;
      sum += radius[j] * up(most);
    }
    return up(sum);
  }

  private double length(double... x) {
    return up(Norms.euclidean(x));
  }

  /** Pays for the roundings of norms and sums over the units, the inputs, or their products. */
  private double up(double value) {
    return Rounding.up(value, 2L * model.latent() * (model.inputs() + 8L) + 64);
  }
}
