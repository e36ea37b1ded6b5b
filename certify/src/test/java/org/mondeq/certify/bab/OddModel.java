package org.mondeq.certify.bab;

import java.util.Arrays;
import java.util.Random;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

/** Models and boxes that are made to break a verifier. */
enum OddModel {
  /** Every unit twice: no split of one decides anything that the other's does not. */
  DUPLICATED_UNITS(true) {
    @Override
    void change(RawModel raw, Random random) {
      int p = raw.latent;
      for (int j = 0; j + 1 < p; j += 2) {
        raw.inputBias[j + 1] = raw.inputBias[j];
        copy(raw.inputWeights, j * raw.inputs, (j + 1) * raw.inputs, 1, raw.inputs);
        copy(raw.damping, j, j + 1, p, p);
        copy(raw.skew, j, j + 1, p, p);
        copy(raw.skew, j * p, (j + 1) * p, 1, p);
        copy(raw.outputWeights, j, j + 1, p, raw.classes);
      }
    }
  },
  /** Units whose sum never changes: one goes up as the other goes down. */
  OPPOSITE_UNITS(true) {
    @Override
    void change(RawModel raw, Random random) {
      for (int j = 0; j + 1 < raw.latent; j += 2) {
        raw.inputBias[j + 1] = -raw.inputBias[j];
        for (int i = 0; i < raw.inputs; i++) {
          raw.inputWeights[(j + 1) * raw.inputs + i] = -raw.inputWeights[j * raw.inputs + i];
        }
      }
    }
  },
  /** Every unit switches exactly at the raw input 0.5, the middle of the box. */
  TIED_UNITS(true) {
    @Override
    void change(RawModel raw, Random random) {
      for (int j = 0; j < raw.latent; j++) {
        raw.inputBias[j] = 0;
        for (int i = 0; i < raw.inputs; i++) {
          raw.inputBias[j] -=
              raw.inputWeights[j * raw.inputs + i] * ((0.5 - RawModel.MEAN) / RawModel.STD);
        }
      }
    }

    @Override
    void choosePixels(double[] pixels, Random random) {
      Arrays.fill(pixels, 0.5);
    }
  },
  ZERO_INPUT_WEIGHTS(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.inputWeights, 0);
    }
  },
  ZERO_COUPLING(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.damping, 0);
      RawModel.scale(raw.skew, 0);
    }
  },
  ZERO_OUTPUT_WEIGHTS(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.outputWeights, 0);
    }
  },
  /** Half of all weights are zero. */
  SPARSE(true) {
    @Override
    void change(RawModel raw, Random random) {
      for (double[] weights :
          new double[][] {raw.inputWeights, raw.damping, raw.skew, raw.outputWeights}) {
        for (int i = 0; i < weights.length; i++) {
          weights[i] *= random.nextInt(2);
        }
      }
    }
  },
  INACTIVE_UNITS(true) {
    @Override
    void change(RawModel raw, Random random) {
      Arrays.fill(raw.inputBias, -1e3);
    }
  },
  ACTIVE_UNITS(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.damping, 0.1);
      RawModel.scale(raw.skew, 0.1);
      Arrays.fill(raw.inputBias, 1e2);
    }
  },
  ONE_UNIT(true) {
    @Override
    RawModel draw(Random random) {
      return new RawModel(random, 1 + random.nextInt(4), 1, 2 + random.nextInt(3));
    }
  },
  ONE_INPUT(true) {
    @Override
    RawModel draw(Random random) {
      return new RawModel(random, 1, 1 + random.nextInt(8), 2 + random.nextInt(3));
    }
  },
  /** ε = 0. */
  ONE_POINT(true) {
    @Override
    double epsilon(Random random) {
      return 0;
    }
  },
  /** ε so small that rounding is all there is. */
  ALMOST_ONE_POINT(true) {
    @Override
    double epsilon(Random random) {
      return RawModel.power(random, -17, -8);
    }
  },
  /** A corner of the pixel range. */
  CORNER(true) {
    @Override
    void choosePixels(double[] pixels, Random random) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = random.nextInt(2);
      }
    }
  },
  /** A ball that is clipped to the pixel range on all sides. */
  WHOLE_RANGE(true) {
    @Override
    double epsilon(Random random) {
      return 1 + random.nextDouble();
    }
  },
  TINY_INPUT_WEIGHTS(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.inputWeights, 1e-8);
    }
  },
  HUGE_INPUT_WEIGHTS(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.inputWeights, 1e6);
    }
  },
  /** Tiny and huge units beside each other, as far apart as linear programs of doubles can tell. */
  UNEQUAL_UNITS(false) {
    @Override
    void change(RawModel raw, Random random) {
      for (int j = 0; j < raw.latent; j++) {
        double factor = RawModel.power(random, -5, 4);
        raw.inputBias[j] *= factor;
        for (int i = 0; i < raw.inputs; i++) {
          raw.inputWeights[j * raw.inputs + i] *= factor;
        }
      }
    }
  },
  TINY_OUTPUT_WEIGHTS(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.outputWeights, 1e-8);
      RawModel.scale(raw.outputBias, 1e-8);
    }
  },
  HUGE_OUTPUT_WEIGHTS(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.outputWeights, 1e6);
      RawModel.scale(raw.outputBias, 1e6);
    }
  },
  /** Values beyond single precision. */
  ENORMOUS_OUTPUT_WEIGHTS(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.outputWeights, 1e50);
      RawModel.scale(raw.outputBias, 1e50);
    }
  },
  HUGE_SKEW(false) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.skew, 30);
    }
  },
  TINY_COUPLING(true) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.damping, 1e-8);
      RawModel.scale(raw.skew, 1e-8);
    }
  },
  /** States are 1000 times as large as what drives them. */
  SMALL_MONOTONICITY(true) {
    @Override
    void change(RawModel raw, Random random) {
      double factor = 1e-3 / raw.monotonicity;
      raw.monotonicity = 1e-3;
      RawModel.scale(raw.damping, Math.sqrt(factor));
      RawModel.scale(raw.skew, factor);
    }
  },
  HUGE_DAMPING(false) {
    @Override
    void change(RawModel raw, Random random) {
      RawModel.scale(raw.damping, 100);
    }
  },
  /** Hardly monotone, in proportion to the coupling. */
  HARDLY_MONOTONE(false) {
    @Override
    void change(RawModel raw, Random random) {
      raw.monotonicity = 3e-3;
    }
  };

  private final boolean wellConditioned;

  OddModel(boolean wellConditioned) {
    this.wellConditioned = wellConditioned;
  }

  /** Whether fixpoints are found so precisely that only ties may be left open. */
  boolean isWellConditioned() {
    return wellConditioned;
  }

  /** A problem of this kind, of at most 8 units. */
  SmallProblem problem(Random random) {
    RawModel raw = draw(random);
    change(raw, random);
    MonDeq model = raw.model();
    double[] pixels = RandomModels.pixels(random, 1, raw.inputs).row(0);
    choosePixels(pixels, random);
    int label = SmallProblem.prediction(model, Matrix.ofRow(pixels));
    return new SmallProblem(
        model, InputBox.ball(pixels, epsilon(random), model.spec().normalization()), label);
  }

  RawModel draw(Random random) {
    return new RawModel(
        random, 1 + random.nextInt(3), 1 + random.nextInt(8), 2 + random.nextInt(2));
  }

  /** Changes nothing unless a kind says otherwise. */
  void change(RawModel raw, Random random) {}

  /** Keeps random pixels unless a kind says otherwise. */
  void choosePixels(double[] pixels, Random random) {}

  double epsilon(Random random) {
    return 0.5 * random.nextDouble();
  }

  private static void copy(double[] values, int from, int to, int stride, int count) {
    for (int i = 0; i < count; i++) {
      values[to + i * stride] = values[from + i * stride];
    }
  }
}
