package org.mondeq.testing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.MonDeq;

/**
 * A dense model in decimal arithmetic: sums and products of doubles are exact, quotients have 90
 * digits. What doubles claim of the model can be compared with it without any tolerance.
 */
public final class Exact {
  private static final MathContext DIGITS = new MathContext(90);

  private final int latent;
  private final int inputs;
  private final BigDecimal[][] coupling;
  private final BigDecimal[][] inputWeights;
  private final BigDecimal[] inputBias;

  /** The parameters of a dense model. */
  public Exact(MonDeq model) {
    Map<String, NpyArray> parameters = model.parameters();
    this.latent = model.latent();
    this.inputs = model.inputs();
    BigDecimal[][] damping = matrix(parameters.get("P").values(), latent);
    BigDecimal[][] skew = matrix(parameters.get("Q").values(), latent);
    this.coupling = coupling(damping, skew, of(model.spec().monotonicity()));
    this.inputWeights = matrix(parameters.get("U").values(), latent);
    this.inputBias = vector(parameters.get("b").values());
  }

  /** The number that a double is. */
  public static BigDecimal of(double value) {
    return new BigDecimal(value);
  }

  /** The numbers that doubles are. */
  public static BigDecimal[] vector(double[] values) {
    BigDecimal[] result = new BigDecimal[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = of(values[i]);
    }
    return result;
  }

  /** Values row after row, as so many rows. */
  public static BigDecimal[][] matrix(double[] values, int rows) {
    int cols = values.length / rows;
    BigDecimal[][] result = new BigDecimal[rows][cols];
    for (int i = 0; i < values.length; i++) {
      result[i / cols][i % cols] = of(values[i]);
    }
    return result;
  }

  /** A quotient, to 90 digits. */
  public static BigDecimal divide(BigDecimal a, BigDecimal b) {
    return a.divide(b, DIGITS);
  }

  /** A square root, to 90 digits. */
  public static BigDecimal sqrt(BigDecimal a) {
    return a.sqrt(DIGITS);
  }

  /** {@code x · y}. */
  public static BigDecimal dot(BigDecimal[] x, BigDecimal[] y) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(x[i].multiply(y[i]));
    }
    return sum;
  }

  /** {@code (1 − m) I − PᵀP + Q − Qᵀ}. */
  private static BigDecimal[][] coupling(
      BigDecimal[][] damping, BigDecimal[][] skew, BigDecimal monotonicity) {
    int p = damping.length;
    BigDecimal[][] w = new BigDecimal[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        BigDecimal sum = i == j ? BigDecimal.ONE.subtract(monotonicity) : BigDecimal.ZERO;
        for (int k = 0; k < p; k++) {
          sum = sum.subtract(damping[k][i].multiply(damping[k][j]));
        }
        w[i][j] = sum.add(skew[i][j]).subtract(skew[j][i]);
      }
    }
    return w;
  }

  /** The number of units p. */
  public int latent() {
    return latent;
  }

  /** The number of inputs q. */
  public int inputs() {
    return inputs;
  }

  /** {@code W_jk}. */
  public BigDecimal coupling(int j, int k) {
    return coupling[j][k];
  }

  /** {@code U_ji}. */
  public BigDecimal inputWeight(int j, int i) {
    return inputWeights[j][i];
  }

  /** {@code b_j}. */
  public BigDecimal inputBias(int j) {
    return inputBias[j];
  }

  /** {@code y = W z + U x + b}. */
  public BigDecimal[] image(BigDecimal[] z, BigDecimal[] x) {
    BigDecimal[] y = new BigDecimal[latent];
    for (int j = 0; j < latent; j++) {
      y[j] = dot(coupling[j], z).add(dot(inputWeights[j], x)).add(inputBias[j]);
    }
    return y;
  }

  /** The fixpoint for normalised inputs x, by enumeration of the patterns of active units. */
  public BigDecimal[] fixpoint(BigDecimal[] x) {
    for (int pattern = 0; pattern < 1 << latent; pattern++) {
      Optional<BigDecimal[]> z = fixpoint(x, pattern);
      if (z.isPresent()) {
        return z.get();
      }
    }
    throw new AssertionError("no fixpoint");
  }

  /** The fixpoint if the active units are those of a pattern. */
  private Optional<BigDecimal[]> fixpoint(BigDecimal[] x, int pattern) {
    BigDecimal[] z = solve(x, pattern);
    BigDecimal[] y = image(z, x);
    for (int j = 0; j < latent; j++) {
      boolean active = (pattern >> j & 1) == 1;
      if (active ? z[j].signum() < 0 : y[j].signum() > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(z);
  }

  /** {@code z_S = (I − W_SS)⁻¹ (U_S x + b_S)}, by elimination with pivots; the others are zero. */
  private BigDecimal[] solve(BigDecimal[] x, int pattern) {
    BigDecimal[][] rows = new BigDecimal[latent][latent + 1];
    for (int j = 0; j < latent; j++) {
      boolean active = (pattern >> j & 1) == 1;
      for (int k = 0; k < latent; k++) {
        BigDecimal identity = j == k ? BigDecimal.ONE : BigDecimal.ZERO;
        boolean coupled = active && (pattern >> k & 1) == 1;
        rows[j][k] = coupled ? identity.subtract(coupling[j][k]) : identity;
      }
      rows[j][latent] = active ? dot(inputWeights[j], x).add(inputBias[j]) : BigDecimal.ZERO;
    }
    for (int column = 0; column < latent; column++) {
      eliminate(rows, column);
    }
    BigDecimal[] z = new BigDecimal[latent];
    for (int j = 0; j < latent; j++) {
      z[j] = divide(rows[j][latent], rows[j][j]);
    }
    return z;
  }

  private static void eliminate(BigDecimal[][] rows, int column) {
    int pivot = column;
    for (int j = column + 1; j < rows.length; j++) {
      pivot = rows[j][column].abs().compareTo(rows[pivot][column].abs()) > 0 ? j : pivot;
    }
    BigDecimal[] swapped = rows[column];
    rows[column] = rows[pivot];
    rows[pivot] = swapped;
    for (int j = 0; j < rows.length; j++) {
      if (j != column && rows[j][column].signum() != 0) {
        BigDecimal factor = divide(rows[j][column], rows[column][column]);
        for (int i = column; i < rows[j].length; i++) {
          rows[j][i] = rows[j][i].subtract(factor.multiply(rows[column][i]), DIGITS);
        }
      }
    }
  }
}
