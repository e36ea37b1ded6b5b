package org.mondeq.certify.bound.search;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.certify.bound.dual.EquilibriumLayer;
import org.mondeq.certify.bound.dual.ExplicitLayer;
import org.mondeq.certify.bound.dual.Functions;
import org.mondeq.certify.bound.dual.Margin;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.solver.Resolvent;

/**
 * The part of a layer whose units' signs are open within some bounds. Of the others, those that
 * cannot be positive are zero, and those that cannot be negative are linear: with O the open and A
 * the active units, {@code S = (I − Ŵ_AA)⁻¹},
 *
 * <pre>  z_A = S (Ŵ_AO z_O + Û_A x + b̂_A),
 *  r_O = (Ŵ_OO + Ŵ_OA S Ŵ_AO) z_O + (Û_O + Ŵ_OA S Û_A) x + b̂_O + Ŵ_OA S b̂_A.</pre>
 *
 * This is the Schur complement of {@code I − W}, which stays strongly monotone with the same m. A
 * search takes place here, where a step is cheaper; what it finds is lifted to the whole layer:
 * {@code g_A = Sᵀ (c_A + Ŵ_OAᵀ g'_O)} takes every active unit out of the bound, and is evaluated
 * there. So nothing here needs to be exact, and no error is counted.
 */
public final class ReducedLayer implements EquilibriumLayer {
  private final ExplicitLayer layer;
  private final int[] open;
  private final int[] active;
  private final Matrix inverse;

  /** {@code Ŵ_OA S [O × A]}; not there if no unit is active. */
  private final Matrix lift;

  private final Matrix coupling;
  private final Matrix input;
  private final double[] bias;
  private final Matrix resolvent;

  /** The open units of a layer, at least one; O(p³ + p² q). */
  public ReducedLayer(ExplicitLayer layer, PreStateBounds bounds) {
    this.layer = layer;
    this.open = IntStream.range(0, layer.size()).filter(bounds::isUnstable).toArray();
    this.active =
        IntStream.range(0, layer.size())
            .filter(j -> !bounds.isUnstable(j) && bounds.low(j) >= 0)
            .toArray();
    this.bias = select(layer.bias(), open);
    Matrix whole = layer.coupling();
    if (active.length == 0) {
      this.inverse = Matrix.zeros(0, 1);
      this.lift = Matrix.zeros(0, 1);
      this.coupling = select(whole, open, open);
      this.input = rows(layer.input(), open);
    } else {
      this.inverse = Blas.inverse(Resolvent.identityMinus(select(whole, active, active)));
      this.lift = Blas.product(select(whole, open, active), inverse);
      this.coupling =
          sum(select(whole, open, open), Blas.product(lift, select(whole, active, open)));
      this.input = sum(rows(layer.input(), open), Blas.product(lift, rows(layer.input(), active)));
      double[] more = Blas.productTransposed(Matrix.ofRow(biasOfActive()), lift).row(0);
      for (int j = 0; j < bias.length; j++) {
        bias[j] += more[j];
      }
    }
    Matrix w = Matrix.zeros(open.length, open.length);
    for (int j = 0; j < open.length; j++) {
      for (int k = 0; k < open.length; k++) {
        double identity = j == k ? 1 : 0;
        w.set(j, k, identity + diagonal(j) * (coupling.get(j, k) - identity));
      }
    }
    this.resolvent = Resolvent.of(w, layer.alpha());
  }

  private double[] biasOfActive() {
    return select(layer.bias(), active);
  }

  /** The units of the whole layer, ascending. */
  public int[] units() {
    return open;
  }

  /** Margins as functions of the open units and the inputs. */
  public Margin[] reduce(Matrix directions, double[] offsets) {
    return reduce(directions, Optional.empty(), offsets);
  }

  /** The same of margins with inputs of their own. */
  public Margin[] reduce(Functions functions) {
    return reduce(functions.directions(), functions.inputs(), functions.offsets());
  }

  private Margin[] reduce(Matrix directions, Optional<Matrix> own, double[] offsets) {
    Matrix c = columns(directions, open);
    Matrix inputs = Matrix.zeros(directions.rows(), layer.input().cols());
    double[] constants = offsets.clone();
    if (active.length > 0) {
      Matrix ofActive = solved(directions);
      c = sum(c, Blas.product(ofActive, select(layer.coupling(), active, open)));
      inputs = Blas.product(ofActive, rows(layer.input(), active));
      double[] more = Blas.productTransposed(Matrix.ofRow(biasOfActive()), ofActive).row(0);
      for (int i = 0; i < constants.length; i++) {
        constants[i] += more[i];
      }
    }
    if (own.isPresent()) {
      inputs = sum(inputs, own.get());
    }
    Margin[] margins = new Margin[offsets.length];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = new Margin(c, Optional.empty(), Optional.of(inputs), i, constants[i]);
    }
    return margins;
  }

  /** {@code C_A S [k × A]} of rows {@code C [k × p]}. */
  private Matrix solved(Matrix directions) {
    return Blas.product(columns(directions, active), inverse);
  }

  /** The bounds of the open units; a copy. */
  public PreStateBounds restrict(PreStateBounds bounds) {
    double[] low = new double[open.length];
    double[] high = new double[open.length];
    for (int j = 0; j < open.length; j++) {
      low[j] = bounds.low(open[j]);
      high[j] = bounds.high(open[j]);
    }
    return new PreStateBounds(low, high);
  }

  /**
   * Multipliers of the whole layer from those of this one.
   *
   * @param shifted rows {@code g'_O = D∘f + d [n × O]}
   * @param f rows f {@code [n × O]}
   * @param c rows of the objectives' coefficients on all z {@code [n × p]}
   * @param result overwritten with rows f {@code [n × p]}
   */
  public void lift(Matrix shifted, Matrix f, Matrix c, Matrix result) {
    result.fill(0);
    for (int row = 0; row < f.rows(); row++) {
      for (int j = 0; j < open.length; j++) {
        result.set(row, open[j], f.get(row, j));
      }
    }
    if (active.length == 0) {
      return;
    }
    Matrix g = sum(solved(c), Blas.product(shifted, lift));
    for (int row = 0; row < f.rows(); row++) {
      for (int a = 0; a < active.length; a++) {
        result.set(row, active[a], g.get(row, a) / layer.diagonal(active[a]));
      }
    }
  }

  private static double[] select(double[] values, int[] of) {
    return IntStream.of(of).mapToDouble(j -> values[j]).toArray();
  }

  private static Matrix select(Matrix matrix, int[] rows, int[] cols) {
    Matrix result = Matrix.zeros(rows.length, cols.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < cols.length; j++) {
        result.set(i, j, matrix.get(rows[i], cols[j]));
      }
    }
    return result;
  }

  private static Matrix rows(Matrix matrix, int[] rows) {
    return select(matrix, rows, IntStream.range(0, matrix.cols()).toArray());
  }

  private static Matrix columns(Matrix matrix, int[] cols) {
    return select(matrix, IntStream.range(0, matrix.rows()).toArray(), cols);
  }

  /** Adds b to a, and returns it. */
  private static Matrix sum(Matrix a, Matrix b) {
    for (int i = 0; i < a.size(); i++) {
      a.buffer().put(i, a.buffer().get(i) + b.buffer().get(i));
    }
    return a;
  }

  @Override
  public int size() {
    return open.length;
  }

  @Override
  public double diagonal(int j) {
    return layer.diagonal(open[j]);
  }

  @Override
  public Matrix coupling() {
    return coupling;
  }

  @Override
  public double couplingColumnNorm(int j) {
    return 0;
  }

  @Override
  public double couplingError() {
    return 0;
  }

  @Override
  public Matrix input() {
    return input;
  }

  @Override
  public double[] bias() {
    return bias;
  }

  @Override
  public double alpha() {
    return layer.alpha();
  }

  @Override
  public Matrix resolvent() {
    return resolvent;
  }
}
