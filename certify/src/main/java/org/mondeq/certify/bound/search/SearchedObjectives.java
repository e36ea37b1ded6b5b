package org.mondeq.certify.bound.search;

import java.util.Arrays;
import java.util.List;
import org.mondeq.certify.bound.dual.EquilibriumLayer;
import org.mondeq.certify.bound.dual.Margin;
import org.mondeq.certify.bound.dual.Objectives;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.RowBuffer;
import org.mondeq.linalg.Matrix;

/**
 * Objectives with what the search for their bounds changes: the parameters of each row's
 * relaxation, and the iterates of the splittings that find its multipliers and its minimiser.
 */
public final class SearchedObjectives extends Objectives {
  /** The matrices that a search changes: f and the five of this class. */
  static final int MATRICES = 6;

  private static final double FIRST_PRICE = 0.5;

  private final RowBuffer h;
  private final RowBuffer u;
  private final RowBuffer lowerSlopes;
  private final RowBuffer signMultipliers;
  private final RowBuffer z;
  private final RowBuffer zu;
  private double[] priceScale = {};

  /** An empty batch with room for {@code capacity} objectives on a layer. */
  public SearchedObjectives(EquilibriumLayer layer, int capacity) {
    super(layer, capacity);
    this.h = new RowBuffer(layer.size());
    this.u = new RowBuffer(layer.size());
    this.lowerSlopes = new RowBuffer(layer.size());
    this.signMultipliers = new RowBuffer(layer.size());
    this.z = new RowBuffer(layer.size());
    this.zu = new RowBuffer(layer.size());
  }

  @Override
  public int addUnit(int j, double signOfR, PreStateBounds within) {
    int row = super.addUnit(j, signOfR, within);
    begin(row);
    for (int k = 0; k < layer().size(); k++) {
      h.rows(capacity()).set(row, k, signOfR * layer().coupling().get(j, k));
    }
    return row;
  }

  /**
   * Adds {@code sign · r_j}, to be bounded where a margin is not positive, from zero multipliers
   * and a price of half the {@link #priceScale}; returns its row.
   */
  public int addUnit(int j, double signOfR, PreStateBounds within, Margin cutoff) {
    double sizeOfUnit = 0;
    for (int k = 0; k < layer().size(); k++) {
      sizeOfUnit += Math.abs(layer().coupling().get(j, k));
    }
    double scale = sizeOfUnit / cutoff.norm();
    int row = addUnit(j, signOfR, within, cutoff, FIRST_PRICE * scale);
    if (priceScale.length < capacity()) {
      priceScale = Arrays.copyOf(priceScale, capacity());
    }
    priceScale[row] = scale;
    return row;
  }

  @Override
  public int addMargin(Margin objective, PreStateBounds within) {
    int row = super.addMargin(objective, within);
    begin(row);
    for (int k = 0; k < layer().size(); k++) {
      h.rows(capacity()).set(row, k, objective.coefficient(k));
    }
    return row;
  }

  private void begin(int row) {
    for (RowBuffer buffer : List.of(u, signMultipliers, z, zu)) {
      Matrix matrix = buffer.rows(capacity());
      for (int j = 0; j < layer().size(); j++) {
        matrix.set(row, j, 0);
      }
    }
    resetLowerSlopes(row);
  }

  /** Sets the lower lines of a row to those of least area within its bounds. */
  public void resetLowerSlopes(int row) {
    for (int j = 0; j < layer().size(); j++) {
      lowerSlopes.rows(capacity()).set(row, j, bounds(row).leastAreaSlope(j));
    }
  }

  /** Lets row {@code row} start from where an earlier search ended. */
  public void start(int row, WarmStart from) {
    from.copyTo(matrices(capacity()), row);
    if (hasShares(row)) {
      from.shares().ifPresent(known -> setShares(row, known));
    }
  }

  /** Where the search for the bound of a row is. */
  public WarmStart state(int row) {
    WarmStart state = WarmStart.of(matrices(size()), row);
    return hasShares(row) ? state.withShares(shares(row)) : state;
  }

  private Matrix[] matrices(int rows) {
    return new Matrix[] {
      f(rows),
      u.rows(rows),
      lowerSlopes.rows(rows),
      signMultipliers.rows(rows),
      z.rows(rows),
      zu.rows(rows)
    };
  }

  @Override
  public void keep(int[] rows) {
    for (int to = 0; to < rows.length; to++) {
      if (rows[to] < priceScale.length) {
        priceScale[to] = priceScale[rows[to]];
      }
      for (RowBuffer buffer : List.of(h, u, lowerSlopes, signMultipliers, z, zu)) {
        buffer.move(rows[to], to);
      }
    }
    super.keep(rows);
  }

  /**
   * The margin of a row's cutoff at the point at which the row's relaxation is smallest.
   *
   * @param inputs the inputs of all rows there {@code [n × q]}
   */
  public double margin(int row, Matrix inputs) {
    return marginOf(row).at(z(), inputs, row);
  }

  /** The functions at the point at which the row's relaxation is smallest, each in its scale. */
  double[] values(int row, Matrix inputs) {
    return conjunctionOf(row).values(z(), inputs, row);
  }

  /** Changes the shares, and so the objective and its right side. */
  @Override
  public void setShares(int row, double[] changed) {
    super.setShares(row, changed);
    for (int k = 0; k < layer().size(); k++) {
      h.rows(capacity()).set(row, k, marginOf(row).coefficient(k));
    }
  }

  /** {@code ‖Ŵ_j‖₁/‖c‖₁}: what prices of a row are like. */
  double priceScale(int row) {
    return priceScale[row];
  }

  /** Changes the price μ of a row's cutoff, {@code h = s Ŵ_j + μ c}. */
  @Override
  public void setPrice(int row, double value) {
    double change = value - price(row);
    super.setPrice(row, value);
    Matrix rightSides = h.rows(capacity());
    for (int k = 0; k < layer().size(); k++) {
      rightSides.set(row, k, rightSides.get(row, k) + change * marginOf(row).coefficient(k));
    }
  }

  /** u of the splitting that finds f {@code [size × p]}. */
  public Matrix u() {
    return u.rows(size());
  }

  /**
   * The slopes {@code [size × p]}, in [0, 1], of the lower lines of units whose sign is open; those
   * of least area unless changed.
   */
  public Matrix lowerSlopes() {
    return lowerSlopes.rows(size());
  }

  /**
   * The multipliers λ ≥ 0 {@code [size × p]} of the signs of units whose sign is known: of {@code r
   * ≥ low} where {@code low ≥ 0}, of {@code r ≤ high} elsewhere; zero unless changed.
   */
  public Matrix signMultipliers() {
    return signMultipliers.rows(size());
  }

  /** z of the point at which the relaxation is smallest {@code [size × p]}. */
  public Matrix z() {
    return z.rows(size());
  }

  /** u of the splitting that finds z {@code [size × p]}. */
  public Matrix zu() {
    return zu.rows(size());
  }

  /** Right sides {@code [size × p]} of the adjoint equilibrium without multipliers of signs. */
  public Matrix h() {
    return h.rows(size());
  }
}
