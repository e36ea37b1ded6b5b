package org.mondeq.certify.bound.dual;

import java.util.Arrays;
import org.mondeq.linalg.Matrix;

/**
 * A batch of objectives {@code c·z + d·r} to be bounded from below, one in each row, each within
 * bounds of r, with the multipliers f that prove its bound.
 *
 * <p>An objective is a {@link Margin} or {@code ±r_j}; to the latter, a price times a margin may be
 * added: where the margin is not positive, a lower bound of {@code ±r_j + μ (c·z + c₀)}, {@code μ ≥
 * 0}, is one of {@code ±r_j}. The memory is reused: {@link #clear} empties the batch.
 */
public class Objectives {
  private static final int NO_UNIT = -1;

  private final EquilibriumLayer layer;
  private PreStateBounds[] bounds = {};
  private int[] units = {};
  private double[] sign = {};
  private Margin[] margin = {};
  private double[] price = {};
  private double[] lowerBounds = {};
  private Conjunction[] conjunction = {};
  private double[][] shares = {};
  private int size;
  private final RowBuffer f;

  /** An empty batch with room for {@code capacity} objectives on a layer. */
  public Objectives(EquilibriumLayer layer, int capacity) {
    this.layer = layer;
    this.f = new RowBuffer(layer.size());
    makeRoom(capacity);
  }

  /** Empties the batch and makes room for {@code capacity} objectives. */
  public final void clear(int capacity) {
    size = 0;
    makeRoom(capacity);
  }

  private void makeRoom(int capacity) {
    if (capacity > units.length) {
      bounds = new PreStateBounds[capacity];
      units = new int[capacity];
      sign = new double[capacity];
      margin = new Margin[capacity];
      price = new double[capacity];
      lowerBounds = new double[capacity];
      conjunction = new Conjunction[capacity];
      shares = new double[capacity][];
    }
  }

  /** Adds {@code sign · r_j}, from zero multipliers; returns its row. */
  public int addUnit(int j, double signOfR, PreStateBounds within) {
    return add(j, signOfR, within);
  }

  /**
   * Adds {@code sign · r_j}, to be bounded where a margin is not positive, from zero multipliers;
   * returns its row.
   *
   * @param cutoffPrice μ, at least 0
   */
  public final int addUnit(
      int j, double signOfR, PreStateBounds within, Margin cutoff, double cutoffPrice) {
    int row = addUnit(j, signOfR, within);
    margin[row] = cutoff;
    setPrice(row, cutoffPrice);
    return row;
  }

  /** Adds {@code coefficients_i · z + constant}, from zero multipliers; returns its row. */
  public final int addLinear(Matrix coefficients, int i, double constant, PreStateBounds within) {
    return addMargin(new Margin(coefficients, i, constant), within);
  }

  /** Adds a margin, from zero multipliers; returns its row. */
  public int addMargin(Margin objective, PreStateBounds within) {
    int row = add(NO_UNIT, 0, within);
    margin[row] = objective;
    price[row] = 1;
    return row;
  }

  /** Adds a sum of the functions of a conjunction, from equal shares; returns its row. */
  public final int addConjunction(Conjunction of, PreStateBounds within) {
    double[] even = of.even();
    int row = addMargin(of.at(of.weights(even)), within);
    conjunction[row] = of;
    shares[row] = even;
    return row;
  }

  private int add(int unit, double signOfR, PreStateBounds within) {
    int row = size++;
    units[row] = unit;
    sign[row] = signOfR;
    margin[row] = null;
    conjunction[row] = null;
    price[row] = 0;
    bounds[row] = within;
    lowerBounds[row] = Double.NEGATIVE_INFINITY;
    Matrix multipliers = f.rows(capacity());
    for (int j = 0; j < layer.size(); j++) {
      multipliers.set(row, j, 0);
    }
    return row;
  }

  /** Drops all rows but some, given in ascending order. */
  public void keep(int[] rows) {
    for (int to = 0; to < rows.length; to++) {
      int from = rows[to];
      bounds[to] = bounds[from];
      units[to] = units[from];
      sign[to] = sign[from];
      margin[to] = margin[from];
      conjunction[to] = conjunction[from];
      shares[to] = shares[from];
      price[to] = price[from];
      lowerBounds[to] = lowerBounds[from];
      f.move(from, to);
    }
    size = rows.length;
  }

  /** Lets all rows be bounded within these bounds. */
  public final void within(PreStateBounds all) {
    Arrays.fill(bounds, 0, size, all);
  }

  /** The layer that the objectives are about. */
  protected final EquilibriumLayer layer() {
    return layer;
  }

  /** The number of objectives. */
  public final int size() {
    return size;
  }

  /** The number of objectives that there is room for. */
  protected final int capacity() {
    return units.length;
  }

  /** The bounds of r within which a row is bounded. */
  public final PreStateBounds bounds(int row) {
    return bounds[row];
  }

  /** The unit j of an objective {@code ±r_j}, or −1. */
  public final int unit(int row) {
    return units[row];
  }

  /** The sign of r in an objective {@code ±r_j}. */
  public final double sign(int row) {
    return sign[row];
  }

  /** {@code D_j} of the layer. */
  final double diagonal(int j) {
    return layer.diagonal(j);
  }

  /** The constant of the objective. */
  public final double offset(int row) {
    return margin[row] == null ? 0 : price[row] * margin[row].offset();
  }

  /** The coefficient c of {@code z_k}. */
  public final double coefficient(int row, int k) {
    return margin[row] == null ? 0 : price[row] * margin[row].coefficient(k);
  }

  /** What the rounding of {@link #coefficient} is in proportion to. */
  public final double coefficientSize(int row, int k) {
    return margin[row] == null ? 0 : price[row] * margin[row].coefficientSize(k);
  }

  /** Whether the objective depends on x other than through z. */
  public final boolean hasInputs(int row) {
    return margin[row] != null && margin[row].inputs().isPresent();
  }

  /** The coefficient a of {@code x_i}. */
  public final double inputCoefficient(int row, int i) {
    return price[row] * margin[row].inputCoefficient(i);
  }

  /** Adds the coefficients a of x to a row {@code [q]} of a matrix, if there are any. */
  final void addInputCoefficients(int row, Matrix to, int rowOf) {
    if (margin[row] == null || margin[row].inputs().isEmpty()) {
      return;
    }
    Matrix inputs = margin[row].inputs().get();
    for (int i = 0; i < to.cols(); i++) {
      to.set(rowOf, i, to.get(rowOf, i) + price[row] * inputs.get(margin[row].row(), i));
    }
  }

  /** Whether an objective {@code ±r_j} only matters where a margin is not positive. */
  public final boolean hasCutoff(int row) {
    return margin[row] != null && units[row] != NO_UNIT;
  }

  /** The margin of a row, or that of its cutoff; null where there is neither. */
  protected final Margin marginOf(int row) {
    return margin[row];
  }

  /** The price μ of a row's cutoff; one of a margin, zero where there is neither. */
  public final double price(int row) {
    return price[row];
  }

  /** Changes the price μ of a row's cutoff. */
  public void setPrice(int row, double value) {
    price[row] = value;
  }

  /** Whether an objective is a sum of several functions, whose weights may change. */
  public final boolean hasShares(int row) {
    return conjunction[row] != null;
  }

  /** The shares of these functions; only to be read. */
  public final double[] shares(int row) {
    return shares[row];
  }

  /** Their weights. */
  public final double[] weights(int row) {
    return conjunction[row].weights(shares[row]);
  }

  /** The functions of a row; null where it is of one. */
  protected final Conjunction conjunctionOf(int row) {
    return conjunction[row];
  }

  /** Changes the shares, and so the objective. */
  public void setShares(int row, double[] changed) {
    shares[row] = changed;
    margin[row] = conjunction[row].at(conjunction[row].weights(changed));
  }

  /** The first rows of f. */
  protected final Matrix f(int rows) {
    return f.rows(rows);
  }

  /** f of the multipliers {@code g = D∘f [size × p]}. */
  public final Matrix f() {
    return f.rows(size);
  }

  /** The lower bound of a row, once evaluated. */
  public final double lowerBound(int row) {
    return lowerBounds[row];
  }

  final void setLowerBound(int row, double value) {
    lowerBounds[row] = value;
  }
}
