package org.mondeq.certify.bound.dual;

import java.util.Arrays;
import org.mondeq.linalg.Matrix;

/**
 * A batch of objectives {@code c·z + d·r} to be bounded from below, one in each row, each within
 * bounds of r, with what the search for its bound changes: the parameters of its relaxation, and
 * the iterates of the splittings that find its multipliers and its minimiser.
 *
 * <p>An objective is a {@link Margin} or {@code ±r_j}; to the latter, a price times a margin may be
 * added: where the margin is not positive, a lower bound of {@code ±r_j + μ (c·z + c₀)}, {@code μ ≥
 * 0}, is one of {@code ±r_j}. The memory is reused: {@link #clear} empties the batch.
 */
public final class Objectives {
  /** The number of matrices that a search changes. */
  static final int SEARCHED = 6;

  private static final double FIRST_PRICE = 0.5;
  private static final int NO_UNIT = -1;

  private final EquilibriumLayer layer;
  private PreStateBounds[] bounds = {};
  private int[] units = {};
  private double[] sign = {};
  private Margin[] margin = {};
  private double[] price = {};
  private double[] priceScale = {};
  private double[] lowerBounds = {};
  private Conjunction[] conjunction = {};
  private double[][] shares = {};
  private int size;

  private final RowBuffer h;
  private final RowBuffer[] searched = new RowBuffer[SEARCHED];

  /** The first rows of all matrices, valid until rows are added or removed. */
  private Matrix[] views;

  private Matrix rightSides;

  public Objectives(EquilibriumLayer layer, int capacity) {
    this.layer = layer;
    this.h = new RowBuffer(layer.size());
    Arrays.setAll(searched, i -> new RowBuffer(layer.size()));
    clear(capacity);
  }

  /** Empties the batch and makes room for {@code capacity} objectives. */
  public void clear(int capacity) {
    if (capacity > units.length) {
      bounds = new PreStateBounds[capacity];
      units = new int[capacity];
      sign = new double[capacity];
      margin = new Margin[capacity];
      price = new double[capacity];
      priceScale = new double[capacity];
      lowerBounds = new double[capacity];
      conjunction = new Conjunction[capacity];
      shares = new double[capacity][];
    }
    size = 0;
    view(capacity);
  }

  private void view(int rows) {
    rightSides = h.rows(rows);
    views = Arrays.stream(searched).map(buffer -> buffer.rows(rows)).toArray(Matrix[]::new);
  }

  /** Adds {@code sign · r_j}, from zero multipliers; returns its row. */
  public int addUnit(int j, double signOfR, PreStateBounds within) {
    int row = add(j, signOfR, within);
    for (int k = 0; k < layer.size(); k++) {
      rightSides.set(row, k, signOfR * layer.coupling().get(j, k));
    }
    return row;
  }

  /**
   * Adds {@code sign · r_j}, to be bounded where a margin is not positive, from zero multipliers
   * and a price of half the {@link #priceScale}; returns its row.
   */
  public int addUnit(int j, double signOfR, PreStateBounds within, Margin cutoff) {
    int row = addUnit(j, signOfR, within);
    double sizeOfUnit = 0;
    for (int k = 0; k < layer.size(); k++) {
      sizeOfUnit += Math.abs(layer.coupling().get(j, k));
    }
    margin[row] = cutoff;
    priceScale[row] = sizeOfUnit / cutoff.size();
    setPrice(row, FIRST_PRICE * priceScale[row]);
    return row;
  }

  /** Adds {@code coefficients_i · z + constant}, from zero multipliers; returns its row. */
  public int addLinear(Matrix coefficients, int i, double constant, PreStateBounds within) {
    return addMargin(new Margin(coefficients, i, constant), within);
  }

  /** Adds a margin, from zero multipliers; returns its row. */
  public int addMargin(Margin objective, PreStateBounds within) {
    int row = add(NO_UNIT, 0, within);
    margin[row] = objective;
    price[row] = 1;
    for (int k = 0; k < layer.size(); k++) {
      rightSides.set(row, k, objective.coefficient(k));
    }
    return row;
  }

  /** Adds a sum of the functions of a conjunction, from equal shares; returns its row. */
  public int addConjunction(Conjunction of, PreStateBounds within) {
    double[] even = of.even();
    int row = addMargin(of.at(of.weights(even)), within);
    conjunction[row] = of;
    shares[row] = even;
    return row;
  }

  private int add(int unit, double signOfR, PreStateBounds within) {
    if (views[0].rows() == size) {
      view(units.length);
    }
    int row = size++;
    units[row] = unit;
    sign[row] = signOfR;
    margin[row] = null;
    conjunction[row] = null;
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
  public void resetLowerSlopes(int row) {
    for (int j = 0; j < layer.size(); j++) {
      views[2].set(row, j, bounds[row].leastAreaSlope(j));
    }
  }

  /** Lets row {@code row} start from where an earlier search ended. */
  public void start(int row, WarmStart from) {
    from.copyTo(views, row);
    if (conjunction[row] != null) {
      from.shares().ifPresent(known -> setShares(row, known));
    }
  }

  /** Where the search for the bound of a row is. */
  public WarmStart state(int row) {
    WarmStart state = WarmStart.of(views, row);
    return conjunction[row] == null ? state : state.withShares(shares[row]);
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
      priceScale[to] = priceScale[from];
      lowerBounds[to] = lowerBounds[from];
      h.move(from, to);
      for (RowBuffer matrix : searched) {
        matrix.move(from, to);
      }
    }
    size = rows.length;
  }

  /** Lets all rows be bounded within these bounds. */
  public void within(PreStateBounds all) {
    Arrays.fill(bounds, 0, size, all);
  }

  public int size() {
    return size;
  }

  public PreStateBounds bounds(int row) {
    return bounds[row];
  }

  /** The unit j of an objective {@code ±r_j}, or −1. */
  public int unit(int row) {
    return units[row];
  }

  /** The sign of r in an objective {@code ±r_j}. */
  public double sign(int row) {
    return sign[row];
  }

  /** {@code D_j} of the layer. */
  double diagonal(int j) {
    return layer.diagonal(j);
  }

  /** The constant of the objective. */
  public double offset(int row) {
    return margin[row] == null ? 0 : price[row] * margin[row].offset();
  }

  /** The coefficient c of {@code z_k}. */
  public double coefficient(int row, int k) {
    return margin[row] == null ? 0 : price[row] * margin[row].coefficient(k);
  }

  /** What the rounding of {@link #coefficient} is in proportion to. */
  public double coefficientSize(int row, int k) {
    return margin[row] == null ? 0 : price[row] * margin[row].coefficientSize(k);
  }

  /** Whether the objective depends on x other than through z. */
  public boolean hasInputs(int row) {
    return margin[row] != null && margin[row].inputs().isPresent();
  }

  /** The coefficient a of {@code x_i}. */
  public double inputCoefficient(int row, int i) {
    return price[row] * margin[row].inputCoefficient(i);
  }

  /** Adds the coefficients a of x to a row {@code [q]} of a matrix, if there are any. */
  void addInputCoefficients(int row, Matrix to, int rowOf) {
    if (margin[row] == null || margin[row].inputs().isEmpty()) {
      return;
    }
    Matrix inputs = margin[row].inputs().get();
    for (int i = 0; i < to.cols(); i++) {
      to.set(rowOf, i, to.get(rowOf, i) + price[row] * inputs.get(margin[row].row(), i));
    }
  }

  /** Whether an objective {@code ±r_j} only matters where a margin is not positive. */
  public boolean hasCutoff(int row) {
    return margin[row] != null && units[row] != NO_UNIT;
  }

  /**
   * That margin at the point at which the row's relaxation is smallest.
   *
   * @param inputs the inputs of all rows there {@code [n × q]}
   */
  public double margin(int row, Matrix inputs) {
    return margin[row].at(z(), inputs, row);
  }

  /** The price μ of a row's cutoff; one of a margin, zero where there is neither. */
  public double price(int row) {
    return price[row];
  }

  /** {@code ‖Ŵ_j‖₁/‖c‖₁}: what prices of a row are like. */
  public double priceScale(int row) {
    return priceScale[row];
  }

  /** Changes the price μ of a row's cutoff, {@code h = s Ŵ_j + μ c}. */
  public void setPrice(int row, double value) {
    double change = value - price[row];
    price[row] = value;
    for (int k = 0; k < layer.size(); k++) {
      double h = rightSides.get(row, k);
      rightSides.set(row, k, h + change * margin[row].coefficient(k));
    }
  }

  /** Whether an objective is a sum of several functions, whose weights may change. */
  public boolean hasShares(int row) {
    return conjunction[row] != null;
  }

  /** The shares of these functions; only to be read. */
  public double[] shares(int row) {
    return shares[row];
  }

  /** Their weights. */
  public double[] weights(int row) {
    return conjunction[row].weights(shares[row]);
  }

  /** The functions at the point at which the row's relaxation is smallest, each in its scale. */
  public double[] values(int row, Matrix inputs) {
    return conjunction[row].values(z(), inputs, row);
  }

  /** Changes the shares, and so the objective. */
  public void setShares(int row, double[] changed) {
    shares[row] = changed;
    margin[row] = conjunction[row].at(conjunction[row].weights(changed));
    for (int k = 0; k < layer.size(); k++) {
      rightSides.set(row, k, margin[row].coefficient(k));
    }
  }

  private Matrix searched(int which) {
    if (views[which].rows() != size) {
      view(size);
    }
    return views[which];
  }

  /** f of the multipliers {@code g = D∘f [size × p]}. */
  public Matrix f() {
    return searched(0);
  }

  /** u of the splitting that finds f {@code [size × p]}. */
  public Matrix u() {
    return searched(1);
  }

  /**
   * The slopes {@code [size × p]}, in [0, 1], of the lower lines of units whose sign is open; those
   * of least area unless changed.
   */
  public Matrix lowerSlopes() {
    return searched(2);
  }

  /**
   * The multipliers λ ≥ 0 {@code [size × p]} of the signs of units whose sign is known: of {@code r
   * ≥ low} where {@code low ≥ 0}, of {@code r ≤ high} elsewhere; zero unless changed.
   */
  public Matrix signMultipliers() {
    return searched(3);
  }

  /** z of the point at which the relaxation is smallest {@code [size × p]}. */
  public Matrix z() {
    return searched(4);
  }

  /** u of the splitting that finds z {@code [size × p]}. */
  public Matrix zu() {
    return searched(5);
  }

  /** Right sides {@code [size × p]} of the adjoint equilibrium without multipliers of signs. */
  public Matrix h() {
    if (rightSides.rows() != size) {
      view(size);
    }
    return rightSides;
  }

  /** The lower bound of a row, once evaluated. */
  public double lowerBound(int row) {
    return lowerBounds[row];
  }

  void setLowerBound(int row, double value) {
    lowerBounds[row] = value;
  }
}
