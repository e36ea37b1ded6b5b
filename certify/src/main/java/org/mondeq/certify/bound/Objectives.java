package org.mondeq.certify.bound;

import java.util.Arrays;
import org.mondeq.linalg.Matrix;

/**
 * A batch of objectives {@code c·z + d·r} to be bounded from below, one in each row, each within
 * bounds of r, with what the search for its bound changes: the parameters of its relaxation, and
 * the iterates of the splittings that find its multipliers and its minimiser.
 *
 * <p>An objective is {@code ±r_j}, with or without a {@link Cutoff}, or a row of a matrix of
 * coefficients on z. The memory is reused: {@link #clear} empties the batch.
 */
final class Objectives {
  /** The number of matrices that a search changes. */
  static final int SEARCHED = 6;

  private static final double FIRST_PRICE = 0.5;

  private final ExplicitLayer layer;
  private NeuronBounds[] bounds = {};
  private Matrix[] source = {};
  private int[] index = {};
  private double[] sign = {};
  private double[] offset = {};
  private Cutoff[] cutoff = {};
  private double[] price = {};
  private double[] priceScale = {};
  private double[] lowerBounds = {};
  private int size;

  private final RowBuffer h;
  private final RowBuffer[] searched = new RowBuffer[SEARCHED];

  /** The first rows of all matrices, valid until rows are added or removed. */
  private Matrix[] views;

  private Matrix rightSides;

  Objectives(ExplicitLayer layer, int capacity) {
    this.layer = layer;
    this.h = new RowBuffer(layer.size());
    Arrays.setAll(searched, i -> new RowBuffer(layer.size()));
    clear(capacity);
  }

  /** Empties the batch and makes room for {@code capacity} objectives. */
  void clear(int capacity) {
    if (capacity > index.length) {
      bounds = new NeuronBounds[capacity];
      source = new Matrix[capacity];
      index = new int[capacity];
      sign = new double[capacity];
      offset = new double[capacity];
      cutoff = new Cutoff[capacity];
      price = new double[capacity];
      priceScale = new double[capacity];
      lowerBounds = new double[capacity];
    }
    size = 0;
    view(capacity);
  }

  private void view(int rows) {
    rightSides = h.rows(rows);
    views = Arrays.stream(searched).map(buffer -> buffer.rows(rows)).toArray(Matrix[]::new);
  }

  /** Adds {@code sign · r_j}, from zero multipliers; returns its row. */
  int addNeuron(int j, double signOfR, NeuronBounds within) {
    int row = add(null, j, signOfR, within);
    for (int k = 0; k < layer.size(); k++) {
      rightSides.set(row, k, signOfR * layer.coupling().get(j, k));
    }
    return row;
  }

  /**
   * Adds {@code sign · r_j}, to be bounded where a margin is not positive, from zero multipliers
   * and a price of half the {@link #priceScale}; returns its row.
   */
  int addNeuron(int j, double signOfR, NeuronBounds within, Cutoff margin) {
    int row = addNeuron(j, signOfR, within);
    double sizeOfUnit = 0;
    for (int k = 0; k < layer.size(); k++) {
      sizeOfUnit += Math.abs(layer.coupling().get(j, k));
    }
    cutoff[row] = margin;
    priceScale[row] = sizeOfUnit / margin.size();
    setPrice(row, FIRST_PRICE * priceScale[row]);
    return row;
  }

  /** Adds {@code coefficients_i · z + constant}, from zero multipliers; returns its row. */
  int addLinear(Matrix coefficients, int i, double constant, NeuronBounds within) {
    int row = add(coefficients, i, 0, within);
    offset[row] = constant;
    for (int k = 0; k < layer.size(); k++) {
      rightSides.set(row, k, coefficients.get(i, k));
    }
    return row;
  }

  private int add(Matrix coefficients, int i, double signOfR, NeuronBounds within) {
    if (views[0].rows() == size) {
      view(index.length);
    }
    int row = size++;
    source[row] = coefficients;
    index[row] = i;
    sign[row] = signOfR;
    offset[row] = 0;
    cutoff[row] = null;
    price[row] = 0;
    bounds[row] = within;
    lowerBounds[row] = Double.NEGATIVE_INFINITY;
    for (Matrix matrix : views) {
      for (int j = 0; j < layer.size(); j++) {
        matrix.set(row, j, 0);
      }
    }
    resetLowerSlopes(row);
    return row;
  }

  /** Sets the lower lines of a row to those of least area within its bounds. */
  void resetLowerSlopes(int row) {
    for (int j = 0; j < layer.size(); j++) {
      views[2].set(row, j, bounds[row].leastAreaSlope(j));
    }
  }

  /** Lets row {@code row} start from where an earlier search ended. */
  void start(int row, WarmStart from) {
    from.copyTo(views, row);
  }

  /** Where the search for the bound of a row is. */
  WarmStart state(int row) {
    return WarmStart.of(views, row);
  }

  /** Drops all rows but some, given in ascending order. */
  void keep(int[] rows) {
    for (int to = 0; to < rows.length; to++) {
      int from = rows[to];
      bounds[to] = bounds[from];
      source[to] = source[from];
      index[to] = index[from];
      sign[to] = sign[from];
      offset[to] = offset[from];
      cutoff[to] = cutoff[from];
      price[to] = price[from];
      priceScale[to] = priceScale[from];
      lowerBounds[to] = lowerBounds[from];
      h.move(from, to);
      for (RowBuffer matrix : searched) {
        matrix.move(from, to);
      }
    }
    size = rows.length;
  }

  int size() {
    return size;
  }

  NeuronBounds bounds(int row) {
    return bounds[row];
  }

  /** The unit j of an objective {@code ±r_j}, or −1. */
  int neuron(int row) {
    return source[row] == null ? index[row] : -1;
  }

  /** The sign of r in an objective {@code ±r_j}. */
  double sign(int row) {
    return sign[row];
  }

  /** {@code D_j} of the layer. */
  double diagonal(int j) {
    return layer.diagonal(j);
  }

  /** The constant of the objective. */
  double offset(int row) {
    return cutoff[row] == null ? offset[row] : price[row] * cutoff[row].offset();
  }

  /** The coefficient c of {@code z_k}. */
  double coefficient(int row, int k) {
    if (cutoff[row] != null) {
      return price[row] * cutoff[row].coefficient(k);
    }
    return source[row] == null ? 0 : source[row].get(index[row], k);
  }

  /** Whether an objective {@code ±r_j} only matters where a margin is not positive. */
  boolean hasCutoff(int row) {
    return cutoff[row] != null;
  }

  /** That margin at the point at which the row's relaxation is smallest. */
  double margin(int row) {
    return cutoff[row].margin(z(), row);
  }

  /** The price μ of a row's cutoff; zero without one. */
  double price(int row) {
    return price[row];
  }

  /** {@code ‖Ŵ_j‖₁/‖c‖₁}: what prices of a row are like. */
  double priceScale(int row) {
    return priceScale[row];
  }

  /** Changes the price μ of a row's cutoff, {@code h = s Ŵ_j + μ c}. */
  void setPrice(int row, double value) {
    double change = value - price[row];
    price[row] = value;
    for (int k = 0; k < layer.size(); k++) {
      double h = rightSides.get(row, k);
      rightSides.set(row, k, h + change * cutoff[row].coefficient(k));
    }
  }

  private Matrix searched(int which) {
    if (views[which].rows() != size) {
      view(size);
    }
    return views[which];
  }

  /** f of the multipliers {@code g = D∘f [size × p]}. */
  Matrix f() {
    return searched(0);
  }

  /** u of the splitting that finds f {@code [size × p]}. */
  Matrix u() {
    return searched(1);
  }

  /**
   * The slopes {@code [size × p]}, in [0, 1], of the lower lines of units whose sign is open; those
   * of least area unless changed.
   */
  Matrix lowerSlopes() {
    return searched(2);
  }

  /**
   * The multipliers λ ≥ 0 {@code [size × p]} of the signs of units whose sign is known: of {@code r
   * ≥ low} where {@code low ≥ 0}, of {@code r ≤ high} elsewhere; zero unless changed.
   */
  Matrix signMultipliers() {
    return searched(3);
  }

  /** z of the point at which the relaxation is smallest {@code [size × p]}. */
  Matrix z() {
    return searched(4);
  }

  /** u of the splitting that finds z {@code [size × p]}. */
  Matrix zu() {
    return searched(5);
  }

  /** Right sides {@code [size × p]} of the adjoint equilibrium without multipliers of signs. */
  Matrix h() {
    if (rightSides.rows() != size) {
      view(size);
    }
    return rightSides;
  }

  /** The lower bound of a row, once evaluated. */
  double lowerBound(int row) {
    return lowerBounds[row];
  }

  void setLowerBound(int row, double value) {
    lowerBounds[row] = value;
  }
}
