package org.mondeq.certify.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;

/**
 * The states after a step: {@code u = t} in an M-Zonotope without box, {@code z = ReLU(t) ∈ λ t + μ
 * ± μ}.
 *
 * <p>The relation between z and u is kept, so the error ball of t is not counted twice in {@code 2z
 * − u}, whose factors {@code 2λ − 1} lie in [−1, 1].
 */
public final class RectifiedStates implements SolverStates {
  /**
   * A part of the generators that pays for the underflow of their factors: a step is off by at
   * least {@link Rounding#UNDERFLOW} of the magnitude of its operand, and {@code UNDERFLOW · 2⁻⁶⁰}
   * is more than p times {@link Rounding#TINY}.
   */
  private static final double UNDERFLOW = 0x1p-60;

  private final MZonotope t;
  private final double[] radius;
  private final double radiusNorm;
  private final Interval bounds;
  private final ReluRelaxation relu;
  private final boolean holdsU;
  private final Map<Basis, double[]> reaches = new HashMap<>();

  private RectifiedStates(
      MZonotope t, double[] radius, Interval bounds, ReluRelaxation relu, boolean holdsU) {
    this.t = t;
    this.radius = radius;
    this.radiusNorm = Rounding.up(Norms.euclidean(radius), radius.length);
    this.bounds = bounds;
    this.relu = relu;
    this.holdsU = holdsU;
  }

  /**
   * The states of a set of t, with the relaxation of least area.
   *
   * @param holdsU whether t is the u of Peaceman-Rachford states
   * @throws UnboundedSetException if the set is not finite
   */
  public static RectifiedStates of(MZonotope t, boolean holdsU) {
    double[] radius = t.generatorRadius();
    Interval bounds = t.concretize(radius);
    if (!bounds.isNarrowerThan(Double.MAX_VALUE)) {
      throw new UnboundedSetException();
    }
    return new RectifiedStates(t, radius, bounds, ReluRelaxation.tightest(bounds), holdsU);
  }

  /** The set of t; its generators live until the second step from here. */
  public MZonotope set() {
    return t;
  }

  /**
   * The same states with fewer generators: the oldest of those after the first q become a box, as
   * many as reach no further than a share of all.
   *
   * <p>Works in the memory of this set, which is lost. The bounds and the relaxation stay those of
   * this set: they hold of every state in it.
   *
   * @param q how many generators, the first ones, are left alone
   * @param share of the summed radius, small, that may lose its relations between coordinates
   */
  public RectifiedStates compact(int q, double share) {
    Matrix rows = t.generators();
    int p = t.size();
    double[] sums = new double[p];
    int old = oldest(rows, q, share, sums);
    if (old - q <= p) {
      return this;
    }
    double[] row = new double[p];
    for (int j = 0; j < p; j++) {
      Arrays.fill(row, 0);
      row[j] = Rounding.up(sums[j], old - q);
      rows.setRow(q + j, row);
    }
    int kept = rows.rows() - old;
    for (int k = 0; k < kept; k++) {
      rows.buffer().get((old + k) * p, row);
      rows.setRow(q + p + k, row);
    }
    double[] center = new double[p];
    for (int j = 0; j < p; j++) {
      center[j] = t.center(j);
    }
    MZonotope fewer = new MZonotope(center, rows.rows(0, q + p + kept), new double[p], t.slack());
    return new RectifiedStates(fewer, fewer.generatorRadius(), bounds, relu, holdsU);
  }

  /** The end of the rows from q on that together reach a share of the radius, and their sums. */
  private int oldest(Matrix rows, int q, double share, double[] sums) {
    double limit = 0;
    for (double value : radius) {
      limit += share * value;
    }
    double[] row = new double[sums.length];
    int end = q;
    for (; end < rows.rows(); end++) {
      rows.buffer().get(end * row.length, row);
      for (double value : row) {
        limit -= Math.abs(value);
      }
      if (!(limit >= 0)) {
        break;
      }
      for (int j = 0; j < row.length; j++) {
        sums[j] += Math.abs(row[j]);
      }
    }
    return end;
  }

  /** Bounds of t, which is u after a PR step. */
  public Interval bounds() {
    return bounds;
  }

  /** The number of latent units p. */
  public int size() {
    return t.size();
  }

  /** The relaxation of the ReLU. */
  public ReluRelaxation relu() {
    return relu;
  }

  /**
   * Whether the bounds of u lie in those of a set of (z, u), or those of z in those of a set of z:
   * necessary for inclusion, up to rounding, and cheap.
   */
  public boolean liesInHull(Interval joint) {
    int p = t.size();
    if (joint.size() == p) {
      return liesInHullOfZ(joint);
    }
    for (int j = 0; j < p; j++) {
      if (!(joint.low(p + j) <= bounds.low(j) && bounds.high(j) <= joint.high(p + j))) {
        return false;
      }
    }
    return true;
  }

  private boolean liesInHullOfZ(Interval hull) {
    for (int j = 0; j < t.size(); j++) {
      double slope = relu.slope(j);
      double low = slope * bounds.low(j);
      double high = slope * bounds.high(j) + 2 * relu.offset(j);
      if (!(hull.low(j) <= low && high <= hull.high(j))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public StepOperand operand(boolean reflecting) {
    if (reflecting && !holdsU) {
      throw new IllegalStateException("a Peaceman-Rachford step needs z and u");
    }
    int p = t.size();
    double[] scale = new double[p];
    double[] center = new double[p];
    double[] box = new double[p];
    double[] magnitude = new double[p];
    double factor = reflecting ? 2 : 1;
    for (int j = 0; j < p; j++) {
      scale[j] = factor * relu.slope(j) - (reflecting ? 1 : 0);
      box[j] = factor * relu.offset(j);
      center[j] = scale[j] * t.center(j) + box[j];
      double reach = Math.abs(t.center(j)) + radius[j];
      magnitude[j] = Math.abs(scale[j]) * reach + UNDERFLOW * reach + 2 * box[j];
    }
    return new StepOperand(
        t.generators(),
        true,
        scale,
        center,
        box,
        t.slack(),
        Rounding.up(Norms.euclidean(magnitude), p + 6L));
  }

  /** The generators' second moments {@code [2p × 2p]} of (z, u), for a new basis. */
  public Matrix jointMoments() {
    Matrix gram = Blas.transposedProduct(t.generators(), t.generators());
    int p = t.size();
    Matrix joint = Matrix.zeros(2 * p, 2 * p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double moment = gram.get(i, j);
        joint.set(p + i, p + j, moment);
        joint.set(i, p + j, relu.slope(i) * moment);
        joint.set(p + i, j, moment * relu.slope(j));
        joint.set(i, j, relu.slope(i) * moment * relu.slope(j));
      }
    }
    return joint;
  }

  /** The generators' second moments {@code [p × p]} of z. */
  public Matrix moments() {
    Matrix gram = Blas.transposedProduct(t.generators(), t.generators());
    int p = t.size();
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        gram.set(i, j, relu.slope(i) * gram.get(i, j) * relu.slope(j));
      }
    }
    return gram;
  }

  /**
   * (z, u) consolidated on a basis of dimension 2p, or z alone on one of dimension p: Theorem 5.1,
   * {@code A ν ∈ Ã diag(c) ν′} with {@code c = |Ã⁻¹ A| 1}.
   */
  public ProperMZonotope consolidate(Basis basis) {
    return ProperMZonotope.enclosing(shell(basis), basis, reach(basis), 2 * radiusNorm);
  }

  /**
   * Whether (z, u), or z, is shown to lie in a set of its dimension: Theorem 5.2, {@code |A⁻¹ A′| 1
   * + |A⁻¹| max(0, |a′ − a| + β′ − β) ≤ 1}.
   */
  public boolean isIn(ProperMZonotope set) {
    return set.contains(shell(set.basis()), reach(set.basis()), 2 * radiusNorm);
  }

  /** (z, u) or z without its generators, whose reach is computed apart. */
  private MZonotope shell(Basis basis) {
    int p = t.size();
    double[] center = new double[basis.size()];
    double[] box = new double[basis.size()];
    double magnitude = 0;
    for (int j = 0; j < p; j++) {
      center[j] = relu.slope(j) * t.center(j) + relu.offset(j);
      box[j] = relu.offset(j);
      magnitude = Math.hypot(magnitude, Math.abs(t.center(j)) + relu.offset(j));
      if (center.length > p) {
        center[p + j] = t.center(j);
      }
    }
    double slack = Rounding.up(Math.sqrt(2) * t.slack() + Rounding.gamma(4) * magnitude, 4L * p);
    return new MZonotope(center, Matrix.zeros(0, center.length), box, slack);
  }

  /** {@link #reachAlong}, kept: most sets that this one is compared with share a basis. */
  private double[] reach(Basis basis) {
    return reaches.computeIfAbsent(basis, this::reachAlong);
  }

  /** The reach of the generators of (z, u) or z along a basis, through {@code [B_z Λ + B_u]}. */
  private double[] reachAlong(Basis basis) {
    int p = t.size();
    int d = basis.size();
    Matrix directions = Matrix.zeros(d, p);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < p; j++) {
        double ofZ = basis.vectors().get(i, j) * relu.slope(j);
        directions.set(i, j, d == p ? ofZ : ofZ + basis.vectors().get(i, p + j));
      }
    }
    double[] along = t.extent(directions, radius);
    for (int i = 0; i < d; i++) {
      along[i] = Rounding.up(along[i] + 2 * Rounding.gamma(4) * radiusNorm, 2);
    }
    return along;
  }

  /**
   * Lower bounds of {@code r_i · z + c_i} over the set.
   *
   * @param directions the rows {@code r_i [m × p]}
   * @param offsets {@code c [m]}
   */
  public double[] lowerBounds(Matrix directions, double[] offsets) {
    int p = t.size();
    int m = directions.rows();
    Matrix scaled = Matrix.zeros(m, p);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < p; j++) {
        scaled.set(i, j, directions.get(i, j) * relu.slope(j));
      }
    }
    double[] extent = t.extent(scaled, radius);
    double[] bounds = new double[m];
    for (int i = 0; i < m; i++) {
      bounds[i] = lowerBound(directions.row(i), offsets[i], extent[i]);
    }
    return bounds;
  }

  private double lowerBound(double[] direction, double offset, double extent) {
    double value = offset;
    double below = extent;
    double magnitude = Math.abs(offset);
    double factors = 0;
    for (int j = 0; j < direction.length; j++) {
      double slope = relu.slope(j);
      value += direction[j] * (slope * t.center(j) + relu.offset(j));
      double size = Math.abs(direction[j]);
      below += size * (relu.offset(j) + slope * t.slack());
      double reach = Math.abs(t.center(j)) + radius[j];
      magnitude += size * (slope * reach + relu.offset(j));
      factors += 2 * size + reach + relu.offset(j) + t.slack();
    }
    // The direction, its product with the slope, and that of the slope and the centre may
    // underflow.
    double lost = Rounding.gamma(direction.length + 6L) * magnitude + 2 * Rounding.TINY * factors;
    return Math.nextDown(value - Rounding.up(below + lost, 2L * direction.length + 4));
  }
}
