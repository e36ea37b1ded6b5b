package org.mondeq.certify.lipschitz;

import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.linalg.SymmetricEigen;
import org.mondeq.model.MonDeq;

/**
 * {@code S = (2I − W − Wᵀ)/2 ⪰ mI}, the symmetric part of {@code I − W}: what bounds how far two
 * states are apart, since {@code ΔzᵀS Δz ≤ ΔzᵀU Δx} for the states of two inputs.
 *
 * <p>The matrix is a computed one; how far it is from that of the model's real-arithmetic W is
 * bounded in the Euclidean norm.
 */
final class SymmetricPart {
  /** A computed eigenvalue is raised by this share before it is shown to be large enough. */
  private static final double RAISE = 1e-10;

  /** Norms beyond this have no bound: their products might overflow. */
  private static final double MOST = 1e150;

  private final Matrix matrix;
  private final SymmetricEigen eigen;
  private final double error;
  private final double least;

  private SymmetricPart(Matrix matrix, double error, double least) {
    this.matrix = matrix;
    this.eigen = Blas.symmetricEigen(matrix);
    this.error = error;
    this.least = least;
  }

  /** That of a model; O(p³). */
  static SymmetricPart of(MonDeq model) {
    Matrix w = model.coupling();
    int p = w.rows();
    Matrix matrix = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        matrix.set(i, j, (i == j ? 1 : 0) - (w.get(i, j) / 2 + w.get(j, i) / 2));
      }
    }
    double rounding = Rounding.gamma(4) * (Norms.frobenius(w) + p) + Rounding.UNDERFLOW * p;
    double error = Rounding.up(model.couplingError() + rounding, 2L * p * p);
    return new SymmetricPart(matrix, error, model.spec().monotonicity());
  }

  /** A lower bound of the smallest eigenvalue: m. */
  double least() {
    return least;
  }

  /** Nearly {@code S⁻¹ B}. */
  Matrix solve(Matrix b) {
    Matrix coordinates = Blas.product(eigen.vectors(), b);
    for (int i = 0; i < coordinates.rows(); i++) {
      double[] row = coordinates.row(i);
      for (int j = 0; j < row.length; j++) {
        row[j] /= Math.max(least, eigen.values()[i]);
      }
      coordinates.setRow(i, row);
    }
    return Blas.transposedProduct(eigen.vectors(), coordinates);
  }

  /** For each column, an upper bound of {@code ‖b − S x‖₂}. */
  double[] residuals(Matrix b, Matrix x) {
    Matrix image = Blas.product(matrix, x);
    double factor = Rounding.gamma(matrix.rows() + 4L) * (Norms.frobenius(matrix) + 1) + error;
    double[] bounds = new double[b.cols()];
    for (int k = 0; k < bounds.length; k++) {
      double[] rest = new double[b.rows()];
      double[] column = new double[b.rows()];
      double[] target = new double[b.rows()];
      for (int i = 0; i < rest.length; i++) {
        column[i] = x.get(i, k);
        target[i] = b.get(i, k);
        rest[i] = target[i] - image.get(i, k);
      }
      double lost = factor * Norms.euclidean(column) + Rounding.gamma(2) * Norms.euclidean(target);
      bounds[k] =
          Rounding.up(Norms.euclidean(rest) + lost + Rounding.UNDERFLOW, 4L * b.rows() * b.rows());
    }
    return bounds;
  }

  /**
   * An upper bound, tight up to rounding, of the least β with {@code G ⪯ β S}: the largest
   * generalised eigenvalue. Infinite where the numbers are too large.
   *
   * <p>A computed β is raised by what {@code β S − G} may lack to be positive semidefinite, {@code
   * ‖ β S − G − Bᵀ D B‖} for any B and any diagonal D ≥ 0, divided by the smallest eigenvalue of S.
   *
   * @param gram G, symmetric
   * @param gramError a bound of what G is off in the Euclidean norm
   */
  double dominating(Matrix gram, double gramError) {
    double size = Norms.frobenius(gram);
    if (!(size <= MOST)) {
      return Double.POSITIVE_INFINITY;
    }
    double beta = Math.max(0, largest(gram)) * (1 + RAISE);
    if (!(beta * Norms.frobenius(matrix) <= MOST)) {
      return Double.POSITIVE_INFINITY;
    }
    int p = matrix.rows();
    Matrix difference = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double symmetric = gram.get(i, j) / 2 + gram.get(j, i) / 2;
        difference.set(i, j, beta * matrix.get(i, j) - symmetric);
      }
    }
    double rounding =
        Rounding.gamma(4) * (beta * Norms.frobenius(matrix) + size) + Rounding.UNDERFLOW * p;
    double lacking = indefinite(difference) + rounding + beta * error + gramError;
    return Rounding.up(beta + Rounding.up(lacking, 4L * p * p) / least, 4);
  }

  /** Nearly the largest eigenvalue of {@code S^-½ G S^-½}. */
  private double largest(Matrix gram) {
    Matrix root = eigen.vectors().copy();
    for (int i = 0; i < root.rows(); i++) {
      double[] row = root.row(i);
      double scale = 1 / Math.sqrt(Math.max(least, eigen.values()[i]));
      for (int j = 0; j < row.length; j++) {
        row[j] *= scale;
      }
      root.setRow(i, row);
    }
    Matrix scaled = Blas.productTransposed(Blas.product(root, gram), root);
    double[] values = Blas.symmetricEigen(scaled).values();
    return values[values.length - 1];
  }

  /** An upper bound of {@code ‖A − BᵀDB‖}, B and D ≥ 0 near the eigenvectors and values of A. */
  private static double indefinite(Matrix a) {
    SymmetricEigen eigen = Blas.symmetricEigen(a);
    Matrix scaled = eigen.vectors().copy();
    double largest = 0;
    for (int i = 0; i < scaled.rows(); i++) {
      double value = Math.max(0, eigen.values()[i]);
      largest = Math.max(largest, value);
      double[] row = scaled.row(i);
      for (int j = 0; j < row.length; j++) {
        row[j] *= value;
      }
      scaled.setRow(i, row);
    }
    Matrix rest = Blas.transposedProduct(eigen.vectors(), scaled);
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.rows(); j++) {
        rest.set(i, j, a.get(i, j) - rest.get(i, j));
      }
    }
    double norm = Norms.frobenius(eigen.vectors());
    double rounding =
        Rounding.gamma(a.rows() + 4L) * (norm * norm * largest + Norms.frobenius(a))
            + Rounding.UNDERFLOW * a.rows();
    return Rounding.up(Norms.frobenius(rest) + rounding, 2L * a.rows() * a.rows());
  }
}
