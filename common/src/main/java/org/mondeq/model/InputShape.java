package org.mondeq.model;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The shape of one input; its values are stored channel after channel, row after row.
 *
 * @param channels colour channels
 * @param height rows of pixels
 * @param width columns of pixels
 */
public record InputShape(int channels, int height, int width) implements Serializable {
  private static final int MAX_SIZE = 1 << 24;

  /** Checks the dimensions. */
  public InputShape {
    if (channels < 1 || height < 1 || width < 1 || (long) channels * height * width > MAX_SIZE) {
      throw new IllegalArgumentException(
          "expected positive dimensions, got " + channels + " × " + height + " × " + width);
    }
  }

  /** From a list of channels, height and width. */
  public static InputShape of(List<Integer> dimensions) {
    if (dimensions.size() != 3 || dimensions.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "inputShape: expected [channels, height, width], got " + dimensions);
    }
    return new InputShape(dimensions.get(0), dimensions.get(1), dimensions.get(2));
  }

  /** The number of values q of one input. */
  public int size() {
    return channels * height * width;
  }

  /** The three dimensions as a list. */
  public List<Integer> dimensions() {
    return List.of(channels, height, width);
  }
}
