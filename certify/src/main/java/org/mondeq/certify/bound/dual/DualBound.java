package org.mondeq.certify.bound.dual;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Rounding;
import org.mondeq.solver.WorkTime;

/**
 * The adjoint bound: what multipliers prove, rounded downwards. Soundness rests on it: any
 * multipliers give a true bound, and NaN counts as none.
 *
 * <p>With {@code g' = g + d} and {@code e = c + Ŵᵀ g'}, {@code c·z + d·r = e·z − g·r + g'·(Û x +
 * b̂) ≥ Σ_j min {e_j z_j − g_j r_j : z_j = max(0, r_j), l_j ≤ r_j ≤ u_j} + g'·b̂ + min_x (Ûᵀ
 * g')·x}.
 *
 * <p>Rounding is bounded a priori: the products are off by {@code ‖g'‖₂} times constants of the
 * sample, the sums by {@code γ_n Σ|terms|}. What underflows in a product is multiplied with x or z
 * later, and is counted with the sums of these. One evaluation costs two products, {@code [n ×
 * p]·[p × p]} and {@code [n × p]·[p × q]}. Not for use by many threads.
 */
public final class DualBound {
  private static final int CHUNK = 128;

  private final Region region;
  private final EquilibriumLayer layer;
  private final RowBuffer multipliers;
  private final RowBuffer residual;
  private final RowBuffer inputs;
  private final Optional<InputBall> ball;

  /** Roundings on the way of any input's terms into a sum. */
  private final long inputOperations;

  public DualBound(Region region) {
    this.region = region;
    this.layer = region.layer();
    this.multipliers = new RowBuffer(layer.size());
    this.residual = new RowBuffer(layer.size());
    this.inputs = new RowBuffer(region.size());
    this.ball = region.ball();
    this.inputOperations =
        (ball.isPresent() ? 4L : 2L) * region.size() + (ball.isPresent() ? 32 : 0);
  }

  /** Evaluates every row of a batch. */
  public void evaluate(Objectives batch) {
    for (int from = 0; from < batch.size(); from += CHUNK) {
      WorkTime.check();
      int rows = Math.min(CHUNK, batch.size() - from);
      evaluate(batch, from, residual.rows(rows), inputs.rows(rows));
    }
  }

  /**
   * Evaluates every row of a batch, and shows what else that needs.
   *
   * @param e overwritten {@code [n × p]}
   * @param pulled overwritten with {@code Ûᵀ g' [n × q]}
   */
  public void evaluate(Objectives batch, Matrix e, Matrix pulled) {
    evaluate(batch, 0, e, pulled);
  }

  /**
   * Writes {@code e} alone, without what it would take to bound anything; one product.
   *
   * @param e overwritten {@code [n × p]}
   */
  public void residuals(Objectives batch, Matrix e) {
    Matrix g = multipliers.rows(e.rows());
    for (int row = 0; row < e.rows(); row++) {
      writeMultipliers(batch, row, g, row);
    }
    Blas.multiply(g, layer.coupling(), e);
    for (int row = 0; row < e.rows(); row++) {
      for (int j = 0; j < layer.size(); j++) {
        e.set(row, j, e.get(row, j) + batch.coefficient(row, j));
      }
    }
  }

  private void evaluate(Objectives batch, int from, Matrix e, Matrix pulled) {
    Matrix g = multipliers.rows(e.rows());
    for (int row = 0; row < e.rows(); row++) {
      writeMultipliers(batch, from + row, g, row);
    }
    Blas.multiply(g, layer.coupling(), e);
    Blas.multiply(g, layer.input(), pulled);
    for (int row = 0; row < e.rows(); row++) {
      batch.addInputCoefficients(from + row, pulled, row);
      evaluateRow(batch, from + row, new Row(g, e, pulled, row));
    }
  }

  /** {@code g' = D∘f + d}. */
  private void writeMultipliers(Objectives batch, int source, Matrix g, int row) {
    Matrix f = batch.f();
    for (int j = 0; j < layer.size(); j++) {
      g.set(row, j, layer.diagonal(j) * f.get(source, j));
    }
    int unit = batch.unit(source);
    if (unit >= 0) {
      g.set(row, unit, g.get(row, unit) + batch.sign(source));
    }
  }

  /** One row of g', of e, and of {@code Ûᵀ g'}. */
  private record Row(Matrix shifted, Matrix e, Matrix pulled, int row) {}

  private void evaluateRow(Objectives batch, int source, Row at) {
    int p = layer.size();
    int unit = batch.unit(source);
    Sum sum = new Sum(batch.offset(source));
    // More than what squares lose that underflow.
    double norm = p * Double.MIN_NORMAL;
    double reach = 0;
    double zNorm = p * Double.MIN_NORMAL;
    double linear = 0;
    double zSum = 0;
    PreStateBounds bounds = batch.bounds(source);
    for (int j = 0; j < p; j++) {
      double c = batch.coefficient(source, j);
      double shifted = at.shifted.get(at.row, j);
      double e = at.e.get(at.row, j) + c;
      at.e.set(at.row, j, e);
      // Exactly representable or not, g is whatever g' − d is; its rounding is that of one
      // operation.
      double g = j == unit ? shifted - batch.sign(source) : shifted;
      sum.add(shifted * layer.bias()[j]);
      addUnit(sum, e, g, bounds.low(j), bounds.high(j));
      double z = Math.max(0, bounds.high(j));
      norm += shifted * shifted;
      reach += layer.couplingColumnNorm(j) * z;
      zNorm += z * z;
      linear += batch.coefficientSize(source, j) * z;
      zSum += z;
    }
    if (ball.isPresent()) {
      addInputs(sum, at, ball.get());
    } else {
      addInputs(sum, at);
    }
    double perNorm =
        Rounding.gamma(p + 8L) * reach
            + layer.couplingError() * Math.sqrt(zNorm)
            + region.inputError();
    // Of a product each: e, U'g', and a cutoff's coefficients and constant.
    double underflow = (p + 3) * Rounding.TINY * (region.reach() + zSum + 1);
    // Coefficients of a margin are rounded twice, then once each by its price and by e.
    double coefficients = Rounding.gamma(5) * (linear + reachOfInputs(batch, source));
    double lost = Rounding.up(Math.sqrt(norm) * perNorm + coefficients + underflow, 4L * p);
    batch.setLowerBound(source, sum.below(lost, 4L * p + inputOperations + 9));
  }

  /** What the rounding of an objective's own coefficients of x is in proportion to. */
  private double reachOfInputs(Objectives batch, int source) {
    if (region.reach() == 0 || !batch.hasInputs(source)) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < region.size(); i++) {
      double largest = Math.abs(region.center(i)) + region.radius(i);
      sum += Math.abs(batch.inputCoefficient(source, i)) * largest;
    }
    return Rounding.up(sum, region.size());
  }

  /**
   * Adds the minimum of {@code y·x} over the box. Two sums that do not wait for each other are
   * faster than one; the bound of their rounding knows no order.
   */
  private void addInputs(Sum sum, Row at) {
    DoubleBuffer ys = at.pulled.buffer();
    int q = region.size();
    double even = 0;
    double odd = 0;
    double evenSize = 0;
    double oddSize = 0;
    int start = at.row * q;
    for (int i = 0; i < q; i++) {
      double middle = ys.get(start + i) * region.center(i);
      double reach = Math.abs(ys.get(start + i)) * region.radius(i);
      if ((i & 1) == 0) {
        even += middle - reach;
        evenSize += Math.abs(middle) + reach;
      } else {
        odd += middle - reach;
        oddSize += Math.abs(middle) + reach;
      }
    }
    sum.add(even, evenSize);
    sum.add(odd, oddSize);
  }

  /**
   * Adds the minimum of {@code y·x} over the part of the box in a ball. Each entry of the centre is
   * off by two roundings, the rest of y by one, and the dual norm by those of a sum of q squares.
   */
  private void addInputs(Sum sum, Row at, InputBall within) {
    int q = region.size();
    int start = at.row * q;
    DoubleBuffer ys = at.pulled.buffer();
    InputBall.Term term = within.split(ys, start);
    sum.add(term.value(), term.magnitude());
    double value = 0;
    double size = 0;
    for (int i = 0; i < q; i++) {
      double rest = within.rest(ys.get(start + i), i);
      double middle = rest * region.center(i);
      double reach = Math.abs(rest) * region.radius(i);
      value += middle - reach;
      size += Math.abs(middle) + reach;
    }
    sum.add(value, size);
  }

  /** The minimum of {@code e z − g r} over the graph of the ReLU between bounds of r. */
  private static void addUnit(Sum sum, double e, double g, double low, double high) {
    double atLow = -g * low;
    double atHigh = (e - g) * high;
    double magnitude = (Math.abs(e) + Math.abs(g)) * Math.max(Math.abs(low), Math.abs(high));
    if (low >= 0) {
      sum.add(Math.min((e - g) * low, atHigh), magnitude);
    } else if (high <= 0) {
      sum.add(Math.min(atLow, -g * high), magnitude);
    } else {
      sum.add(Math.min(Math.min(atLow, atHigh), 0), magnitude);
    }
  }

  /** A sum of terms and of their magnitudes. */
  private static final class Sum {
    private double value;
    private double magnitude;

    Sum(double start) {
      add(start);
    }

    void add(double term) {
      add(term, Math.abs(term));
    }

    void add(double term, double size) {
      value += term;
      magnitude += size;
    }

    double below(double lost, long operations) {
      double rounding = Rounding.gamma(operations) * magnitude;
      double bound = Math.nextDown(value - Rounding.up(lost + rounding, operations));
      return Double.isNaN(bound) ? Double.NEGATIVE_INFINITY : bound;
    }
  }
}
