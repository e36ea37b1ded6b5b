package org.mondeq.certify.domain;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.linalg.Shapes;

/**
 * An M-Zonotope {@code { a + Gᵀν + diag(β) η + e }}: centre a, generators as the k rows of {@code G
 * [k × d]}, box {@code β ≥ 0}, and a ball {@code ‖e‖₂ ≤ ρ} of accumulated rounding [Müller21, eq.
 * 8].
 *
 * <p>The generators may be a view of a buffer that its owner reuses; the set is valid until then.
 */
public final class MZonotope {
  private static final int CHUNK = 256;

  private final double[] center;
  private final Matrix generators;
  private final double[] box;
  private final double slack;

  /**
   * A set from its parts, which it takes over.
   *
   * @param slack ρ, at least 0
   * @throws IllegalArgumentException if the dimensions differ or ρ is negative or NaN
   */
  public MZonotope(double[] center, Matrix generators, double[] box, double slack) {
    Shapes.require("generators", generators.cols(), center.length);
    Shapes.require("box", box.length, center.length);
    if (!(slack >= 0)) {
      throw new IllegalArgumentException("slack: expected ρ ≥ 0, got " + slack);
    }
    this.center = center;
    this.generators = generators;
    this.box = box;
    this.slack = slack;
  }

  /** The set of one point. */
  public static MZonotope point(double[] center) {
    int d = center.length;
    return new MZonotope(center.clone(), Matrix.zeros(0, d), new double[d], 0);
  }

  /** The dimension d. */
  public int size() {
    return center.length;
  }

  /** Coordinate {@code i} of the centre. */
  public double center(int i) {
    return center[i];
  }

  /** The generators {@code [k × d]}; only to be read. */
  public Matrix generators() {
    return generators;
  }

  /** β of coordinate {@code i}. */
  public double box(int i) {
    return box[i];
  }

  /** The radius ρ of the ball. */
  public double slack() {
    return slack;
  }

  /** An upper bound of {@code Σ_j |g_ji|} for each coordinate i: the generators alone. */
  public double[] generatorRadius() {
    return columnSums(generators, generators.rows());
  }

  private static double[] columnSums(Matrix matrix, int terms) {
    int d = matrix.cols();
    double[] sums = new double[d];
    addAbsolute(matrix, matrix.rows(), sums);
    for (int i = 0; i < d; i++) {
      sums[i] = Rounding.up(sums[i], terms);
    }
    return sums;
  }

  private static void addAbsolute(Matrix matrix, int rows, double[] sums) {
    double[] row = new double[sums.length];
    DoubleBuffer buffer = matrix.buffer();
    for (int k = 0; k < rows; k++) {
      buffer.get(k * row.length, row);
      for (int i = 0; i < row.length; i++) {
        sums[i] += Math.abs(row[i]);
      }
    }
  }

  /**
   * The smallest box around the set, {@code a ± (|G|ᵀ1 + β + ρ)}, rounded outwards.
   *
   * @param generatorRadius this set's {@link #generatorRadius()}
   */
  public Interval concretize(double[] generatorRadius) {
    double[] low = new double[size()];
    double[] high = new double[size()];
    for (int i = 0; i < low.length; i++) {
      double radius = Rounding.up(generatorRadius[i] + box[i] + slack, 3);
      low[i] = Math.nextDown(center[i] - radius);
      high[i] = Math.nextUp(center[i] + radius);
    }
    return new Interval(low, high);
  }

  /**
   * An upper bound of {@code Σ_j |r_i · g_j|} for each row {@code r_i} of {@code directions [m ×
   * d]}: how far the generators alone reach in each direction.
   *
   * @param generatorRadius this set's {@link #generatorRadius()}
   */
  public double[] extent(Matrix directions, double[] generatorRadius) {
    int m = directions.rows();
    double[] sums = new double[m];
    Matrix products = Matrix.zeros(Math.min(CHUNK, generators.rows()), m);
    for (int from = 0; from < generators.rows(); from += CHUNK) {
      int to = Math.min(from + CHUNK, generators.rows());
      Blas.multiplyTransposed(generators.rows(from, to), directions, products.rows(0, to - from));
      addAbsolute(products, to - from, sums);
    }
    double gamma = Rounding.gamma(size());
    for (int i = 0; i < m; i++) {
      double lost = 0;
      for (int j = 0; j < size(); j++) {
        lost += Math.abs(directions.get(i, j)) * generatorRadius[j];
      }
      sums[i] = Rounding.up(sums[i] + gamma * lost, generators.rows() + size() + 2L);
    }
    return sums;
  }

  /**
   * Theorem 5.1 [Müller21]: the smallest proper M-Zonotope around this set on a basis Ã that keeps
   * centre and box, {@code A ν ∈ Ã diag(c) ν′} with {@code c = |Ã⁻¹ A| 1}, before widening.
   */
  public ProperMZonotope consolidate(Basis basis) {
    double[] radius = generatorRadius();
    double[] coefficients = extent(basis.vectors(), radius);
    return ProperMZonotope.enclosing(
        this, basis, coefficients, Rounding.up(Norms.euclidean(radius), size()));
  }
}
