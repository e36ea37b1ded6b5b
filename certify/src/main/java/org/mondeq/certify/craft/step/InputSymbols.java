package org.mondeq.certify.craft.step;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;

/** The input box as q noise symbols, and a bound of how large {@code U x + b} is on it. */
public final class InputSymbols {
  private final double[] center;
  private final double[] radius;
  private final double magnitude;
  private final double reach;

  private InputSymbols(double[] center, double[] radius, double magnitude) {
    this.center = center;
    this.radius = radius;
    this.magnitude = magnitude;
    double sum = 0;
    for (int j = 0; j < center.length; j++) {
      sum += Math.abs(center[j]) + radius[j];
    }
    this.reach = Rounding.up(sum, 2L * center.length);
  }

  public static InputSymbols of(InputBox box, MonDeq model) {
    double[] center = box.center();
    double[] radius = box.radius();
    int p = model.latent();
    int q = model.inputs();
    DoubleBuffer weights = model.inputWeights().buffer();
    double[] bias = model.inputBias();
    double[] injection = new double[p];
    for (int i = 0; i < p; i++) {
      double sum = Math.abs(bias[i]);
      for (int j = 0; j < q; j++) {
        sum += Math.abs(weights.get(i * q + j)) * (Math.abs(center[j]) + radius[j]);
      }
      injection[i] = sum;
    }
    return new InputSymbols(center, radius, Rounding.up(Norms.euclidean(injection), 2L * q + p));
  }

  public int size() {
    return center.length;
  }

  public double radius(int j) {
    return radius[j];
  }

  /** The centre {@code [q]}; only to be read. */
  public double[] center() {
    return center;
  }

  /** {@code ‖ |U| (|x_c| + x_r) + |b| ‖₂}, or more. */
  double magnitude() {
    return magnitude;
  }

  /** {@code ‖ |x_c| + x_r ‖₁}, or more. */
  double reach() {
    return reach;
  }

  /** The centre as a batch of one row. */
  public Matrix centerRow() {
    return Matrix.ofRow(center);
  }
}
