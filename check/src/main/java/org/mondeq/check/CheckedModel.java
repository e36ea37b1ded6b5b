package org.mondeq.check;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;

/**
 * A model as the checker sees it: {@code D r = K z + U x + b}, {@code z = ReLU(r)}, logits {@code V
 * z + v}, with {@code K = W − I + diag D}.
 *
 * <p>D is what the computation of {@code 1 − W_jj} gives and exact by definition; K carries the
 * error of everything else.
 */
final class CheckedModel {
  private final ModelMembers members;
  private final double[] scale;
  private final Inexact coupling;
  private final Inexact inputWeights;

  private CheckedModel(FileBytes file, double workLimit) {
    this.members = ModelMembers.read(file, workLimit);
    int p = members.latent();
    this.scale = new double[p];
    this.coupling = coupling(members.values("P"), members.values("Q"));
    this.inputWeights = new Inexact(p, members.inputs(), members.values("U"), 0);
  }

  /**
   * Reads the model of a file; O(p³).
   *
   * @throws InvalidInputException if it is none, or none that the checker knows
   */
  static CheckedModel read(Path file) {
    return read(Npz.bytes(file), Work.LIMIT);
  }

  /**
   * Reads a model; O(p³).
   *
   * @param workLimit the most multiplications that this may take
   * @throws InvalidInputException if it is none, none that the checker knows, or too large
   */
  static CheckedModel read(FileBytes file, double workLimit) {
    CheckedModel model = new CheckedModel(file, workLimit);
    for (double value : model.scale) {
      if (!(value > 0) || !Double.isFinite(value)) {
        throw new InvalidInputException(file.file() + ": W: too large to be checked");
      }
    }
    return model;
  }

  /** {@code W − I + D} of {@code W = (1 − m) I − PᵀP + Q − Qᵀ}, after choosing D. */
  private Inexact coupling(double[] damping, double[] skew) {
    int p = scale.length;
    double[][] columns = columns(damping, p);
    double[] center = new double[p * p];
    double largest = 0;
    for (int j = 0; j < p; j++) {
      int[] support = support(columns[j]);
      // 1 − W_jj = m + Σ P_ij², which leaves nothing of K_jj but the rounding of this sum.
      scale[j] = members.monotonicity() + dot(columns[j], columns[j], support);
      largest = Math.max(largest, scale[j]);
      for (int k = 0; k < j; k++) {
        double product = dot(columns[j], columns[k], support);
        double difference = skew[j * p + k] - skew[k * p + j];
        center[j * p + k] = difference - product;
        center[k * p + j] = -difference - product;
        double size = dotOfMagnitudes(columns[j], columns[k], support);
        size += Math.abs(skew[j * p + k]) + Math.abs(skew[k * p + j]);
        largest = Math.max(largest, size);
      }
    }
    double error = Outward.up(Outward.up(Outward.ofSum(p + 3) * largest) + Outward.UNDERFLOW);
    return new Inexact(p, p, center, error);
  }

  private static double[][] columns(double[] matrix, int p) {
    double[][] columns = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        columns[j][i] = matrix[i * p + j];
      }
    }
    return columns;
  }

  /** Where a vector is not zero: convolutions are mostly zeros. */
  private static int[] support(double[] x) {
    return IntStream.range(0, x.length).filter(i -> x[i] != 0).toArray();
  }

  private static double dot(double[] x, double[] y, int[] support) {
    double sum = 0;
    for (int i : support) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double dotOfMagnitudes(double[] x, double[] y, int[] support) {
    double sum = 0;
    for (int i : support) {
      sum += Math.abs(x[i] * y[i]);
    }
    return sum;
  }

  /** The number of inputs q. */
  int inputs() {
    return members.inputs();
  }

  /** The number of latent units p. */
  int latent() {
    return members.latent();
  }

  /** The number of classes c. */
  int classes() {
    return members.classes();
  }

  /** m. */
  double monotonicity() {
    return members.monotonicity();
  }

  /** {@code D_j}, positive. */
  double scale(int j) {
    return scale[j];
  }

  /** {@code K [p × p]}. */
  Inexact coupling() {
    return coupling;
  }

  /** {@code U [p × q]}. */
  Inexact inputWeights() {
    return inputWeights;
  }

  /** {@code U_ji}. */
  double inputWeight(int j, int i) {
    return members.values("U")[j * inputs() + i];
  }

  /** {@code b_j}. */
  double inputBias(int j) {
    return members.values("b")[j];
  }

  /** {@code V_tj − V_ij}, which acts on z_j. */
  Range leadWeight(int t, int i, int j) {
    int feature = members.feature(j);
    if (feature < 0) {
      return new Range(0, 0);
    }
    double[] weights = members.values("V");
    int features = weights.length / members.classes();
    double difference = weights[t * features + feature] - weights[i * features + feature];
    int area = members.poolingArea();
    return new Range(
        Outward.down(Outward.down(difference) / area), Outward.up(Outward.up(difference) / area));
  }

  /** {@code Σ_i outputs_i V_ij}, which acts on z_j. */
  Range weight(double[] outputs, int j) {
    int feature = members.feature(j);
    if (feature < 0) {
      return new Range(0, 0);
    }
    double[] weights = members.values("V");
    int features = weights.length / members.classes();
    double low = 0;
    double high = 0;
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i] != 0) {
        double product = outputs[i] * weights[i * features + feature];
        low = Outward.down(low + Outward.down(product));
        high = Outward.up(high + Outward.up(product));
      }
    }
    int area = members.poolingArea();
    return new Range(Outward.down(low / area), Outward.up(high / area));
  }

  /** The mean of input i. */
  double mean(int i) {
    return members.mean(i);
  }

  /** The standard deviation of input i. */
  double std(int i) {
    return members.std(i);
  }

  /** {@code v_i}. */
  double outputBias(int i) {
    return members.values("v")[i];
  }

  /** The inputs of the model that raw pixels between bounds {@code [q]} become. */
  Enclosure normalized(double[] lower, double[] upper) {
    double[] low = new double[lower.length];
    double[] high = new double[lower.length];
    for (int i = 0; i < low.length; i++) {
      double mean = members.mean(i);
      double std = members.std(i);
      low[i] = Outward.down(Outward.down(lower[i] - mean) / std);
      high[i] = Outward.up(Outward.up(upper[i] - mean) / std);
    }
    return new Enclosure(low, high);
  }
}
