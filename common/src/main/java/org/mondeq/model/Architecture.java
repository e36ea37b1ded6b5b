package org.mondeq.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The structure of an equilibrium layer and its output layer, as data: it decides the shapes of the
 * six parameter arrays U, b, P, Q, V, v.
 */
public sealed interface Architecture {
  /** The most latent units that a model may have. */
  int MAX_LATENT = 1 << 14;

  /** The shape of each parameter array for an input {@code [channels, height, width]}. */
  Map<String, int[]> shapes(InputShape input, int classes);

  /** The number of latent units p. */
  int latent(InputShape input);

  /** The word for this kind in files and configurations. */
  String kind();

  /**
   * A fully connected layer: {@code U [p, q]}, {@code P, Q [p, p]}, {@code V [c, p]}.
   *
   * @param latent the number of latent units p, positive
   */
  record Dense(int latent) implements Architecture {
    /** Checks the size. */
    public Dense {
      if (latent < 1 || latent > MAX_LATENT) {
        throw new IllegalArgumentException(
            "latent: expected 1 to " + MAX_LATENT + ", got " + latent);
      }
    }

    @Override
    public Map<String, int[]> shapes(InputShape input, int classes) {
      Map<String, int[]> shapes = new LinkedHashMap<>();
      shapes.put("U", new int[] {latent, input.size()});
      shapes.put("b", new int[] {latent});
      shapes.put("P", new int[] {latent, latent});
      shapes.put("Q", new int[] {latent, latent});
      shapes.put("V", new int[] {classes, latent});
      shapes.put("v", new int[] {classes});
      return shapes;
    }

    @Override
    public int latent(InputShape input) {
      return latent;
    }

    @Override
    public String kind() {
      return "dense";
    }
  }

  /**
   * A convolutional layer: U is a strided convolution of the input, P and Q are 3 × 3 convolutions
   * with zero padding 1 of the latent image, V acts on its average pooling.
   *
   * @param channels latent channels k
   * @param kernel side of U's square kernel
   * @param stride stride of U
   * @param padding zero padding of U on each side
   * @param pooling side and stride of the average pooling before V; incomplete windows are dropped
   */
  record Convolutional(int channels, int kernel, int stride, int padding, int pooling)
      implements Architecture {
    /** Side of the kernels of P and Q. */
    public static final int LATENT_KERNEL = 3;

    private static final int MAX_KERNEL = 1 << 12;

    /** Checks the sizes. */
    public Convolutional {
      if (channels < 1 || channels > 1024) {
        throw new IllegalArgumentException("channels: expected 1 to 1024, got " + channels);
      }
      if (kernel < 1 || stride < 1 || pooling < 1 || padding < 0 || padding >= kernel) {
        throw new IllegalArgumentException(
            "expected kernel, stride, pooling ≥ 1 and 0 ≤ padding < kernel, got "
                + kernel
                + ", "
                + stride
                + ", "
                + pooling
                + ", "
                + padding);
      }
      if (kernel > MAX_KERNEL || stride > MAX_KERNEL || pooling > MAX_KERNEL) {
        throw new IllegalArgumentException(
            "expected kernel, stride and pooling of at most " + MAX_KERNEL);
      }
    }

    /** The side of the latent image for an input side. */
    public int side(int inputSide) {
      return Math.floorDiv(inputSide + 2 * padding - kernel, stride) + 1;
    }

    /**
     * The shape of the latent image.
     *
     * @throws IllegalArgumentException if it is empty or too large
     */
    public InputShape latentShape(InputShape input) {
      latent(input);
      return new InputShape(channels, side(input.height()), side(input.width()));
    }

    /** The number of pooled features that V acts on, at most that of the latent units. */
    public int pooled(InputShape input) {
      latent(input);
      return channels * (side(input.height()) / pooling) * (side(input.width()) / pooling);
    }

    @Override
    public Map<String, int[]> shapes(InputShape input, int classes) {
      if (side(input.height()) < pooling || side(input.width()) < pooling) {
        throw new IllegalArgumentException("the input is too small for this convolution");
      }
      Map<String, int[]> shapes = new LinkedHashMap<>();
      shapes.put("U", new int[] {channels, input.channels(), kernel, kernel});
      shapes.put("b", new int[] {channels});
      shapes.put("P", new int[] {channels, channels, LATENT_KERNEL, LATENT_KERNEL});
      shapes.put("Q", new int[] {channels, channels, LATENT_KERNEL, LATENT_KERNEL});
      shapes.put("V", new int[] {classes, pooled(input)});
      shapes.put("v", new int[] {classes});
      return shapes;
    }

    @Override
    public int latent(InputShape input) {
      long size = (long) side(input.height()) * side(input.width());
      if (side(input.height()) < 1 || side(input.width()) < 1) {
        throw new IllegalArgumentException("the input is too small for this convolution");
      }
      if (size > MAX_LATENT || channels * size > MAX_LATENT) {
        throw new IllegalArgumentException(
            "inputShape: expected at most " + MAX_LATENT + " latent units, got " + channels * size);
      }
      return (int) (channels * size);
    }

    @Override
    public String kind() {
      return "convolutional";
    }
  }
}
