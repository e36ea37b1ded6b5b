package org.mondeq.certify.bound.dual;

import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.Resolvent;

/**
 * The equilibrium layer without self-loops: {@code r = Ŵ z + Û x + b̂}, {@code z = ReLU(r)}.
 *
 * <p>The matrices are computed ones; {@link #couplingError} bounds how far Ŵ is from that of the
 * model.
 */
public final class ExplicitLayer implements EquilibriumLayer {
  /** Step size of the splitting that finds multipliers, relative to the balanced one. */
  private static final double STEP = 1.5;

  private final MonDeq model;
  private final double[] diagonal;
  private final Matrix coupling;
  private final double[] couplingColumnNorms;
  private final double couplingNorm;
  private final double couplingError;
  private final Matrix input;
  private final double[] inputColumnNorms;
  private final double[] bias;
  private final double alpha;
  private final Matrix resolvent;
  private final PeacemanRachford solver;
  private final BallNorms ballNorms;

  public ExplicitLayer(MonDeq model) {
    this.model = model;
    int p = model.latent();
    int q = model.inputs();
    this.diagonal = new double[p];
    this.coupling = Matrix.zeros(p, p);
    this.input = Matrix.zeros(p, q);
    this.bias = model.inputBias();
    double smallest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < p; j++) {
      diagonal[j] = 1 - model.coupling().get(j, j);
      smallest = Math.min(smallest, diagonal[j]);
      bias[j] /= diagonal[j];
      for (int k = 0; k < p; k++) {
        coupling.set(j, k, j == k ? 0 : model.coupling().get(j, k) / diagonal[j]);
      }
      for (int k = 0; k < q; k++) {
        input.set(j, k, model.inputWeights().get(j, k) / diagonal[j]);
      }
    }
    this.couplingColumnNorms = columnNorms(coupling);
    this.inputColumnNorms = columnNorms(input);
    this.couplingNorm = Norms.frobenius(coupling);
    double rounding = Rounding.gamma(4) * (couplingNorm + Math.sqrt(p));
    this.couplingError = Rounding.up(model.couplingError() / smallest + rounding, 2L * p * p);
    this.solver = OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
    this.alpha = STEP * solver.alpha();
    this.resolvent = Resolvent.of(model.coupling(), alpha);
    this.ballNorms = new BallNorms(this);
  }

  private static double[] columnNorms(Matrix matrix) {
    double[] norms = new double[matrix.cols()];
    double[] column = new double[matrix.rows()];
    for (int j = 0; j < norms.length; j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = matrix.get(i, j);
      }
      norms[j] = Rounding.up(Norms.euclidean(column), matrix.rows());
    }
    return norms;
  }

  public MonDeq model() {
    return model;
  }

  @Override
  public int size() {
    return diagonal.length;
  }

  @Override
  public double diagonal(int j) {
    return diagonal[j];
  }

  @Override
  public Matrix coupling() {
    return coupling;
  }

  @Override
  public double couplingColumnNorm(int j) {
    return couplingColumnNorms[j];
  }

  /** {@code ‖Ŵ‖_F}, or more. */
  double couplingNorm() {
    return couplingNorm;
  }

  @Override
  public double couplingError() {
    return couplingError;
  }

  @Override
  public Matrix input() {
    return input;
  }

  /** {@code ‖Û e_i‖₂}, or more. */
  double inputColumnNorm(int i) {
    return inputColumnNorms[i];
  }

  @Override
  public double[] bias() {
    return bias;
  }

  @Override
  public double alpha() {
    return alpha;
  }

  @Override
  public Matrix resolvent() {
    return resolvent;
  }

  /** What balls of inputs need to know of the layer. */
  BallNorms ballNorms() {
    return ballNorms;
  }

  /** Solves for fixpoints of points. */
  public PeacemanRachford solver() {
    return solver;
  }
}
