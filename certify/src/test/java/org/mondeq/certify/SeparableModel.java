package org.mondeq.certify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.Exact;

/**
 * A model without coupling between its units, whose margins are exact in decimal arithmetic: {@code
 * z_j = max(0, u_j·x + b_j) / (m + d_j²)}. A unit reads some pixels that no other unit reads, or
 * one pixel that others may read too; so the smallest margin is a sum of smallest parts.
 */
final class SeparableModel {
  /** The numbers of a model; V is divided by the area of the pooling. */
  static final class Numbers {
    double monotonicity = 1;
    double mean;
    double std = 1;

    /** {@code [p][q]}. */
    double[][] inputWeights = {};

    double[] inputBias = {};
    double[] damping = {};

    /** {@code [c][p]}. */
    double[][] outputWeights = {};

    double[] outputBias = {};

    /** The side of the pooling; 1 without. */
    int pooling = 1;

    int latent() {
      return inputBias.length;
    }

    int inputs() {
      return inputWeights[0].length;
    }
  }

  private final Numbers numbers;
  private final MonDeq model;
  private final BigDecimal[] divisor;

  /** A dense model, or a convolutional one of pooling s with one channel a unit of s² pixels. */
  SeparableModel(Numbers numbers, MonDeq model) {
    this.numbers = numbers;
    this.model = model;
    this.divisor = new BigDecimal[numbers.latent()];
    for (int j = 0; j < divisor.length; j++) {
      BigDecimal damping = Exact.of(numbers.damping[j]);
      divisor[j] =
          Exact.of(numbers.monotonicity)
              .add(damping.multiply(damping))
              .multiply(Exact.of(numbers.std));
    }
  }

  /** The dense model of the numbers. */
  static SeparableModel dense(Numbers numbers) {
    int p = numbers.latent();
    double[] damping = new double[p * p];
    for (int j = 0; j < p; j++) {
      damping[j * p + j] = numbers.damping[j];
    }
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("U", array(numbers.inputWeights));
    arrays.put("b", NpyArray.of(numbers.inputBias.clone(), p));
    arrays.put("P", NpyArray.of(damping, p, p));
    arrays.put("Q", NpyArray.of(new double[p * p], p, p));
    arrays.put("V", array(numbers.outputWeights));
    arrays.put("v", NpyArray.of(numbers.outputBias.clone(), numbers.outputBias.length));
    Architecture architecture = new Architecture.Dense(p);
    InputShape input = new InputShape(1, 1, numbers.inputs());
    return new SeparableModel(numbers, MonDeq.of(spec(numbers, architecture, input), arrays));
  }

  /**
   * A convolutional model with kernels of one point over an image as large as one window.
   *
   * @param channels one value for each channel: {@code inputWeights [k][1]}, {@code outputWeights
   *     [c][k]} and so on
   */
  static SeparableModel pooled(Numbers channels) {
    int k = channels.latent();
    int side = channels.pooling;
    double[] damping = new double[k * k * 9];
    for (int c = 0; c < k; c++) {
      damping[(c * k + c) * 9 + 4] = channels.damping[c];
    }
    double[] weights = new double[k];
    for (int c = 0; c < k; c++) {
      weights[c] = channels.inputWeights[c][0];
    }
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("U", NpyArray.of(weights, k, 1, 1, 1));
    arrays.put("b", NpyArray.of(channels.inputBias.clone(), k));
    arrays.put("P", NpyArray.of(damping, k, k, 3, 3));
    arrays.put("Q", NpyArray.of(new double[k * k * 9], k, k, 3, 3));
    arrays.put("V", array(channels.outputWeights));
    arrays.put("v", NpyArray.of(channels.outputBias.clone(), channels.outputBias.length));
    Architecture architecture = new Architecture.Convolutional(k, 1, 1, 0, side);
    ModelSpec spec = spec(channels, architecture, new InputShape(1, side, side));
    return new SeparableModel(writtenOut(channels), MonDeq.of(spec, arrays));
  }

  /** A unit for each pixel of each channel. */
  private static Numbers writtenOut(Numbers channels) {
    int k = channels.latent();
    int q = channels.pooling * channels.pooling;
    Numbers all = new Numbers();
    all.monotonicity = channels.monotonicity;
    all.mean = channels.mean;
    all.std = channels.std;
    all.pooling = channels.pooling;
    all.outputBias = channels.outputBias;
    all.inputWeights = new double[k * q][q];
    all.inputBias = new double[k * q];
    all.damping = new double[k * q];
    all.outputWeights = new double[channels.outputBias.length][k * q];
    for (int j = 0; j < k * q; j++) {
      all.inputWeights[j][j % q] = channels.inputWeights[j / q][0];
      all.inputBias[j] = channels.inputBias[j / q];
      all.damping[j] = channels.damping[j / q];
      for (int c = 0; c < all.outputWeights.length; c++) {
        all.outputWeights[c][j] = channels.outputWeights[c][j / q];
      }
    }
    return all;
  }

  private static NpyArray array(double[][] rows) {
    int cols = rows[0].length;
    double[] values = new double[rows.length * cols];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * cols, cols);
    }
    return NpyArray.of(values, rows.length, cols);
  }

  private static ModelSpec spec(Numbers numbers, Architecture architecture, InputShape input) {
    return new ModelSpec(
        "separable",
        "none",
        architecture,
        input,
        numbers.outputBias.length,
        numbers.monotonicity,
        new Normalization(List.of(numbers.mean), List.of(numbers.std)),
        ModelSpec.noProvenance());
  }

  /** The same with another bias of class 0. */
  SeparableModel withBias(double bias) {
    numbers.outputBias[0] = bias;
    Map<String, NpyArray> arrays = model.parameters();
    arrays.put("v", NpyArray.of(numbers.outputBias.clone(), numbers.outputBias.length));
    return new SeparableModel(numbers, MonDeq.of(model.spec(), arrays));
  }

  MonDeq model() {
    return model;
  }

  /** A box of raw pixels of this model. */
  InputBox box(double[] low, double[] high) {
    return InputBox.between(low, high, model.spec().normalization());
  }

  /** The smallest margin of a label at some raw pixels. */
  BigDecimal margin(double[] pixels, int label) {
    BigDecimal[] exact = Exact.vector(pixels);
    BigDecimal[] z = new BigDecimal[numbers.latent()];
    for (int j = 0; j < z.length; j++) {
      z[j] = state(j, exact);
    }
    List<BigDecimal> margins = new ArrayList<>();
    for (int c = 0; c < numbers.outputBias.length; c++) {
      if (c != label) {
        BigDecimal margin = bias(label, c);
        for (int j = 0; j < z.length; j++) {
          margin = margin.add(weight(label, c, j).multiply(z[j]));
        }
        margins.add(scaled(margin));
      }
    }
    return Collections.min(margins);
  }

  /** The smallest margin of a label over a box. */
  BigDecimal smallestMargin(double[] low, double[] high, int label) {
    List<BigDecimal> margins = new ArrayList<>();
    for (int c = 0; c < numbers.outputBias.length; c++) {
      if (c != label) {
        BigDecimal margin = bias(label, c);
        for (List<Integer> units : groups()) {
          margin = margin.add(smallestPart(units, low, high, new int[] {label, c}));
        }
        margins.add(scaled(margin));
      }
    }
    return Collections.min(margins);
  }

  /** Margins are summed times the area of the pooling. */
  private BigDecimal scaled(BigDecimal margin) {
    return Exact.divide(margin, BigDecimal.valueOf((long) numbers.pooling * numbers.pooling));
  }

  private BigDecimal bias(int label, int c) {
    return Exact.of(numbers.outputBias[label])
        .subtract(Exact.of(numbers.outputBias[c]))
        .multiply(BigDecimal.valueOf((long) numbers.pooling * numbers.pooling));
  }

  private BigDecimal weight(int label, int c, int j) {
    return Exact.of(numbers.outputWeights[label][j])
        .subtract(Exact.of(numbers.outputWeights[c][j]));
  }

  /** {@code z_j}; the numerator is exact. */
  private BigDecimal state(int j, BigDecimal[] pixels) {
    BigDecimal sum = Exact.of(numbers.inputBias[j]).multiply(Exact.of(numbers.std));
    for (int i = 0; i < pixels.length; i++) {
      if (numbers.inputWeights[j][i] != 0) {
        BigDecimal shifted = pixels[i].subtract(Exact.of(numbers.mean));
        sum = sum.add(Exact.of(numbers.inputWeights[j][i]).multiply(shifted));
      }
    }
    return sum.signum() <= 0 ? BigDecimal.ZERO : Exact.divide(sum, divisor[j]);
  }

  /** Units that read one pixel together, or one unit. */
  private List<List<Integer>> groups() {
    Map<Integer, List<Integer>> ofPixel = new LinkedHashMap<>();
    for (int j = 0; j < numbers.latent(); j++) {
      int first = 0;
      for (int i = numbers.inputs() - 1; i >= 0; i--) {
        first = numbers.inputWeights[j][i] != 0 ? i : first;
      }
      ofPixel.computeIfAbsent(first, key -> new ArrayList<>()).add(j);
    }
    return List.copyOf(ofPixel.values());
  }

  private BigDecimal smallestPart(List<Integer> units, double[] low, double[] high, int[] classes) {
    List<BigDecimal> parts = new ArrayList<>();
    for (BigDecimal[] pixels : candidates(units, low, high)) {
      BigDecimal part = BigDecimal.ZERO;
      for (int j : units) {
        part = part.add(weight(classes[0], classes[1], j).multiply(state(j, pixels)));
      }
      parts.add(part);
    }
    return Collections.min(parts);
  }

  /** Both ends of what the units read, and where they switch in between. */
  private List<BigDecimal[]> candidates(List<Integer> units, double[] low, double[] high) {
    List<BigDecimal[]> candidates = new ArrayList<>();
    double[] weights = numbers.inputWeights[units.get(0)];
    BigDecimal[] least = Exact.vector(low);
    BigDecimal[] most = Exact.vector(high);
    for (int i = 0; i < low.length; i++) {
      least[i] = Exact.of(weights[i] >= 0 ? low[i] : high[i]);
      most[i] = Exact.of(weights[i] >= 0 ? high[i] : low[i]);
    }
    candidates.add(least);
    candidates.add(most);
    for (int j : units) {
      for (int i = 0; i < low.length && units.size() > 1; i++) {
        if (numbers.inputWeights[j][i] != 0) {
          addSwitch(j, i, new BigDecimal[][] {Exact.vector(low), Exact.vector(high)}, candidates);
        }
      }
    }
    return candidates;
  }

  private void addSwitch(int j, int i, BigDecimal[][] box, List<BigDecimal[]> candidates) {
    BigDecimal bias = Exact.of(numbers.inputBias[j]).multiply(Exact.of(numbers.std));
    BigDecimal pixel =
        Exact.of(numbers.mean).subtract(Exact.divide(bias, Exact.of(numbers.inputWeights[j][i])));
    if (pixel.compareTo(box[0][i]) > 0 && pixel.compareTo(box[1][i]) < 0) {
      BigDecimal[] pixels = box[0].clone();
      pixels[i] = pixel;
      candidates.add(pixels);
    }
  }
}
