package org.mondeq.certify.bound.dual;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;

/** An input box for one layer, or its part in a ball: what all objectives of a sample share. */
public final class InputRegion implements Region {
  private final ExplicitLayer layer;
  private final double[] center;
  private final double[] radius;
  private final double inputError;
  private final double reach;
  private final Optional<InputBall> ball;

  private InputRegion(ExplicitLayer layer, InputBox box) {
    this.layer = layer;
    this.center = box.center();
    this.radius = box.radius();
    this.ball = box.ball().map(of -> new InputBall(of, box, layer.model().spec().normalization()));
    double error = Norms.euclidean(layer.bias());
    double sum = 0;
    for (int i = 0; i < center.length; i++) {
      error += layer.inputColumnNorm(i) * (Math.abs(center[i]) + radius[i]);
      sum += Math.abs(center[i]) + radius[i];
    }
    this.inputError = Rounding.up(Rounding.gamma(layer.size() + 6L) * error, 2L * center.length);
    this.reach = Rounding.up(sum, 2L * center.length);
  }

  public static InputRegion of(ExplicitLayer layer, InputBox box) {
    return new InputRegion(layer, box);
  }

  @Override
  public ExplicitLayer layer() {
    return layer;
  }

  @Override
  public int size() {
    return center.length;
  }

  @Override
  public double center(int i) {
    return center[i];
  }

  @Override
  public double radius(int i) {
    return radius[i];
  }

  @Override
  public Optional<InputBall> ball() {
    return ball;
  }

  @Override
  public double inputError() {
    return inputError;
  }

  @Override
  public double reach() {
    return reach;
  }

  /** The centre as a row {@code [1 × q]}. */
  public Matrix centerRow() {
    return Matrix.ofRow(center);
  }

  /** As {@link #firstBounds(Optional)}, without a log. */
  public PreStateBounds firstBounds() {
    return firstBounds(Optional.empty());
  }

  /**
   * First bounds of r, from strong monotonicity: {@code ‖z(x) − z̃‖₂ ≤ (‖|U| x_r‖₂ + δ)/m}, where δ
   * is the residual of the computed fixpoint z̃ of the centre, which is the exact one for a bias
   * that differs by δ. In a ball, x_c is its centre, and the norms of its map U may be smaller.
   *
   * @param log remembers z̃
   */
  public PreStateBounds firstBounds(Optional<ProofLog> log) {
    MonDeq model = layer.model();
    int p = layer.size();
    double[] start = ball.isPresent() ? ball.get().center() : center;
    double[] radii = ball.isPresent() ? radiiAround(start) : radius;
    Matrix injection = model.injection(Matrix.ofRow(start));
    Matrix fixpoint = layer.solver().forward(injection, StoppingRule.tight()).requireFinite();
    double[] z = fixpoint.row(0);
    log.ifPresent(kept -> kept.point(z));
    double[] inputs = inputReach(radii);
    double moved = spread(radii) + residual(z, injection.row(0), start);
    double distance = Rounding.up(moved / model.spec().monotonicity(), p + 4L);
    double[] low = new double[p];
    double[] high = new double[p];
    double[] middle = Blas.productTransposed(Matrix.ofRow(start), layer.input()).row(0);
    double[] centerError = absoluteProduct(layer.input(), magnitudes(start));
    double norm = Norms.euclidean(z) + Math.sqrt(p) * distance;
    for (int j = 0; j < p; j++) {
      double value = layer.bias()[j] + middle[j];
      double reach = inputs[j];
      for (int k = 0; k < p; k++) {
        value += layer.coupling().get(j, k) * z[k];
        reach += Math.abs(layer.coupling().get(j, k)) * distance;
      }
      if (ball.isPresent()) { // The distance is one of vectors, not of each unit.
        reach = Math.min(reach, inputs[j] + rowNorm(j) * distance);
      }
      double lost =
          (layer.couplingError() + Rounding.gamma(p + 6L) * layer.couplingNorm()) * norm
              + inputError
              + Rounding.gamma(size() + 4L) * centerError[j]
              + Rounding.gamma(4) * Math.abs(value);
      double total = Rounding.up(reach + lost, p + 4L);
      low[j] = Math.nextDown(value - total);
      high[j] = Math.nextUp(value + total);
      high[j] = Math.max(low[j], Math.min(high[j], Math.nextUp(z[j] + distance)));
    }
    return new PreStateBounds(low, high);
  }

  /** {@code sup ‖U(x − x_c)‖₂}, or more but for some roundings. */
  private double spread(double[] radii) {
    double ofBox = Norms.euclidean(absoluteProduct(layer.model().inputWeights(), radii));
    return ball.isPresent() ? Math.min(ofBox, layer.ballNorms().spread(ball.get())) : ofBox;
  }

  /** {@code sup |Û_j (x − x_c)|} of each unit, or more. */
  private double[] inputReach(double[] radii) {
    double[] reach = absoluteProduct(layer.input(), radii);
    ball.ifPresent(within -> layer.ballNorms().capRows(within, reach));
    return reach;
  }

  /** {@code ‖Ŵ_j‖₂}, or more but for some roundings. */
  private double rowNorm(int j) {
    double squares = layer.size() * Double.MIN_NORMAL;
    for (int k = 0; k < layer.size(); k++) {
      squares += layer.coupling().get(j, k) * layer.coupling().get(j, k);
    }
    return Math.sqrt(squares);
  }

  /** How far inputs of the box are from a point of it, coordinate by coordinate. */
  private double[] radiiAround(double[] point) {
    double[] radii = new double[point.length];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = Rounding.up(Math.abs(center[i] - point[i]) + radius[i], 2);
    }
    return radii;
  }

  /** An upper bound of {@code |M| x} for {@code x ≥ 0}. */
  private static double[] absoluteProduct(Matrix matrix, double[] x) {
    double[] result = new double[matrix.rows()];
    DoubleBuffer buffer = matrix.buffer();
    for (int i = 0; i < result.length; i++) {
      double sum = 0;
      for (int j = 0; j < x.length; j++) {
        sum += Math.abs(buffer.get(i * x.length + j)) * x[j];
      }
      result[i] = Rounding.up(sum, x.length + 1L);
    }
    return result;
  }

  /**
   * {@code ‖b̃ − (U x_c + b)‖₂}, or more, for the b̃ under which {@code z̃ ≥ 0} is a fixpoint:
   * {@code b̃_j = z̃_j − (W z̃)_j} where {@code z̃_j > 0}, else the smaller of {@code −(W z̃)_j}
   * and the given one.
   */
  private double residual(double[] z, double[] injection, double[] start) {
    MonDeq model = layer.model();
    int p = z.length;
    Matrix w = model.coupling();
    double[] error = new double[p];
    double sizeOfZ = Norms.euclidean(z);
    for (int j = 0; j < p; j++) {
      double image = 0;
      double magnitude = Math.abs(injection[j]) + z[j];
      for (int k = 0; k < p; k++) {
        image += w.get(j, k) * z[k];
        magnitude += Math.abs(w.get(j, k)) * z[k];
      }
      double gap = z[j] > 0 ? z[j] - image - injection[j] : Math.min(0, -image - injection[j]);
      error[j] = Math.abs(gap) + Rounding.gamma(p + 6L) * magnitude;
    }
    double injectionError = injectionError(model, start);
    return Rounding.up(
        Norms.euclidean(error) + model.couplingError() * sizeOfZ + injectionError, 2L * p);
  }

  /**
   * A bound of the rounding in the computed {@code U x_c + b}, in the Euclidean norm. That of the
   * centre of a ball, of two more operations, is in it as well.
   */
  private double injectionError(MonDeq model, double[] start) {
    double[] sums = absoluteProduct(model.inputWeights(), magnitudes(start));
    double[] bias = model.inputBias();
    for (int j = 0; j < sums.length; j++) {
      sums[j] += Math.abs(bias[j]);
    }
    return Rounding.up(
        Rounding.gamma(model.inputs() + (ball.isPresent() ? 8L : 4L)) * Norms.euclidean(sums),
        sums.length);
  }

  private static double[] magnitudes(double[] x) {
    return Arrays.stream(x).map(Math::abs).toArray();
  }
}
