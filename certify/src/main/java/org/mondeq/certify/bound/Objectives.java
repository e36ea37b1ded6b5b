package org.mondeq.certify.bound;

import java.util.List;
import org.mondeq.linalg.Matrix;

/**
 * A batch of objectives {@code c·z + d·r} to be bounded from below, one in each row, each within
 * bounds of r, with the iterates of the splitting that finds their multipliers.
 *
 * <p>An objective is either {@code ±r_j} or a row of a matrix of coefficients on z. The memory is
 * reused: {@link #clear} empties the batch.
 */
final class Objectives {
  private final ExplicitLayer layer;
  private NeuronBounds[] bounds;
  private Matrix[] source;
  private int[] index;
  private double[] sign;
  private double[] offset;
  private int size;

  /** f of the multipliers {@code g = D∘f}. */
  private Matrix f;

  private Matrix u;
  private Matrix h;
  private Matrix lowerSlopes;
  private double[] lowerBounds;

  Objectives(ExplicitLayer layer, int capacity) {
    this.layer = layer;
    reserve(Math.max(1, capacity));
  }

  private void reserve(int capacity) {
    int p = layer.size();
    bounds = new NeuronBounds[capacity];
    source = new Matrix[capacity];
    index = new int[capacity];
    sign = new double[capacity];
    offset = new double[capacity];
    lowerBounds = new double[capacity];
    f = Matrix.zeros(capacity, p);
    u = Matrix.zeros(capacity, p);
    h = Matrix.zeros(capacity, p);
    lowerSlopes = Matrix.zeros(capacity, p);
  }

  /** Empties the batch and makes room for {@code capacity} objectives. */
  void clear(int capacity) {
    if (capacity > index.length) {
      reserve(capacity + capacity / 4);
    }
    size = 0;
  }

  /** Adds {@code sign · r_j}, from zero multipliers; returns its row. */
  int addNeuron(int j, double signOfR, NeuronBounds within) {
    int row = add(null, j, signOfR, within);
    for (int k = 0; k < layer.size(); k++) {
      h.set(row, k, signOfR * layer.coupling().get(j, k));
    }
    return row;
  }

  /** Adds {@code coefficients_i · z + constant}, from zero multipliers; returns its row. */
  int addLinear(Matrix coefficients, int i, double constant, NeuronBounds within) {
    int row = add(coefficients, i, 0, within);
    offset[row] = constant;
    h.setRow(row, coefficients.row(i));
    return row;
  }

  private int add(Matrix coefficients, int i, double signOfR, NeuronBounds within) {
    int row = size++;
    source[row] = coefficients;
    index[row] = i;
    sign[row] = signOfR;
    offset[row] = 0;
    bounds[row] = within;
    double[] zero = new double[layer.size()];
    f.setRow(row, zero);
    u.setRow(row, zero);
    for (int j = 0; j < zero.length; j++) {
      lowerSlopes.set(row, j, within.leastAreaSlope(j));
    }
    return row;
  }

  /** Lets row {@code row} start from earlier iterates {@code [f, u]}. */
  void warmStart(int row, List<double[]> iterates) {
    f.setRow(row, iterates.get(0));
    u.setRow(row, iterates.get(1));
  }

  /** The iterates of a row, to start a later batch from. */
  List<double[]> iterates(int row) {
    return List.of(f.row(row), u.row(row));
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

  /** The constant of the objective. */
  double offset(int row) {
    return offset[row];
  }

  /** The coefficient c of {@code z_k}. */
  double coefficient(int row, int k) {
    return source[row] == null ? 0 : source[row].get(index[row], k);
  }

  /** f {@code [size × p]}. */
  Matrix f() {
    return f.rows(0, size);
  }

  /** u of the splitting {@code [size × p]}. */
  Matrix u() {
    return u.rows(0, size);
  }

  /** Right sides {@code [size × p]} of the adjoint equilibrium. */
  Matrix h() {
    return h.rows(0, size);
  }

  /**
   * The slopes {@code [size × p]}, in [0, 1], of the lower lines of units whose sign is open; those
   * of least area unless changed.
   */
  Matrix lowerSlopes() {
    return lowerSlopes.rows(0, size);
  }

  /** The lower bound of a row, once evaluated. */
  double lowerBound(int row) {
    return lowerBounds[row];
  }

  void setLowerBound(int row, double value) {
    lowerBounds[row] = value;
  }
}
