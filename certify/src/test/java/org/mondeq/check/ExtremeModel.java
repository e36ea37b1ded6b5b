package org.mondeq.check;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.testing.Exact;

/**
 * A dense model of one or two units and two classes whose numbers are of any size that doubles
 * have, with the exact sign of its lead at any input: there is no quotient in it, since the
 * standard deviation is a power of two and a fixpoint is multiplied by its determinant.
 */
final class ExtremeModel {
  final int latent;
  final int inputs;
  final double monotonicity;
  final double mean;
  final double std;
  final double[] inputWeights;
  final double[] inputBias;
  final double[] damping;
  final double[] skew;
  final double[] outputWeights;

  ExtremeModel(Random random) {
    double extreme = random.nextInt(3) == 0 ? 0 : new double[] {5, 60, 160, 300}[random.nextInt(4)];
    latent = 1 + random.nextInt(2);
    inputs = 1 + random.nextInt(2);
    monotonicity = Math.max(Double.MIN_VALUE, Math.abs(number(random, extreme)));
    mean = random.nextBoolean() ? 0 : number(random, extreme);
    std = Math.scalb(1.0, random.nextInt(9) - 4);
    inputWeights = numbers(random, latent * inputs, extreme);
    inputBias = numbers(random, latent, extreme);
    damping = numbers(random, latent * latent, extreme / 2);
    skew = numbers(random, latent * latent, extreme);
    outputWeights = numbers(random, 2 * latent, extreme);
  }

  /** Numbers of one scale, with zeros among them. */
  private static double[] numbers(Random random, int count, double extreme) {
    double scale = Math.pow(10, extreme * (2 * random.nextDouble() - 1));
    double[] result = new double[count];
    for (int i = 0; i < count; i++) {
      result[i] = random.nextInt(6) == 0 ? 0 : scale * random.nextGaussian();
    }
    return result;
  }

  static double number(Random random, double extreme) {
    return Math.pow(10, extreme * (2 * random.nextDouble() - 1)) * random.nextGaussian();
  }

  /** With the output bias {@code (bias, 0)}. */
  void write(Path file, double bias) {
    Map<String, NpyArray> arrays =
        Map.of(
            "U", NpyArray.of(inputWeights, latent, inputs),
            "b", NpyArray.of(inputBias, latent),
            "P", NpyArray.of(damping, latent, latent),
            "Q", NpyArray.of(skew, latent, latent),
            "V", NpyArray.of(outputWeights, 2, latent),
            "v", NpyArray.of(new double[] {bias, 0}, 2));
    String json =
        String.format(
            Locale.ROOT,
            "{\"architecture\": \"dense\", \"inputShape\": [1, 1, %d], \"classes\": 2, \"latent\":"
                + " %d, \"monotonicity\": %s, \"normalization\": {\"mean\": [%s], \"std\": [%s]}}",
            inputs,
            latent,
            monotonicity,
            mean,
            std);
    Npz.of(arrays, Map.of("model.json", json)).write(file);
  }

  /** {@code I − W}. */
  private BigDecimal[][] system() {
    BigDecimal[][] system = new BigDecimal[latent][latent];
    for (int i = 0; i < latent; i++) {
      for (int j = 0; j < latent; j++) {
        BigDecimal sum = i == j ? Exact.of(monotonicity) : BigDecimal.ZERO;
        for (int k = 0; k < latent; k++) {
          sum = sum.add(product(damping[k * latent + i], damping[k * latent + j]));
        }
        sum = sum.subtract(Exact.of(skew[i * latent + j]));
        system[i][j] = sum.add(Exact.of(skew[j * latent + i]));
      }
    }
    return system;
  }

  private static BigDecimal product(double a, double b) {
    return Exact.of(a).multiply(Exact.of(b));
  }

  /** {@code U x + b} times std for raw pixels. */
  private BigDecimal[] injection(double[] pixels) {
    BigDecimal[] result = new BigDecimal[latent];
    for (int j = 0; j < latent; j++) {
      result[j] = product(inputBias[j], std);
      for (int i = 0; i < inputs; i++) {
        BigDecimal centered = Exact.of(pixels[i]).subtract(Exact.of(mean));
        result[j] = result[j].add(Exact.of(inputWeights[j * inputs + i]).multiply(centered));
      }
    }
    return result;
  }

  /** The sign of the lead of class 0 over class 1 at raw pixels, with that output bias. */
  int signOfLead(double[] pixels, double bias) {
    BigDecimal[][] a = system();
    BigDecimal[] c = injection(pixels);
    for (int pattern = 0; pattern < 1 << latent; pattern++) {
      BigDecimal determinant = determinant(a, pattern);
      BigDecimal[] z = new BigDecimal[latent];
      boolean holds = true;
      for (int j = 0; j < latent; j++) {
        z[j] = isActive(pattern, j) ? replaced(a, c, pattern, j) : BigDecimal.ZERO;
        holds &= z[j].signum() >= 0;
      }
      for (int j = 0; j < latent; j++) {
        if (!isActive(pattern, j)) {
          BigDecimal y = c[j].multiply(determinant);
          for (int k = 0; k < latent; k++) {
            y = y.subtract(a[j][k].multiply(z[k]));
          }
          holds &= y.signum() <= 0;
        }
      }
      if (holds) {
        BigDecimal lead = product(bias, std).multiply(determinant);
        for (int j = 0; j < latent; j++) {
          BigDecimal weight =
              Exact.of(outputWeights[j]).subtract(Exact.of(outputWeights[latent + j]));
          lead = lead.add(weight.multiply(z[j]));
        }
        return lead.signum();
      }
    }
    throw new AssertionError("no fixpoint");
  }

  /**
   * The multipliers that make the lead a function of the input alone where the units of a pattern
   * are active: {@code (I − W_A)ᵀ t = c}, as far as doubles can tell.
   */
  double[] multipliers(int pattern) {
    double[] c = new double[latent];
    for (int j = 0; j < latent; j++) {
      double difference = outputWeights[j] - outputWeights[latent + j];
      c[j] = isActive(pattern, j) && Double.isFinite(difference) ? difference : 0;
    }
    BigDecimal[][] transposed = system();
    if (pattern == 3) {
      BigDecimal swapped = transposed[0][1];
      transposed[0][1] = transposed[1][0];
      transposed[1][0] = swapped;
    }
    double[] t = new double[latent];
    for (int j = 0; j < latent; j++) {
      if (isActive(pattern, j)) {
        BigDecimal quotient =
            Exact.divide(
                replaced(transposed, Exact.vector(c), pattern, j),
                determinant(transposed, pattern));
        t[j] = quotient.doubleValue();
      }
      t[j] = Double.isFinite(t[j]) ? t[j] : 0;
    }
    return t;
  }

  private static boolean isActive(int pattern, int j) {
    return (pattern >> j & 1) == 1;
  }

  /** Of the rows and columns of active units. */
  private static BigDecimal determinant(BigDecimal[][] a, int pattern) {
    BigDecimal result = BigDecimal.ONE;
    for (int j = 0; j < a.length; j++) {
      result = isActive(pattern, j) ? result.multiply(a[j][j]) : result;
    }
    return pattern == 3 ? result.subtract(a[0][1].multiply(a[1][0])) : result;
  }

  /** The same with the right side in place of column j, by Cramer's rule. */
  private static BigDecimal replaced(BigDecimal[][] a, BigDecimal[] c, int pattern, int j) {
    if (pattern != 3) {
      return c[j];
    }
    int k = 1 - j;
    return c[j].multiply(a[k][k]).subtract(c[k].multiply(a[j][k]));
  }
}
