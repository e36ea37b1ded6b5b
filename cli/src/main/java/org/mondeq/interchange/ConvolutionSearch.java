package org.mondeq.interchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mondeq.interchange.ImportOptions.ConvolutionOptions;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;

/**
 * The strides, paddings and poolings that the shapes of arrays allow.
 *
 * @param u the shape of U, {@code [k, channels, kernel, kernel]}
 * @param v the shape of V, {@code [c, pooled]}
 * @param input the shape of one input
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, and never compared
record ConvolutionSearch(int[] u, int[] v, InputShape input) {
  private static final int SHOWN = 4;

  /**
   * The only layer that fits.
   *
   * @throws IllegalArgumentException if none does, or several do
   */
  Architecture.Convolutional find(ConvolutionOptions options) {
    if (u[2] != u[3] || v.length != 2) {
      throw new IllegalArgumentException(
          "expected a square kernel and a matrix V, got U "
              + Arrays.toString(u)
              + " and V "
              + Arrays.toString(v));
    }
    List<Architecture.Convolutional> fitting = new ArrayList<>();
    for (int stride : choices(options.stride(), 1, u[2])) {
      for (int padding : choices(options.padding(), 0, u[2] - 1)) {
        for (int pooling : choices(options.pooling(), 1, Math.max(input.height(), input.width()))) {
          Architecture.Convolutional layer =
              new Architecture.Convolutional(u[0], u[2], stride, padding, pooling);
          if (fits(layer)) {
            fitting.add(layer);
          }
        }
      }
    }
    if (fitting.size() != 1) {
      throw new IllegalArgumentException(message(fitting));
    }
    return fitting.get(0);
  }

  private static int[] choices(Optional<Integer> given, int least, int most) {
    return given
        .map(value -> new int[] {value})
        .orElseGet(() -> java.util.stream.IntStream.rangeClosed(least, most).toArray());
  }

  private boolean fits(Architecture.Convolutional layer) {
    int height = layer.side(input.height());
    int width = layer.side(input.width());
    long size = (long) layer.channels() * Math.max(0, height) * Math.max(0, width);
    return height >= 1
        && width >= 1
        && size <= Architecture.MAX_LATENT
        && layer.pooled(input) == v[1];
  }

  private String message(List<Architecture.Convolutional> fitting) {
    if (fitting.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "V: expected a width that a stride, padding and pooling of images %s give, got %d",
          input.dimensions(),
          v[1]);
    }
    List<String> some =
        fitting.stream()
            .limit(SHOWN)
            .map(c -> "(" + c.stride() + " " + c.padding() + " " + c.pooling() + ")")
            .toList();
    return String.format(
        Locale.ROOT,
        "%d layers fit; give --stride, --padding and --pooling, one of %s",
        fitting.size(),
        String.join(", ", some) + (fitting.size() > SHOWN ? ", …" : ""));
  }

  /** Where the layer is known from. */
  static String source(ConvolutionOptions options) {
    boolean all =
        options.stride().isPresent()
            && options.padding().isPresent()
            && options.pooling().isPresent();
    String derived = "the shapes of U and V";
    return all ? "the options" : options.isEmpty() ? derived : "the options and " + derived;
  }
}
