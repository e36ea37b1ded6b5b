package org.mondeq.certify.bound;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;
import org.mondeq.testing.Exact;

/**
 * Small models in which rounding is all that matters: numbers of very different magnitudes, sums
 * that cancel, an m next to nothing.
 */
public final class WildModel {
  private static final double[] SPREADS = {0, 2, 6};

  private final Random random;

  /** What a source of chance decides. */
  public WildModel(Random random) {
    this.random = random;
  }

  /** {@code 10^t} for a t between two numbers. */
  public double power(double from, double to) {
    return Math.pow(10, from + (to - from) * random.nextDouble());
  }

  /** A number of any sign, of a magnitude around a scale; sometimes zero. */
  public double number(double scale, double spread) {
    return random.nextInt(8) == 0 ? 0 : scale * random.nextGaussian() * power(-spread, spread);
  }

  private double[] numbers(int size, double scale) {
    double spread = SPREADS[random.nextInt(SPREADS.length)];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = number(scale, spread);
    }
    return values;
  }

  private double scale() {
    return random.nextInt(4) == 0 ? 0 : power(-3, 3);
  }

  /** A model of at most 4 units and 3 inputs. */
  public MonDeq model() {
    int p = 1 + random.nextInt(4);
    int q = 1 + random.nextInt(3);
    int classes = 2 + random.nextInt(2);
    double[] damping = numbers(p * p, scale());
    double[] skew = numbers(p * p, scale());
    if (random.nextBoolean()) {
      cancel(damping, skew, p);
    }
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    parameters.put("U", NpyArray.of(numbers(p * q, scale()), p, q));
    parameters.put("b", NpyArray.of(numbers(p, scale()), p));
    parameters.put("P", NpyArray.of(damping, p, p));
    parameters.put("Q", NpyArray.of(skew, p, p));
    parameters.put("V", NpyArray.of(numbers(classes * p, 1), classes, p));
    parameters.put("v", NpyArray.of(numbers(classes, 1), classes));
    ModelSpec spec =
        new ModelSpec(
            "wild",
            "digits",
            new Architecture.Dense(p),
            new InputShape(1, 1, q),
            classes,
            power(-6, 2),
            new Normalization(
                List.of(random.nextDouble()), List.of(random.nextBoolean() ? power(-2, 2) : 1)),
            ModelSpec.noProvenance());
    return MonDeq.of(spec, parameters);
  }

  /**
   * A model of one unit and one input, over the whole range of pixels, of which the first bounds
   * are attained but for rounding: {@code z = max(0, U x + b)/m} with the centre at 0.
   */
  public MonDeq tightModel() {
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    parameters.put("U", NpyArray.of(new double[] {number(1, 2)}, 1, 1));
    parameters.put("b", NpyArray.of(new double[] {random.nextInt(4) == 0 ? number(1, 2) : 0}, 1));
    parameters.put("P", NpyArray.of(new double[1], 1, 1));
    parameters.put("Q", NpyArray.of(new double[1], 1, 1));
    parameters.put("V", NpyArray.of(new double[] {1, -1}, 2, 1));
    parameters.put("v", NpyArray.of(new double[2], 2));
    ModelSpec spec =
        new ModelSpec(
            "tight",
            "digits",
            new Architecture.Dense(1),
            new InputShape(1, 1, 1),
            2,
            power(-6, 2),
            new Normalization(List.of(0.5), List.of(power(-2, 2))),
            ModelSpec.noProvenance());
    return MonDeq.of(spec, parameters);
  }

  /** Makes {@code Q − Qᵀ} take away from one half of {@code PᵀP} all that doubles can. */
  private static void cancel(double[] damping, double[] skew, int p) {
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < i; j++) {
        double product = 0;
        for (int k = 0; k < p; k++) {
          product += damping[k * p + i] * damping[k * p + j];
        }
        skew[i * p + j] = product;
        skew[j * p + i] = 0;
      }
    }
  }

  /** A box of raw pixels: a part of the range, or a point, or nearly one. */
  public InputBox box(MonDeq model) {
    double width = random.nextInt(3) == 0 ? 0 : power(-17, 0);
    double[] low = new double[model.inputs()];
    double[] high = new double[model.inputs()];
    for (int i = 0; i < low.length; i++) {
      low[i] = random.nextDouble();
      high[i] = Math.min(1, low[i] + width * random.nextDouble());
    }
    return InputBox.between(low, high, model.spec().normalization());
  }

  /** A ball of raw pixels around some of the range, of any radius up to a few. */
  public InputBox ball(MonDeq model) {
    double[] center = new double[model.inputs()];
    for (int i = 0; i < center.length; i++) {
      center[i] = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble();
    }
    double epsilon = random.nextInt(4) == 0 ? 0 : power(-17, 0.5);
    Norm norm = random.nextBoolean() ? Norm.TWO : Norm.ONE;
    return InputBox.ball(center, epsilon, norm, model.spec().normalization());
  }

  /** Raw pixels of a ball, drawn from those of its box, their exact normalised values. */
  public static BigDecimal[] inBall(InputBox ball, double[] pixels) {
    double[] pulled = ball.ball().orElseThrow().pull(pixels);
    BigDecimal[] x = new BigDecimal[pulled.length];
    for (int i = 0; i < x.length; i++) {
      BigDecimal mean = Exact.of(ball.normalization().meanOf(i, x.length));
      BigDecimal std = Exact.of(ball.normalization().stdOf(i, x.length));
      x[i] = Exact.divide(Exact.of(pulled[i]).subtract(mean), std);
    }
    return x;
  }

  /** Bounds of any kind, of magnitudes that differ from unit to unit. */
  public PreStateBounds bounds(int p) {
    double scale = random.nextInt(3) == 0 ? 1e-20 : 1;
    double[] low = new double[p];
    double[] high = new double[p];
    for (int j = 0; j < p; j++) {
      double a = scale * power(-9, 3);
      double b = random.nextInt(4) == 0 ? a : scale * power(-9, 3);
      int kind = random.nextInt(3);
      low[j] = kind == 0 ? Math.min(a, b) : kind == 1 ? -a : -Math.max(a, b);
      high[j] = kind == 0 ? Math.max(a, b) : kind == 1 ? b : -Math.min(a, b);
    }
    return new PreStateBounds(low, high);
  }
}
