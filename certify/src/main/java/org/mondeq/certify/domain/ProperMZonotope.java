package org.mondeq.certify.domain;

import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.linalg.Shapes;

/**
 * A proper M-Zonotope {@code { a + Bᵀ diag(c) ν + diag(β) η }} on a basis B with coefficients c: as
 * many generators as dimensions, so that inclusion can be decided by coordinates [Müller21, §5.1].
 *
 * <p>The coefficients refer to the exact product {@code Bᵀ diag(c)}, not to its rounded form.
 */
public final class ProperMZonotope {
  private final double[] center;
  private final Basis basis;
  private final double[] coefficients;
  private final double[] box;

  private ProperMZonotope(double[] center, Basis basis, double[] coefficients, double[] box) {
    this.center = center;
    this.basis = basis;
    this.coefficients = coefficients;
    this.box = box;
  }

  /**
   * A proper set around any M-Zonotope given the reach of its generators along the basis.
   *
   * @param reach {@code Σ_j |b_i · g_j|} for each basis vector, or more
   * @param radiusNorm {@code ‖|G|ᵀ1‖₂}, or more
   */
  public static ProperMZonotope enclosing(
      MZonotope set, Basis basis, double[] reach, double radiusNorm) {
    double[] coefficients = coordinates(set.slack(), basis, reach, radiusNorm);
    double[] center = new double[set.size()];
    double[] box = new double[set.size()];
    for (int i = 0; i < center.length; i++) {
      center[i] = set.center(i);
      box[i] = set.box(i);
    }
    return new ProperMZonotope(center, basis, coefficients, box);
  }

  /** What the generators and the ball need along each basis vector, whatever the basis' defect. */
  private static double[] coordinates(
      double slack, Basis basis, double[] reach, double radiusNorm) {
    double extra = 1.001 * slack + basis.coordinateError() * radiusNorm;
    double[] coefficients = new double[reach.length];
    for (int i = 0; i < reach.length; i++) {
      coefficients[i] = Rounding.up(reach[i] + extra, 5);
    }
    return coefficients;
  }

  /** The dimension d. */
  public int size() {
    return center.length;
  }

  /** The basis B. */
  public Basis basis() {
    return basis;
  }

  /** Coordinate {@code i} of the centre. */
  double center(int i) {
    return center[i];
  }

  /** c of basis vector {@code i}. */
  double coefficient(int i) {
    return coefficients[i];
  }

  /** β of coordinate {@code i}. */
  double box(int i) {
    return box[i];
  }

  /**
   * This set grown to {@code (1 + factor) c + addend} [Müller21, eq. 12].
   *
   * @param factor at least 0
   * @param addend at least 0
   */
  public ProperMZonotope widen(double factor, double addend) {
    if (!(factor >= 0 && addend >= 0)) {
      throw new IllegalArgumentException("widening: expected ≥ 0, got " + factor + ", " + addend);
    }
    double[] wider = new double[coefficients.length];
    for (int i = 0; i < wider.length; i++) {
      wider[i] = Rounding.up((1 + factor) * coefficients[i] + addend, 3);
    }
    return new ProperMZonotope(center, basis, wider, box);
  }

  /**
   * A set around this one without a box: β is cast to generators along the coordinates and these
   * are consolidated with the others.
   */
  public ProperMZonotope castBox() {
    double[] covering = basis.absoluteProduct(box);
    double error = basis.coordinateError() * Rounding.up(Norms.euclidean(box), size());
    double[] wider = new double[coefficients.length];
    for (int i = 0; i < wider.length; i++) {
      wider[i] = Rounding.up(coefficients[i] + covering[i] + error, 3);
    }
    return new ProperMZonotope(center, basis, wider, new double[size()]);
  }

  /** This set with its generators {@code c_i b_i} written out. */
  public MZonotope toMZonotope() {
    int d = size();
    Matrix generators = Matrix.zeros(d, d);
    Matrix vectors = basis.vectors();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        generators.set(i, j, coefficients[i] * vectors.get(i, j));
      }
    }
    double lost = Rounding.gamma(1) * Norms.euclidean(basisRadius());
    return new MZonotope(center.clone(), generators, box.clone(), Rounding.up(lost, d));
  }

  /** An upper bound of {@code Σ_i c_i |b_ij|} for each coordinate j. */
  private double[] basisRadius() {
    int d = size();
    double[] radius = new double[d];
    Matrix vectors = basis.vectors();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        radius[j] += coefficients[i] * Math.abs(vectors.get(i, j));
      }
    }
    for (int j = 0; j < d; j++) {
      radius[j] = Rounding.up(radius[j], d);
    }
    return radius;
  }

  /** The smallest box around the set, rounded outwards. */
  public Interval concretize() {
    double[] radius = basisRadius();
    double[] low = new double[size()];
    double[] high = new double[size()];
    for (int j = 0; j < low.length; j++) {
      double reach = Rounding.up(radius[j] + box[j], 1);
      low[j] = Math.nextDown(center[j] - reach);
      high[j] = Math.nextUp(center[j] + reach);
    }
    return new Interval(low, high);
  }

  /**
   * Theorem 5.2 [Müller21]: whether {@code |A⁻¹ A′| 1 + |A⁻¹| max(0, |a′ − a| + β′ − β) ≤ 1}, so
   * that the other set {@code (A′, β′, a′)} lies in this one; false does not mean that it does not.
   */
  public boolean contains(MZonotope other) {
    double[] radius = other.generatorRadius();
    return contains(
        other, other.extent(basis.vectors(), radius), Rounding.up(Norms.euclidean(radius), size()));
  }

  /**
   * Theorem 5.2 given the reach of the other set's generators along this set's basis.
   *
   * @param reach {@code Σ_j |b_i · g_j|} for each basis vector, or more
   * @param radiusNorm {@code ‖|G|ᵀ1‖₂} of the other set, or more
   */
  public boolean contains(MZonotope other, double[] reach, double radiusNorm) {
    Shapes.require("set", other.size(), size());
    double[] needed = coordinates(other.slack(), basis, reach, radiusNorm);
    double[] rest = new double[size()];
    for (int j = 0; j < rest.length; j++) {
      double shift = Math.nextUp(Math.abs(other.center(j) - center[j]));
      rest[j] = Math.max(0, Math.nextUp(Rounding.up(shift + other.box(j), 1) - box[j]));
    }
    double[] covering = basis.absoluteProduct(rest);
    double error = basis.coordinateError() * Norms.euclidean(rest);
    for (int i = 0; i < needed.length; i++) {
      double sum = Rounding.up(needed[i] + covering[i] + error, size() + 3L);
      if (!(sum <= coefficients[i])) {
        return false;
      }
    }
    return true;
  }
}
