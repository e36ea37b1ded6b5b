package org.mondeq.certify;

import java.util.Arrays;
import java.util.Random;
import org.mondeq.certify.SeparableModel.Numbers;

/**
 * Numbers near the ends of the exponent range, whose products are of any size: subnormal and huge
 * standard deviations, means beyond the pixels or next to one, weights with a large common part.
 */
final class ExtremeModels {
  /** Exponents of entries, within what a model may have. */
  private static final int LEAST = -1074;

  private static final int MOST = 190;

  private final Random random;

  ExtremeModels(Random random) {
    this.random = random;
  }

  /** A number of about a power of two; the smallest ones have a few bits left, or none. */
  double number(double exponent) {
    int e = (int) Math.max(LEAST - 1, Math.min(MOST, Math.rint(exponent)));
    double value = Math.scalb(1 + random.nextDouble(), e);
    return random.nextBoolean() ? value : -value;
  }

  /** A pixel: any, an end of the range, or one next to the mean. */
  double pixel(double mean) {
    double near = Math.max(0, Math.min(1, mean));
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 ->
          near > 0 ? Math.nextDown(near) : Math.scalb(random.nextDouble(), -random.nextInt(99));
      default -> random.nextDouble();
    };
  }

  private double mean() {
    return switch (random.nextInt(7)) {
      case 0 -> 0;
      case 1 -> 0.5;
      case 2 -> 1 - (1 + random.nextInt(4)) * 0x1p-53;
      case 3 -> -3 * random.nextDouble();
      case 4 -> 1 + 20 * random.nextDouble();
      case 5 -> 1e10 * random.nextGaussian();
      default -> random.nextDouble();
    };
  }

  private double std() {
    return switch (random.nextInt(5)) {
      case 0 -> 1;
      case 1 -> 0.1 + random.nextDouble();
      case 2 -> Math.abs(number(-1074 + random.nextInt(60))) + Double.MIN_VALUE;
      case 3 -> Math.scalb(1 + random.nextDouble(), 900 + random.nextInt(123));
      default -> Math.scalb(1 + random.nextDouble(), -1000 + random.nextInt(2000));
    };
  }

  private double monotonicity() {
    return switch (random.nextInt(4)) {
      case 0 -> 1;
      case 1 -> 1 + random.nextInt(5);
      case 2 -> Math.scalb(1 + random.nextDouble(), -20 + random.nextInt(40));
      default -> 0.1 + 20 * random.nextDouble();
    };
  }

  /** A model of at most 4 units on at most 40 pixels: alone on several, or several on one. */
  SeparableModel dense() {
    Numbers numbers = frame();
    boolean alone = random.nextBoolean();
    int p = 1 + random.nextInt(4);
    int q = alone ? p * (1 + random.nextInt(random.nextInt(3) == 0 ? 10 : 2)) : p;
    draw(numbers, p, q);
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < q; i++) {
        boolean reads = alone ? i % p == j : i == Math.min(j, q - 1) / 2;
        numbers.inputWeights[j][i] = reads ? numbers.inputWeights[j][i] : 0;
      }
    }
    return SeparableModel.dense(numbers);
  }

  /** A convolutional model with one or two channels and a pooling of side 3, 5 or 7. */
  SeparableModel pooled() {
    Numbers numbers = frame();
    numbers.pooling = 3 + 2 * random.nextInt(3);
    draw(numbers, 1 + random.nextInt(2), 1);
    return SeparableModel.pooled(numbers);
  }

  private Numbers frame() {
    Numbers numbers = new Numbers();
    boolean usual = random.nextInt(3) == 0;
    numbers.mean = usual ? 0.5 : mean();
    numbers.std = usual ? 1 : std();
    numbers.monotonicity = monotonicity();
    return numbers;
  }

  private double around(double exponent) {
    return exponent + random.nextGaussian() * (random.nextInt(4) == 0 ? 30 : 2);
  }

  private void draw(Numbers numbers, int p, int q) {
    double distance = Math.abs(pixel(numbers.mean) - numbers.mean);
    double x = log(distance + 0x1p-60) - log(numbers.std);
    double injection = around(random.nextInt(3) == 0 ? -600 * random.nextDouble() : 0);
    double state = injection - log(numbers.monotonicity);
    double margin = around(random.nextInt(3) == 0 ? -600 * random.nextDouble() : 0);
    int classes = 2 + random.nextInt(2);
    numbers.inputWeights = new double[p][q];
    numbers.inputBias = new double[p];
    numbers.damping = new double[p];
    numbers.outputWeights = new double[classes][p];
    numbers.outputBias = new double[classes];
    double weight = injection - x;
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < q; i++) {
        numbers.inputWeights[j][i] = number(around(weight));
      }
      numbers.inputBias[j] = bias(numbers, numbers.inputWeights[j][0]);
      numbers.damping[j] =
          random.nextBoolean() ? 0 : Math.sqrt(numbers.monotonicity) * random.nextDouble();
      double common = random.nextBoolean() ? 0 : number(margin - state + 34 * random.nextDouble());
      for (int c = 0; c < classes; c++) {
        numbers.outputWeights[c][j] = common + number(around(margin - state));
      }
    }
  }

  private static double log(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** None, or one by which the unit switches near a pixel. */
  private double bias(Numbers numbers, double weight) {
    double switching = -weight * ((pixel(numbers.mean) - numbers.mean) / numbers.std);
    boolean none = random.nextInt(3) == 0 || !(Math.abs(switching) < 0x1p190);
    return none ? 0 : switching * (1 + random.nextInt(3) * 0x1p-52);
  }

  /**
   * The same model with another bias of class 0, by which its smallest margin is a random, often
   * tiny, part of what it was; as it is where that bias is too large.
   */
  SeparableModel nearTie(SeparableModel model, double[][] box) {
    double margin = model.smallestMargin(box[0], box[1], 0).doubleValue();
    double part = Math.scalb(random.nextGaussian(), -random.nextInt(56));
    double bias = -margin * (1 + part);
    return Math.abs(bias) <= 0x1p190 && random.nextInt(8) > 0 ? model.withBias(bias) : model;
  }

  /** The ends of a box of pixels, in this order. */
  double[][] box(SeparableModel model) {
    double[][] box = new double[2][model.model().inputs()];
    double mean = model.model().spec().normalization().meanOf(0, 1);
    for (int i = 0; i < box[0].length; i++) {
      double[] ends = {pixel(mean), pixel(mean)};
      Arrays.sort(ends);
      box[0][i] = ends[0];
      box[1][i] = ends[1];
    }
    return box;
  }
}
