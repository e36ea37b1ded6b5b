package org.mondeq.cli.region;

import java.util.List;
import java.util.Optional;
import org.mondeq.io.Expect;
import org.mondeq.spec.grid.Axis;

/**
 * An input of a region.
 *
 * @param name for messages, splits and pictures
 * @param unit for pictures; default none
 * @param range the values that the model reads as 0 and as 1; default 0 and 1
 * @param bounds the smallest and the largest value of the region; the same twice for a fixed input
 * @param cells of the coarsest level, 1 to 1,000,000; default 1
 */
public record InputConfig(
    String name, Optional<String> unit, List<Double> range, List<Double> bounds, Integer cells) {
  private static final String NAME = "[A-Za-z0-9_+-]{1,40}";

  /**
   * Fills in defaults and checks the values.
   *
   * @throws IllegalArgumentException "key: expected …, got …"
   */
  public InputConfig {
    if (name == null || !name.matches(NAME)) {
      throw new IllegalArgumentException(
          "name: expected letters, digits, '_', '+', '-', got "
              + (name == null ? "nothing" : "\"" + name + "\""));
    }
    unit.ifPresent(text -> RegionConfig.requireWord("unit", text));
    range = range == null ? List.of(0.0, 1.0) : range;
    requirePair("range", range);
    requirePair("bounds", bounds);
    cells = Expect.between("cells", 1, 1_000_000, cells == null ? 1 : cells);
    axis(range, bounds, cells);
  }

  private static void requirePair(String key, List<Double> values) {
    if (values == null || values.size() != 2) {
      throw new IllegalArgumentException(
          key + ": expected two numbers, got " + (values == null ? "nothing" : values.size()));
    }
  }

  private static Axis axis(List<Double> range, List<Double> bounds, int cells) {
    return new Axis(between("range", range), between("bounds", bounds), cells);
  }

  private static Axis.Range between(String key, List<Double> values) {
    try {
      return new Axis.Range(values.get(0), values.get(1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
  }

  /** The input as an axis of a grid. */
  Axis axis() {
    return axis(range, bounds, cells);
  }

  /** The name with the unit, as in {@code psi (deg)}. */
  String title() {
    return unit.map(word -> name + " (" + word + ")").orElse(name);
  }
}
