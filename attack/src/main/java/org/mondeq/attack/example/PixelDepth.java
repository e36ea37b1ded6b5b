package org.mondeq.attack.example;

import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;

/** The values that pixels of a counterexample may have. */
public enum PixelDepth {
  /** Every number. */
  REAL {
    @Override
    double nearest(double pixel, double low, double high) {
      return Math.min(high, Math.max(low, pixel));
    }
  },
  /** {@code k/255} for whole k, as in an image of 8 bits, to the nearest double. */
  EIGHT_BITS {
    @Override
    double nearest(double pixel, double low, double high) {
      double k = Math.rint(WHITE * Math.min(high, Math.max(low, pixel)));
      k = k / WHITE < low ? k + 1 : k;
      k = k / WHITE > high ? k - 1 : k;
      return k / WHITE < low ? Double.NaN : k / WHITE;
    }
  };

  private static final double WHITE = 255;

  /** The depth that an option asks for. */
  public static PixelDepth of(boolean quantized) {
    return quantized ? EIGHT_BITS : REAL;
  }

  /** The nearest value within bounds; not a number if there is none. */
  abstract double nearest(double pixel, double low, double high);

  /** The smallest box around the values in a box, or the box itself where a pixel has none. */
  InputBox hull(InputBox box, Normalization normalization) {
    if (this == REAL) {
      return box;
    }
    double[] low = box.lowPixels();
    double[] high = box.highPixels();
    for (int j = 0; j < low.length; j++) {
      double least = nearest(low[j], low[j], high[j]);
      double most = nearest(high[j], low[j], high[j]);
      if (Double.isNaN(least) || Double.isNaN(most)) {
        return box;
      }
      low[j] = least;
      high[j] = most;
    }
    InputBox hull = InputBox.between(low, high, normalization);
    return box.ball().map(hull::within).orElse(hull);
  }
}
