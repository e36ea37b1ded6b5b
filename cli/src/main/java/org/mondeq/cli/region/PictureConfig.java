package org.mondeq.cli.region;

import java.util.List;

/**
 * The picture of a region: a slice in two inputs.
 *
 * @param axes the inputs to the right and upward; default the first two that are not fixed
 * @param at the value of every other input, in their order; default the middle of its bounds
 */
public record PictureConfig(List<String> axes, List<Double> at) {
  /**
   * Checks the number of axes.
   *
   * @throws IllegalArgumentException "axes: expected …, got …"
   */
  public PictureConfig {
    if (axes != null && (axes.size() != 2 || axes.get(0).equals(axes.get(1)))) {
      throw new IllegalArgumentException("axes: expected two inputs, got " + axes);
    }
  }
}
